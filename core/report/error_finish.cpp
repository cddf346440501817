// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// From the tally's sums to the figures of the report.

#include "core/report/divergence.h"
#include "core/report/error_tally.h"
#include "core/report/ratios.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::size_t kBins = 2048;

double share(std::uint64_t part, std::uint64_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

// `counts` may be empty: a thread that saw nothing.
void addCounts(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts)
{
    std::transform(counts.begin(), counts.end(), sums.begin(), sums.begin(), std::plus<>());
}

// Adds `count` values `x` to the bin that the histogram kernel would choose.
void addValue(Histogram& histogram, double x, std::uint64_t count)
{
    const std::size_t bins = histogram.counts.size();
    if (!(x >= histogram.low && x <= histogram.high))
        return;
    const double width = histogram.high - histogram.low;
    const double position = width > 0 ? (x - histogram.low) / width * static_cast<double>(bins) : static_cast<double>(bins);
    std::size_t bin = std::min(static_cast<std::size_t>(position), bins - 1);
    while (bin > 0 && x < histogram.edge(bin))
        --bin;
    while (bin + 1 < bins && x >= histogram.edge(bin + 1))
        ++bin;
    histogram.counts[bin] += count;
}

Histogram emptyHistogram(kernels::MinMax ends)
{
    const bool any = ends.min <= ends.max;
    return {any ? double{ends.min} : 0.0, any ? double{ends.max} : 0.0, std::vector<std::uint64_t>(kBins, 0)};
}

}  // namespace

ErrorReport ErrorTally::finish(std::span<const BlockParams> params, std::span<const Range> ranges)
{
    sumUpCodes();
    fillTotals();
    fillChannels(params, ranges);
    fillHistograms(params);
    return std::move(m_report);
}

void ErrorTally::fillTotals()
{
    const kernels::ErrorSums& sums = m_total.sums;
    m_report.count = sums.count;
    m_report.mse = m_total.mse();
    m_report.sqnrDb = m_total.sqnrDb();
    m_report.maxAbsError = double{sums.maxAbsError};
    m_report.maxAbsErrorIndex = m_weights.size() == 0 ? 0 : m_weights.originalIndex(sums.maxIndex);
    m_report.meanAbsError = sums.count == 0 ? 0 : sums.absError / static_cast<double>(sums.count);
    m_report.relativeError = relativeErrorOf(sums.squaredError, sums.squaredWeight);
    m_report.cosine = cosineSimilarity(sums.product, sums.squaredWeight, sums.squaredValue);
    m_report.clippedFraction = share(m_total.clipped, sums.count);
    m_report.codeEntropyBits = entropyBits(m_report.codeCounts);
    const auto used = std::count_if(m_report.codeCounts.begin(), m_report.codeCounts.end(), [](std::uint64_t n) { return n > 0; });
    m_report.usedLevels = share(static_cast<std::uint64_t>(used), m_report.codeCounts.size());
    m_report.storedParts = storedParts(m_grid, m_weights.size(), m_blocks.blockCount, m_restoration);
    m_report.bitsPerWeight = bitloupe::bitsPerWeight(m_report.storedParts, m_weights.size());
    m_report.bytesBefore = m_weights.info().bytes;
    m_report.bytesAfter = storedBytes(m_report.storedParts);
}

void ErrorTally::fillChannels(std::span<const BlockParams> params, std::span<const Range> ranges)
{
    m_report.channels.resize(m_rows.size());
    const std::uint64_t perRow = m_blocks.blocksPerRow;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        ChannelReport& channel = m_report.channels[row];
        channel.mse = m_rows[row].mse();
        channel.sqnrDb = m_rows[row].sqnrDb();
        channel.maxAbsError = double{m_rows[row].sums.maxAbsError};
        channel.clippedFraction = share(m_rows[row].clipped, m_rows[row].sums.count);
        if (m_rows[row].sums.count > 0) {
            channel.weightMin = m_rows[row].weights.min;
            channel.weightMax = m_rows[row].weights.max;
        }
        const std::uint64_t first = m_blocks.blockSize == 0 ? 0 : m_blocks.blockOf(row, 0);  // 0: there are no columns
        for (std::uint64_t block = first; block < first + perRow; ++block) {
            channel.range = {std::min(channel.range.low, ranges[block].low), std::max(channel.range.high, ranges[block].high)};
            channel.scale += double{params[block].scale} / static_cast<double>(perRow);
            channel.zeroPoint += double(params[block].zero) / static_cast<double>(perRow);
        }
    }
}

void ErrorTally::fillHistograms(std::span<const BlockParams> params)
{
    Histogram weights = emptyHistogram(m_joint), values = emptyHistogram(m_joint), shown = emptyHistogram(m_total.weights);
    ErrorHistogram errors;
    for (const Local& local : m_locals) {
        addCounts(weights.counts, local.weightBins);
        addCounts(values.counts, local.valueBins);
        addCounts(shown.counts, local.shownBins);
        errors.add(local.errorHistogram);
    }
    for (std::size_t i = 0; m_blocks.wholeTensor && !m_restoration && i < m_report.codeCounts.size(); ++i) {
        const double value = double{m_grid.value(m_grid.codeMin() + static_cast<int>(i), params[0])};
        addValue(values, value, m_report.codeCounts[i]);
        addValue(shown, value, m_report.codeCounts[i]);
    }
    const bool sameBins = weights.low == shown.low && weights.high == shown.high;
    m_report.kl = smoothedKlDivergence(weights.counts, values.counts);
    m_report.quantizedHistogram = sameBins ? values : shown;
    m_report.errorHistogram = errors.result();
}

}  // namespace bitloupe
