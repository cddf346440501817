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
Result<void> encodeAll(Encoder& encoder, Buffer<std::byte>& codes, Progress& progress)
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
    if (std::holds_alternative<PerChannel>(granularity) || std::holds_alternative<PerToken>(granularity))
        return {false, cols, 1, rows};
    if (const auto* group = std::get_if<PerChannelGroup>(&granularity)) {
        const auto together = static_cast<std::uint64_t>(group->channels);
        return {false, cols, 1, rows / together + (rows % together != 0), together};
    }
    const std::uint64_t size = static_cast<std::uint64_t>(std::get<PerGroup>(granularity).size);
    const std::uint64_t perRow = cols / size + (cols % size != 0);
    return {false, size, perRow, rows * perRow};
}

double QuantizedTensor::bitsPerWeight() const
{
    return bitloupe::bitsPerWeight(storedParts(*grid, rows * cols, blocks.blockCount, restoration.get()), rows * cols);
}

std::uint64_t QuantizedTensor::storedBytes() const
{
    return bitloupe::storedBytes(storedParts(*grid, rows * cols, blocks.blockCount, restoration.get()));
}

std::vector<StoredPart> storedParts(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount, const Restoration* restoration)
{
    std::vector<StoredPart> parts = grid.storedParts(weights, blockCount);
    if (restoration) {
        const std::vector<StoredPart> kept = restoration->storedParts();
        parts.insert(parts.end(), kept.begin(), kept.end());
    }
    return parts;
}

double bitsPerWeight(std::span<const StoredPart> parts, std::uint64_t weights)
{
    if (weights == 0)
        return 0;
    double bits = 0;
    for (const StoredPart& part : parts)
        bits += part.bits * (static_cast<double>(part.count) / static_cast<double>(weights));
    return bits;
}

std::uint64_t storedBytes(std::span<const StoredPart> parts)
{
    std::uint64_t bytes = 0;
    for (const StoredPart& part : parts)
        bytes += bytesOf(part);
    return bytes;
}

double bitsPerWeight(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount)
{
    return bitsPerWeight(grid.storedParts(weights, blockCount), weights);
}

std::uint64_t storedBytes(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount)
{
    return storedBytes(grid.storedParts(weights, blockCount));
}

Result<QuantizationPlan> quantizePieces(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const PieceSink& sink,
                                        Progress& progress)
{
    Result<Encoder> encoder = Encoder::make(std::move(weights), spec, progress);
    if (!encoder)
        return encoder.error();
    if (Result<void> done = encoder->forEachPiece(sink, progress); !done)
        return done.error();
    return QuantizationPlan{encoder->weights(), encoder->grid(), encoder->blocks(), encoder->restoration(), encoder->remarks()};
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
    answer->remarks = encoder->remarks();  // which looks at the parameters
    answer->params = std::move(encoder->params());
    answer->ranges = std::move(encoder->ranges());
    answer->restoration = encoder->restoration();
    answer->curve = encoder->curve();
    return std::shared_ptr<const QuantizedTensor>(std::move(answer));
}

}  // namespace bitloupe
