// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/error_tally.h"

#include "core/report/ratios.h"

#include <algorithm>
#include <cfloat>
#include <cstring>
#include <limits>
#include <numeric>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kBins = 2048;  // of the histograms that KL compares
constexpr kernels::MinMax kNothing{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 0};

kernels::MinMax hull(kernels::MinMax a, kernels::MinMax b)
{
    return {std::min(a.min, b.min), std::max(a.max, b.max), a.nonFinite + b.nonFinite};
}

std::size_t codeCount(const Grid& grid) { return static_cast<std::size_t>(grid.codeMax() - grid.codeMin() + 1); }

void addTo(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts)
{
    sums.resize(std::max(sums.size(), counts.size()));
    std::transform(counts.begin(), counts.end(), sums.begin(), sums.begin(), std::plus<>());
}

// Counts values on [ends.min, ends.max]; where both are the same, the last bin takes what equals them.
void addBins(std::span<const float> values, kernels::MinMax ends, std::vector<std::uint64_t>& counts)
{
    counts.resize(kBins);
    if (ends.min < ends.max)
        kernels::active().histogram(values.data(), values.size(), double{ends.min}, double{ends.max}, kBins, false, counts.data());
    else if (ends.min == ends.max)
        counts.back() += static_cast<std::uint64_t>(std::count(values.begin(), values.end(), ends.min));
}

}  // namespace

RowTally::RowTally()
    : weights(kNothing)
    , values(kNothing)
{
}

void RowTally::add(const RowTally& next)
{
    sums.squaredError += next.sums.squaredError;
    sums.squaredWeight += next.sums.squaredWeight;
    sums.squaredValue += next.sums.squaredValue;
    sums.product += next.sums.product;
    sums.absError += next.sums.absError;
    sums.count += next.sums.count;
    if (next.sums.maxAbsError > sums.maxAbsError) {
        sums.maxAbsError = next.sums.maxAbsError;
        sums.maxIndex = next.sums.maxIndex;
    }
    weights = hull(weights, next.weights);
    values = hull(values, next.values);
    clipped += next.clipped;
}

double RowTally::mse() const { return sums.count == 0 ? 0 : sums.squaredError / static_cast<double>(sums.count); }
double RowTally::sqnrDb() const { return signalToNoiseDb(sums.squaredWeight, sums.squaredError); }

ErrorTally::ErrorTally(const Weights& weights, const Grid& grid, const BlockLayout& blocks, const Tiling& tiling,
                       const Restoration* restoration)
    : m_weights(weights)
    , m_grid(grid)
    , m_blocks(blocks)
    , m_tiling(tiling)
    , m_restoration(restoration)
    , m_rows(weights.rows())
    , m_joint(kNothing)
{
}

std::uint64_t ErrorTally::endTile(const QuantizedPiece& piece, std::uint64_t begin) const
{
    const std::uint64_t end = piece.first + piece.weights.size();
    while (begin < m_tiling.count() && m_tiling.tile(begin).first < end)
        ++begin;
    return begin;
}

ErrorTally::TileView ErrorTally::view(const QuantizedPiece& piece, std::uint64_t index) const
{
    const Tile tile = m_tiling.tile(index);
    const std::uint64_t offset = tile.first - piece.first;
    const std::size_t bytes = codeBytes(m_grid.codeType());
    return {tile, piece.weights.subspan(offset, tile.count), piece.codes.subspan(offset * bytes, tile.count * bytes)};
}

void ErrorTally::addErrors(const QuantizedPiece& piece, Progress& progress)
{
    const std::uint64_t begin = m_errorTile;
    m_errorTile = endTile(piece, begin);
    std::vector<std::uint64_t> firstPart{0};
    for (std::uint64_t index = begin; index < m_errorTile; ++index)
        firstPart.push_back(firstPart.back() + m_tiling.rowPartCount(m_tiling.tile(index)));
    std::vector<RowTally> parts(firstPart.back());
    tbb::parallel_for(begin, m_errorTile, [&](std::uint64_t index) {
        const TileView tile = view(piece, index);
        progress.advance(tile.tile.count);
        const std::uint64_t first = firstPart[index - begin];
        tallyTile(piece, tile, std::span(parts).subspan(first, firstPart[index - begin + 1] - first));
    });
    fold(firstPart, parts, begin);
}

