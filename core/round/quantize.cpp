// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/quantize.h"

#include "core/round/encoder.h"

#include <cstring>

namespace bitloupe {

namespace {

std::uint64_t bytesOf(const StoredPart& part)
{
    const auto width = static_cast<std::uint64_t>(part.bits);
    return part.count / 8 * width + (part.count % 8 * width + 7) / 8;
}

// Codes of weights in memory go where they will stay; others come piece by piece.
Result<void> encodeAll(Encoder& encoder, std::vector<std::byte>& codes, Progress& progress)
{
    if (const float* values = encoder.weights()->data()) {
        progress.expect(encoder.weights()->size());
        return encoder.encode(0, encoder.tiling().count(), values, codes.data(), progress);
    }
    const std::size_t bytes = codeBytes(encoder.grid()->codeType());
    const auto keep = [&codes, bytes](const QuantizedPiece& piece) {
        std::memcpy(codes.data() + piece.first * bytes, piece.codes.data(), piece.codes.size());
        return Result<void>();
    };
    return encoder.forEachPiece(keep, progress);
}

}  // namespace

BlockLayout blockLayout(const Granularity& granularity, std::uint64_t rows, std::uint64_t cols)
{
    if (std::holds_alternative<PerTensor>(granularity))
        return {true, cols, 1, 1};
    if (std::holds_alternative<PerChannel>(granularity))
        return {false, cols, 1, rows};
    const std::uint64_t size = static_cast<std::uint64_t>(std::get<PerGroup>(granularity).size);
    const std::uint64_t perRow = cols / size + (cols % size != 0);
    return {false, size, perRow, rows * perRow};
}

double QuantizedTensor::bitsPerWeight() const { return bitloupe::bitsPerWeight(*grid, rows * cols, blocks.blockCount); }
std::uint64_t QuantizedTensor::storedBytes() const { return bitloupe::storedBytes(*grid, rows * cols, blocks.blockCount); }

double bitsPerWeight(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount)
{
    if (weights == 0)
        return 0;
    double bits = 0;
    for (const StoredPart& part : grid.storedParts(weights, blockCount))
        bits += part.bits * (static_cast<double>(part.count) / static_cast<double>(weights));
    return bits;
}

std::uint64_t storedBytes(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount)
{
    std::uint64_t bytes = 0;
    for (const StoredPart& part : grid.storedParts(weights, blockCount))
        bytes += bytesOf(part);
    return bytes;
}

Result<QuantizationPlan> quantizePieces(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const PieceSink& sink,
                                        Progress& progress)
{
    Result<Encoder> encoder = Encoder::make(std::move(weights), spec, progress);
    if (!encoder)
        return encoder.error();
    if (Result<void> done = encoder->forEachPiece(sink, progress); !done)
        return done.error();
    return QuantizationPlan{encoder->weights(), encoder->grid(), encoder->blocks()};
}

Result<std::shared_ptr<const QuantizedTensor>> quantize(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress,
                                                        const WholeTensor& whole)
{
    Result<Encoder> encoder = Encoder::make(std::move(weights), spec, progress, whole);
    if (!encoder)
        return encoder.error();
    const Weights& prepared = *encoder->weights();
    auto answer = std::make_shared<QuantizedTensor>();
    answer->codes.resize(prepared.size() * codeBytes(encoder->grid()->codeType()));
    if (Result<void> done = encodeAll(*encoder, answer->codes, progress); !done)
        return done.error();
    answer->spec = spec;
    answer->info = prepared.info();
    answer->outputAxis = prepared.outputAxis();
    answer->rows = prepared.rows();
    answer->cols = prepared.cols();
    answer->grid = encoder->grid();
    answer->blocks = encoder->blocks();
    answer->params = std::move(encoder->params());
    answer->ranges = std::move(encoder->ranges());
    return std::shared_ptr<const QuantizedTensor>(std::move(answer));
}

}  // namespace bitloupe
