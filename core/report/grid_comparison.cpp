// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// compareGrids(): the lens Bins. A first pass finds each block's largest magnitude, a second divides by it and lays the
// grid over the quotients.
//
// Grids that find their parameters themselves need not reach the largest magnitude, nor do all of their blocks reach equally far:
// their levels are drawn where they lie on average, and weights are counted at the levels that their own blocks gave them.

#include "core/report/analysis.h"
#include "core/report/divergence.h"
#include "core/report/ratios.h"
#include "core/round/encoder.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <mutex>
#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kBins = 2048;
constexpr int kMostBits = 8;

struct BinSums {
    std::vector<double> squaredError;  // by level
    double weightError = 0;  // of the weights themselves, under the spec as it is
    double squaredWeight = 0;
    std::uint64_t count = 0;
};

// The grid over a range of quotients, its levels in ascending order without repetition.
struct NormalGrid {
    std::shared_ptr<const Grid> grid;
    BlockParams params;
    std::vector<float> levels;
    std::vector<std::size_t> levelOfCode;  // by code - codeMin()

    NormalGrid(std::shared_ptr<const Grid> made, Range range)
        : grid(std::move(made))
        , params(grid->params(range))
        , levels(grid->levels(params))
    {
        const std::vector<float> byCode = levels;
        std::sort(levels.begin(), levels.end());
        levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
        for (const float level : byCode)
            levelOfCode.push_back(static_cast<std::size_t>(std::lower_bound(levels.begin(), levels.end(), level) - levels.begin()));
    }
    std::size_t levelOf(std::byte code) const
    {
        const int value = grid->codeType() == CodeType::I8 ? static_cast<std::int8_t>(code) : std::to_integer<int>(code);
        return levelOfCode[static_cast<std::size_t>(value - grid->codeMin())];
    }
    // The same of a block with parameters of its own, whose scale may have the other sign.
    std::size_t levelOf(std::byte code, BlockParams block) const
    {
        return block.scale * params.scale < 0 ? levels.size() - 1 - levelOf(code) : levelOf(code);
    }
};

// One grid's part of the comparison.
class GridCount {
public:
    GridCount(const Encoder& encoder, GridRules rules, bool wantsHistogram)
        : m_encoder(encoder)
        , m_fitsItself(rules.fitsItself && !rules.learns)
        , m_normal(encoder.grid(), {-1, 1})
        , m_magnitudes(encoder.blocks().blockCount, 0.0f)
        , m_counts(m_normal.levels.size(), 0)
        , m_histogram(wantsHistogram ? kBins : 0, 0)
    {
    }

    void addMagnitudes(const QuantizedPiece& piece, Progress& progress);
    void placeLevels(std::span<const BlockParams> params);  // between the two passes
    void addBins(const QuantizedPiece& piece, Progress& progress);
    GridUse use(const QuantSpec& spec) const;
    Histogram histogram() const { return {-1, 1, m_histogram}; }

private:
    struct Part {
        Tile tile;  // a block, or what of it lies in the tile
        std::uint64_t block;
    };
    struct Local {
        std::vector<float> values, decoded;
        std::vector<std::byte> codes;
        std::vector<std::uint64_t> counts, histogram;
    };
    std::vector<Part> partsOf(const Tile& tile) const;
    void normalize(const QuantizedPiece& piece, const Tile& tile, float* values) const;
    BinSums weightErrors(const QuantizedPiece& piece, const Tile& tile, Local& local) const;
    BinSums binTile(const QuantizedPiece& piece, const Tile& tile, Local& local) const;
    void binOwnCodes(const QuantizedPiece& piece, const Tile& tile, Local& local, BinSums& sums) const;
    template <class Work>
    void forEachTile(const QuantizedPiece& piece, std::uint64_t& next, Progress& progress, const Work& work) const;

    const Encoder& m_encoder;
    bool m_fitsItself;
    NormalGrid m_normal;
    std::vector<float> m_magnitudes;  // by block
    std::mutex m_mutex;
    std::uint64_t m_magnitudeTile = 0, m_binTile = 0;
    BinSums m_sums;
    std::vector<std::uint64_t> m_counts;
    std::vector<std::uint64_t> m_histogram;
};

template <class Work>
void GridCount::forEachTile(const QuantizedPiece& piece, std::uint64_t& next, Progress& progress, const Work& work) const
{
    const Tiling& tiling = m_encoder.tiling();
    const std::uint64_t begin = next;
    while (next < tiling.count() && tiling.tile(next).first < piece.first + piece.weights.size())
        ++next;
    tbb::parallel_for(begin, next, [&](std::uint64_t index) {
        const Tile tile = tiling.tile(index);
        progress.advance(tile.count);
        work(index - begin, tile);
    });
}