void ErrorTally::fold(const std::vector<std::uint64_t>& firstPart, const std::vector<RowTally>& parts, std::uint64_t beginTile)
{
    for (std::size_t i = 0; i + 1 < firstPart.size(); ++i) {
        const Tile tile = m_tiling.tile(beginTile + i);
        for (std::uint64_t part = firstPart[i]; part < firstPart[i + 1]; ++part)
            m_rows[m_tiling.rowPart(tile, part - firstPart[i]).row].add(parts[part]);
    }
}

void ErrorTally::decode(const QuantizedPiece& piece, const TileView& view, float* values) const
{
    decodeBlocks(piece, view, values);
    if (m_restoration)
        m_restoration->restore(view.tile.first, {values, view.tile.count});
}

void ErrorTally::decodeBlocks(const QuantizedPiece& piece, const TileView& view, float* values) const
{
    const std::size_t bytes = codeBytes(m_grid.codeType());
    if (m_blocks.wholeTensor)
        return m_grid.decode(view.codes.data(), view.tile.count, piece.params.front(), values);
    const std::uint64_t tileEnd = view.tile.first + view.tile.count;
    const std::uint64_t begin = m_tiling.firstBlock(view.tile.first), end = m_tiling.endBlock(view.tile.first, view.tile.count);
    if (m_tiling.isOneRun(view.tile))
        return m_grid.decodeBlocks(view.codes.data(), m_blocks.blockSize, piece.params.subspan(begin - piece.firstBlock, end - begin),
                                   values);
    for (std::uint64_t index = begin; index < end; ++index) {
        const Tile block = m_tiling.block(index);
        const std::uint64_t first = std::max(block.first, view.tile.first);
        const std::uint64_t count = std::min(block.first + block.count, tileEnd) - first;
        const std::uint64_t offset = first - view.tile.first;
        m_grid.decode(view.codes.data() + offset * bytes, count, piece.params[index - piece.firstBlock], values + offset);
    }
}

void ErrorTally::tallyTile(const QuantizedPiece& piece, const TileView& view, std::span<RowTally> parts)
{
    Local& local = m_locals.local();
    local.values.resize(std::max<std::size_t>(local.values.size(), view.tile.count));
    local.errors.resize(local.values.size());
    decode(piece, view, local.values.data());
    float largest = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const RowPart part = m_tiling.rowPart(view.tile, i);
        const std::uint64_t first = part.row * m_weights.cols() + part.first;
        const std::uint64_t offset = first - view.tile.first;
        parts[i] = tallyPart(piece, first, view.weights.subspan(offset, part.count), local.values.data() + offset);
        largest = std::max(largest, parts[i].sums.maxAbsError);
    }
    const float* values = local.values.data();
    std::transform(view.weights.begin(), view.weights.end(), values, local.errors.begin(), std::minus<>());
    local.errorHistogram.add({local.errors.data(), view.tile.count}, largest);
    countCodes(view.codes, local.codes);
}

RowTally ErrorTally::tallyPart(const QuantizedPiece& piece, std::uint64_t first, std::span<const float> weights, const float* values) const
{
    RowTally tally;
    kernels::active().errorSums(weights.data(), values, weights.size(), &tally.sums);
    tally.sums.maxIndex += first;
    tally.values = kernels::active().minMax(values, weights.size());
    const std::uint64_t end = m_tiling.endBlock(first, weights.size());
    for (std::uint64_t index = m_tiling.firstBlock(first); index < end; ++index) {
        const Tile block = m_tiling.block(index);
        const std::uint64_t from = std::max(block.first, first) - first;
        const std::uint64_t to = std::min(block.first + block.count, first + weights.size()) - first;
        const std::span<const float> inside = weights.subspan(from, to - from);
        const kernels::MinMax ends = kernels::active().minMax(inside.data(), inside.size());
        tally.clipped += clippedIn(first + from, inside, ends, piece.params[index - piece.firstBlock]);
        tally.weights = hull(tally.weights, ends);
    }
    return tally;
}

