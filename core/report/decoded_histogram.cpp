// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/decoded_histogram.h"

#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Codes [first, first + count) of the matrix with the parameters of the blocks from `firstBlock` on.
struct Codes {
    const Grid& grid;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::span<const std::byte> bytes;
    std::uint64_t firstBlock = 0;
    std::span<const BlockParams> params;
    const Restoration* restoration = nullptr;
};

class Counter {
public:
    Counter(const BlockLayout& blocks, const Tiling& tiling, Histogram& into)
        : m_blocks(blocks)
        , m_tiling(tiling)
        , m_into(into)
        , m_locals([bins = into.counts.size()] {
            return Local{{}, std::vector<std::uint64_t>(bins, 0)};
        })
    {
    }

    // On TBB, in pieces of a tile's size.
    void add(const Codes& codes, Progress& progress)
    {
        const std::uint64_t pieces = (codes.count + kTileSize - 1) / kTileSize;
        tbb::parallel_for(std::uint64_t{0}, pieces, [&](std::uint64_t index) {
            const std::uint64_t offset = index * kTileSize;
            const std::uint64_t count = std::min(kTileSize, codes.count - offset);
            progress.advance(count);
            addPiece(codes, offset, count);
        });
    }

    void finish()
    {
        for (const Local& local : m_locals)
            for (std::size_t k = 0; k < m_into.counts.size(); ++k)
                m_into.counts[k] += local.counts[k];
    }

private:
    struct Local {
        std::vector<float> values;
        std::vector<std::uint64_t> counts;
    };

    void addPiece(const Codes& codes, std::uint64_t offset, std::uint64_t count)
    {
        Local& local = m_locals.local();
        local.values.resize(kTileSize);
        decode(codes, offset, count, local.values.data());
        if (codes.restoration)
            codes.restoration->restore(codes.first + offset, {local.values.data(), count});
        kernels::active().histogram(local.values.data(), count, m_into.low, m_into.high, m_into.counts.size(), false, local.counts.data());
    }

    void decode(const Codes& codes, std::uint64_t offset, std::uint64_t count, float* values) const
    {
        const std::size_t bytes = codeBytes(codes.grid.codeType());
        const std::byte* data = codes.bytes.data() + offset * bytes;
        if (m_blocks.wholeTensor)
            return codes.grid.decode(data, count, codes.params.front(), values);
        const std::uint64_t begin = codes.first + offset;
        for (std::uint64_t index = m_tiling.firstBlock(begin); index < m_tiling.endBlock(begin, count); ++index) {
            const Tile block = m_tiling.block(index);
            const std::uint64_t from = std::max(block.first, begin);
            const std::uint64_t to = std::min(block.first + block.count, begin + count);
            codes.grid.decode(data + (from - begin) * bytes, to - from, codes.params[index - codes.firstBlock], values + (from - begin));
        }
    }

    const BlockLayout& m_blocks;
    const Tiling& m_tiling;
    Histogram& m_into;
    tbb::enumerable_thread_specific<Local> m_locals;
};

Result<Histogram> emptyHistogram(double low, double high, std::size_t bins)
{
    if (bins == 0 || !std::isfinite(low) || !std::isfinite(high) || !(low < high))
        return Error{ErrorCode::BadArgument, {}, "histogram", "needs at least one bin and finite low < high"};
    return Histogram{low, high, std::vector<std::uint64_t>(bins, 0)};
}

}  // namespace

Result<Histogram> decodedHistogram(const QuantizedTensor& quantized, double low, double high, std::size_t bins, Progress& progress)
{
    Result<Histogram> result = emptyHistogram(low, high, bins);
    const std::uint64_t size = quantized.rows * quantized.cols;
    if (!result || size == 0)
        return result;
    const Tiling tiling(quantized.rows, quantized.cols, quantized.blocks, false);
    Counter counter(quantized.blocks, tiling, *result);
    progress.expect(size);
    counter.add({*quantized.grid, 0, size, quantized.codes, 0, quantized.params, quantized.restoration.get()}, progress);
    counter.finish();
    return result;
}

Result<Histogram> decodedHistogram(std::shared_ptr<const Weights> weights, const QuantSpec& spec, double low, double high, std::size_t bins,
                                   Progress& progress)
{
    Result<Histogram> result = emptyHistogram(low, high, bins);
    if (!result || weights->size() == 0)
        return result;
    const BlockLayout blocks = blockLayout(asFormatSays(spec).granularity, weights->rows(), weights->cols());
    const Tiling tiling(weights->rows(), weights->cols(), blocks, false);
    Counter counter(blocks, tiling, *result);
    const auto add = [&](const QuantizedPiece& piece) -> Result<void> {
        counter.add({*piece.grid, piece.first, piece.weights.size(), piece.codes, piece.firstBlock, piece.params, piece.restoration},
                    progress);
        return {};
    };
    const Result<QuantizationPlan> plan = quantizePieces(weights, spec, add, progress);
    if (!plan)
        return plan.error();
    counter.finish();
    return result;
}

}  // namespace bitloupe