std::vector<GridCount::Part> GridCount::partsOf(const Tile& tile) const
{
    std::vector<Part> parts;
    const Tiling& tiling = m_encoder.tiling();
    const std::uint64_t end = tiling.endBlock(tile.first, tile.count);
    for (std::uint64_t index = tiling.firstBlock(tile.first); index < end; ++index) {
        const Tile block = tiling.block(index);
        const std::uint64_t first = std::max(block.first, tile.first);
        parts.push_back({{first, std::min(block.first + block.count, tile.first + tile.count) - first}, index});
    }
    return parts;
}

void GridCount::addMagnitudes(const QuantizedPiece& piece, Progress& progress)
{
    forEachTile(piece, m_magnitudeTile, progress, [&](std::uint64_t, const Tile& tile) {
        for (const Part& part : partsOf(tile)) {
            const float magnitude = kernels::active().absMax(piece.weights.data() + (part.tile.first - piece.first), part.tile.count);
            const std::lock_guard lock(m_mutex);  // a maximum: any order gives the same
            m_magnitudes[part.block] = std::max(m_magnitudes[part.block], magnitude);
        }
    });
}

// How far the blocks reach on either side, in their largest magnitudes: means over the weights. Where the farther side changes
// from block to block (ggml's scales have signs), the means of both sides fall short of it, and are stretched to it together.
void GridCount::placeLevels(std::span<const BlockParams> params)
{
    double low = 0, high = 0, reach = 0, weights = 0;
    for (std::size_t block = 0; m_fitsItself && block < m_magnitudes.size(); ++block) {
        if (!(m_magnitudes[block] >= FLT_MIN))
            continue;
        const Range ends = m_encoder.grid()->representable(params[block]);
        const auto count = static_cast<double>(m_encoder.tiling().block(block).count);
        const double below = -double{ends.low} / double{m_magnitudes[block]}, above = double{ends.high} / double{m_magnitudes[block]};
        low += count * below;
        high += count * above;
        reach += count * std::max(below, above);
        weights += count;
    }
    const double farther = std::max(low, high);
    if (!(farther > 0 && reach > 0))
        return;
    const double stretch = reach / farther / weights;
    m_normal = NormalGrid(m_encoder.grid(), {static_cast<float>(-low * stretch), static_cast<float>(high * stretch)});
}

// Infinite weights stay infinite, as do NaN; blocks of zeros stay zero.
void GridCount::normalize(const QuantizedPiece& piece, const Tile& tile, float* values) const
{
    for (const Part& part : partsOf(tile)) {
        const float magnitude = std::max(m_magnitudes[part.block], FLT_MIN);
        const float* weights = piece.weights.data() + (part.tile.first - piece.first);
        float* out = values + (part.tile.first - tile.first);
        for (std::uint64_t i = 0; i < part.tile.count; ++i)
            out[i] = weights[i] / magnitude;
    }
}

BinSums GridCount::weightErrors(const QuantizedPiece& piece, const Tile& tile, Local& local) const
{
    const Grid& grid = *m_encoder.grid();
    const std::size_t bytes = codeBytes(grid.codeType());
    for (const Part& part : partsOf(tile)) {
        const std::byte* codes = piece.codes.data() + (part.tile.first - piece.first) * bytes;
        grid.decode(codes, part.tile.count, piece.params[part.block - piece.firstBlock],
                    local.decoded.data() + (part.tile.first - tile.first));
    }
    if (piece.restoration)
        piece.restoration->restore(tile.first, {local.decoded.data(), tile.count});
    kernels::ErrorSums sums;
    kernels::active().errorSums(piece.weights.data() + (tile.first - piece.first), local.decoded.data(), tile.count, &sums);
    return {std::vector<double>(m_normal.levels.size(), 0.0), sums.squaredError, sums.squaredWeight, sums.count};
}

BinSums GridCount::binTile(const QuantizedPiece& piece, const Tile& tile, Local& local) const
{
    local.values.resize(tile.count);
    local.decoded.resize(tile.count);
    local.codes.resize(tile.count);
    local.counts.resize(m_normal.levels.size());
    BinSums sums = weightErrors(piece, tile, local);
    normalize(piece, tile, local.values.data());
    if (!m_fitsItself)
        m_normal.grid->encode(local.values.data(), tile.count, m_normal.params, true, local.codes.data());
    else
        binOwnCodes(piece, tile, local, sums);
    for (std::size_t i = 0; !m_fitsItself && i < tile.count; ++i) {
        if (!std::isfinite(local.values[i]))
            continue;
        const std::size_t level = m_normal.levelOf(local.codes[i]);
        const double error = double{local.values[i]} - double{m_normal.levels[level]};
        sums.squaredError[level] += error * error;
        ++local.counts[level];
    }
    if (!m_histogram.empty()) {
        local.histogram.resize(kBins);
        kernels::active().histogram(local.values.data(), tile.count, -1, 1, kBins, false, local.histogram.data());
    }
    return sums;
}