std::uint64_t ErrorTally::clippedIn(std::uint64_t first, std::span<const float> weights, kernels::MinMax ends, BlockParams params) const
{
    std::vector<float> prepared;  // what the grid saw
    if (m_restoration) {
        prepared.assign(weights.begin(), weights.end());
        m_restoration->prepare(first, prepared);
        weights = prepared;
        ends = kernels::active().minMax(prepared.data(), prepared.size());
    }
    const Range inside = m_grid.unclipped(params);
    if (ends.min >= inside.low && ends.max <= inside.high)
        return 0;
    std::uint64_t count = 0;
    for (const float x : weights) {
        const bool below = x < inside.low && x >= -FLT_MAX;
        const bool above = x > inside.high && x <= FLT_MAX;
        count += below || above;
    }
    return count;
}

// By the bits of the code, read as an unsigned number: sumUpCodes() puts negative codes in front.
void ErrorTally::countCodes(std::span<const std::byte> codes, std::vector<std::uint64_t>& counts) const
{
    if (codeBytes(m_grid.codeType()) == 1) {
        counts.resize(256);
        kernels::active().countBytes(reinterpret_cast<const std::uint8_t*>(codes.data()), codes.size(), counts.data());
        return;
    }
    counts.resize(65536);
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
        std::uint16_t code = 0;
        std::memcpy(&code, codes.data() + i, sizeof code);
        ++counts[code];
    }
}

void ErrorTally::sumUpCodes()
{
    std::vector<std::uint64_t> all;
    for (const Local& local : m_locals)
        addTo(all, local.codes);
    m_report.codeCounts.assign(codeCount(m_grid), 0);
    const std::size_t mask = all.size() - 1;  // 255 or 65535
    for (std::size_t i = 0; i < m_report.codeCounts.size() && !all.empty(); ++i)
        m_report.codeCounts[i] = all[static_cast<std::size_t>(m_grid.codeMin() + static_cast<int>(i)) & mask];
}

void ErrorTally::addHistograms(const QuantizedPiece& piece, Progress& progress)
{
    if (m_histogramTile == 0) {
        m_total = std::accumulate(m_rows.begin(), m_rows.end(), RowTally(), [](RowTally sum, const RowTally& row) {
            sum.add(row);
            return sum;
        });
        m_joint = hull(m_total.weights, m_total.values);
    }
    const std::uint64_t begin = m_histogramTile;
    m_histogramTile = endTile(piece, begin);
    tbb::parallel_for(begin, m_histogramTile, [&](std::uint64_t index) {
        const TileView tile = view(piece, index);
        progress.advance(tile.tile.count);
        binTile(piece, tile);
    });
}

void ErrorTally::binTile(const QuantizedPiece& piece, const TileView& view)
{
    Local& local = m_locals.local();
    addBins(view.weights, m_joint, local.weightBins);
    if (m_blocks.wholeTensor && !m_restoration)
        return;  // fillHistograms() has the decoded values from the counts of the codes
    local.values.resize(std::max<std::size_t>(local.values.size(), view.tile.count));
    decode(piece, view, local.values.data());
    const std::span<const float> values(local.values.data(), view.tile.count);
    addBins(values, m_joint, local.valueBins);
    const bool sameBins = m_joint.min == m_total.weights.min && m_joint.max == m_total.weights.max;
    if (!sameBins)
        addBins(values, m_total.weights, local.shownBins);
}

}  // namespace bitloupe