void GridCount::binOwnCodes(const QuantizedPiece& piece, const Tile& tile, Local& local, BinSums& sums) const
{
    for (const Part& part : partsOf(tile)) {
        const BlockParams params = piece.params[part.block - piece.firstBlock];
        const double magnitude = double{std::max(m_magnitudes[part.block], FLT_MIN)};
        for (std::uint64_t i = part.tile.first; i < part.tile.first + part.tile.count; ++i) {
            const float weight = piece.weights[i - piece.first];
            if (!std::isfinite(weight))
                continue;
            const std::size_t level = m_normal.levelOf(piece.codes[i - piece.first], params);
            const double error = (double{weight} - double{local.decoded[i - tile.first]}) / magnitude;
            sums.squaredError[level] += error * error;
            ++local.counts[level];
        }
    }
}

void GridCount::addBins(const QuantizedPiece& piece, Progress& progress)
{
    std::vector<BinSums> tiles(m_encoder.tiling().count() - m_binTile);
    tbb::enumerable_thread_specific<Local> locals;
    forEachTile(piece, m_binTile, progress, [&](std::uint64_t i, const Tile& tile) { tiles[i] = binTile(piece, tile, locals.local()); });
    m_sums.squaredError.resize(m_normal.levels.size());
    for (const BinSums& tile : tiles) {
        std::transform(tile.squaredError.begin(), tile.squaredError.end(), m_sums.squaredError.begin(), m_sums.squaredError.begin(),
                       std::plus<>());
        m_sums.weightError += tile.weightError;
        m_sums.squaredWeight += tile.squaredWeight;
        m_sums.count += tile.count;
    }
    for (const Local& local : locals) {
        std::transform(local.counts.begin(), local.counts.end(), m_counts.begin(), m_counts.begin(), std::plus<>());
        std::transform(local.histogram.begin(), local.histogram.end(), m_histogram.begin(), m_histogram.begin(), std::plus<>());
    }
}

GridUse GridCount::use(const QuantSpec& spec) const
{
    GridUse use;
    use.spec = spec;
    use.levels.assign(m_normal.levels.begin(), m_normal.levels.end());
    for (std::size_t i = 0; i + 1 < use.levels.size(); ++i)
        use.boundaries.push_back((use.levels[i] + use.levels[i + 1]) / 2);
    use.counts = m_counts;
    use.squaredError = m_sums.squaredError;
    use.squaredError.resize(use.levels.size());
    use.entropyBits = entropyBits(m_counts);
    use.mse = m_sums.count == 0 ? 0 : m_sums.weightError / static_cast<double>(m_sums.count);
    use.sqnrDb = signalToNoiseDb(m_sums.squaredWeight, m_sums.weightError);
    return use;
}

struct OneGrid {
    GridUse use;
    Histogram histogram;
};

Result<OneGrid> countGrid(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, bool wantsHistogram, Progress& progress)
{
    Result<Encoder> encoder = Encoder::make(weights, spec, progress);
    if (!encoder)
        return encoder.error();
    if (encoder->grid()->bits() > kMostBits)
        return Error{
            ErrorCode::BadArgument, {}, "key 'bits'", "grids of up to " + std::to_string(1 << kMostBits) + " levels can be compared"};
    GridCount count(*encoder, gridRules(spec.grid), wantsHistogram);
    progress.expect(2 * weights->size());
    const auto addMagnitudes = [&](const QuantizedPiece& piece) {
        count.addMagnitudes(piece, progress);
        return Result<void>();
    };
    if (Result<void> done = encoder->forEachPiece(addMagnitudes, progress); !done)
        return done.error();
    encoder->keepRanges();
    count.placeLevels(encoder->params());
    const auto addBins = [&](const QuantizedPiece& piece) {
        count.addBins(piece, progress);
        return Result<void>();
    };
    if (Result<void> done = encoder->forEachPiece(addBins, progress); !done)
        return done.error();
    return OneGrid{count.use(spec), count.histogram()};
}

}  // namespace

Result<GridComparison> compareGrids(std::shared_ptr<const Weights> weights, const QuantSpec& first, const QuantSpec& second,
                                    Progress& progress)
{
    // The levels lie on each block's largest magnitude, so both grids are laid over the full range: clipped ranges would
    // put the picture and its figures at odds.
    const auto unclipped = [](QuantSpec spec) {
        spec.range = defaultSpec().range;
        return spec;
    };
    Result<OneGrid> one = countGrid(weights, unclipped(first), true, progress);
    if (!one)
        return one.error();
    Result<OneGrid> other = countGrid(weights, unclipped(second), false, progress);
    if (!other)
        return other.error();
    return GridComparison{std::move(one->histogram), std::move(one->use), std::move(other->use)};
}

}  // namespace bitloupe
