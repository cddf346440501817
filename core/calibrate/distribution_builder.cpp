// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Partition in two steps, so that every step writes to at most 256 places at once: tiles into 256 buckets by the upper part
// of the bin's number, then each bucket, which fits the second-level cache, into its bins. Positions follow from counts, tile
// by tile, so they do not depend on the number of threads.

#include "core/calibrate/distribution_builder.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>
#include <tbb/combinable.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kSample = 32768;  // weights that guess where the bulk lies
constexpr double kTailShare = 0.0005;  // of them beyond either end of the bulk
constexpr std::uint64_t kMembersPerBin = 16;  // aimed at, up to Distribution::kBins bins
constexpr std::size_t kRun = 1024;  // weights whose bins are computed at once

// The bulk of the weights, between two quantiles of a fixed sample; the whole range where the bulk is one value.
std::pair<float, float> bulk(std::span<const float> values, float min, float max)
{
    const std::size_t step = std::max<std::size_t>(1, values.size() / kSample);
    std::vector<float> sample;
    sample.reserve(values.size() / step + 1);
    for (std::size_t i = 0; i < values.size(); i += step)
        sample.push_back(values[i]);
    const auto tail = static_cast<std::ptrdiff_t>(static_cast<double>(sample.size()) * kTailShare);
    std::nth_element(sample.begin(), sample.begin() + tail, sample.end());
    const float low = sample[static_cast<std::size_t>(tail)];
    std::nth_element(sample.begin(), sample.end() - 1 - tail, sample.end());
    const float high = *(sample.end() - 1 - tail);
    return low < high ? std::pair{low, high} : std::pair{min, max};
}

}  // namespace

Distribution::Builder::Builder(std::span<const float> values, Progress& progress)
    : m_progress(progress)
    , m_values(values)
    , m_result(new Distribution)
{
}

std::shared_ptr<const Distribution> Distribution::Builder::build()
{
    m_progress.expect(3 * m_values.size());
    findRange();
    if (m_values.empty()) {
        m_result->m_first.resize(1);
        return m_result;
    }
    layOutBins();
    fillBuckets();
    splitBuckets();
    compact();
    return m_result;
}

void Distribution::Builder::findRange()
{
    std::vector<kernels::MinMax> parts(tileCount());
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t i) {
        m_progress.advance(tile(i).size());
        parts[i] = kernels::active().minMax(tile(i).data(), tile(i).size());
    });
    std::uint64_t nonFinite = 0;
    float low = std::numeric_limits<float>::infinity();
    float high = -low;
    for (const kernels::MinMax& part : parts) {
        low = std::min(low, part.min);
        high = std::max(high, part.max);
        nonFinite += part.nonFinite;
    }
    if (nonFinite > 0)
        dropNonFinite(nonFinite);
    if (m_values.empty())
        return;
    m_result->m_min = low;
    m_result->m_max = high;
    m_result->m_count = m_values.size();
}

void Distribution::Builder::dropNonFinite(std::uint64_t nonFinite)
{
    m_finite.reserve(m_values.size() - static_cast<std::size_t>(nonFinite));
    std::copy_if(m_values.begin(), m_values.end(), std::back_inserter(m_finite), [](float x) { return std::isfinite(x); });
    m_values = m_finite;
}

void Distribution::Builder::layOutBins()
{
    const auto [low, high] = bulk(m_values, m_result->m_min, m_result->m_max);
    const auto wanted = std::bit_width(m_values.size() / kMembersPerBin);
    m_subBits = static_cast<unsigned>(std::clamp<int>(static_cast<int>(wanted) - 8, 0, 8));
    const std::size_t bins = std::size_t{256} << m_subBits;
    m_low = low;
    m_last = static_cast<float>(bins - 1);
    // Where the bulk is narrower than float32 can stretch over all bins, fewer of them are used.
    const double scale = static_cast<double>(bins - 2) / (static_cast<double>(high) - static_cast<double>(low));
    m_scale = static_cast<float>(std::min(scale, static_cast<double>(std::numeric_limits<float>::max())));
    m_lows.resize(bins);
    m_highs.resize(bins);
    m_firsts.resize(bins);
    m_sums.resize(bins);
}

// bin = clamp(floor((x - low) * scale + 1), 0, last): monotone in x, because every float32 operation in it is.
void Distribution::Builder::binsOf(std::span<const float> run, std::uint16_t* bins) const
{
    for (std::size_t i = 0; i < run.size(); ++i) {
        float position = (run[i] - m_low) * m_scale + 1.0F;
        position = position > 0.0F ? position : 0.0F;
        position = position < m_last ? position : m_last;
        bins[i] = static_cast<std::uint16_t>(static_cast<std::int32_t>(position));
    }
}

template <class Take>
void Distribution::Builder::forEachRun(std::span<const float> values, const Take& take) const
{
    std::array<std::uint16_t, kRun> bins;
    for (std::size_t first = 0; first < values.size(); first += kRun) {
        const auto run = values.subspan(first, std::min(kRun, values.size() - first));
        binsOf(run, bins.data());
        take(run, bins.data());
    }
}

void Distribution::Builder::fillBuckets()
{
    const std::size_t tiles = tileCount();
    std::vector<Buckets> places(tiles);
    tbb::parallel_for(std::size_t{0}, tiles, [&](std::size_t i) {
        m_progress.advance(tile(i).size());
        places[i] = countBuckets(tile(i));
    });
    std::uint64_t next = 0;
    for (std::size_t bucket = 0; bucket < 256; ++bucket) {
        m_bucketFirst[bucket] = next;
        for (Buckets& place : places) {
            const std::uint64_t count = place[bucket];
            place[bucket] = next;
            next += count;
        }
    }
    m_bucketFirst[256] = next;
    m_result->m_members = allocateFloats(m_values.size());
    if (m_result->m_members == nullptr)
        throw std::bad_alloc();
    tbb::parallel_for(std::size_t{0}, tiles, [&](std::size_t i) {
        m_progress.advance(tile(i).size());
        scatter(tile(i), places[i]);
    });
}

Distribution::Builder::Buckets Distribution::Builder::countBuckets(std::span<const float> values) const
{
    std::array<std::array<std::uint32_t, 256>, 2> counts = {};  // two, so that equal neighbours do not wait for each other
    forEachRun(values, [&](std::span<const float> run, const std::uint16_t* bins) {
        for (std::size_t i = 0; i < run.size(); ++i)
            ++counts[i & 1][static_cast<std::size_t>(bins[i] >> m_subBits)];
    });
    Buckets sums;
    for (std::size_t bucket = 0; bucket < 256; ++bucket)
        sums[bucket] = counts[0][bucket] + counts[1][bucket];
    return sums;
}

void Distribution::Builder::scatter(std::span<const float> values, Buckets& places) const
{
    float* const members = m_result->m_members.get();
    forEachRun(values, [&](std::span<const float> run, const std::uint16_t* bins) {
        for (std::size_t i = 0; i < run.size(); ++i)
            members[places[static_cast<std::size_t>(bins[i] >> m_subBits)]++] = run[i];
    });
}

void Distribution::Builder::splitBuckets()
{
    tbb::combinable<Scratch> scratch;
    tbb::parallel_for(std::size_t{0}, std::size_t{256}, [&](std::size_t bucket) {
        m_progress.advance(0);  // a cancel point
        splitBucket(bucket, scratch.local());
    });
}

void Distribution::Builder::splitBucket(std::size_t bucket, Scratch& scratch)
{
    const std::size_t size = static_cast<std::size_t>(m_bucketFirst[bucket + 1] - m_bucketFirst[bucket]);
    const std::span<float> members(m_result->m_members.get() + m_bucketFirst[bucket], size);
    const std::size_t mask = (std::size_t{1} << m_subBits) - 1;
    if (scratch.members.size() < size) {
        scratch.members.resize(size);
        scratch.bins.resize(size);
    }
    std::uint8_t* to = scratch.bins.data();
    std::array<std::uint64_t, 257> first = {};
    forEachRun(members, [&](std::span<const float> run, const std::uint16_t* bins) {
        for (std::size_t i = 0; i < run.size(); ++i)
            to[i] = static_cast<std::uint8_t>(bins[i] & mask);
        for (std::size_t i = 0; i < run.size(); ++i)
            ++first[std::size_t{1} + to[i]];
        to += run.size();
    });
    for (std::size_t i = 1; i <= mask + 1; ++i)
        first[i] += first[i - 1];
    std::copy_n(members.data(), size, scratch.members.data());
    auto place = first;
    for (std::size_t i = 0; i < size; ++i)
        members[place[scratch.bins[i]]++] = scratch.members[i];
    for (std::size_t i = 0; i <= mask; ++i)
        summarize((bucket << m_subBits) + i, m_bucketFirst[bucket] + first[i], members.subspan(first[i], first[i + 1] - first[i]));
}

void Distribution::Builder::summarize(std::size_t bin, std::uint64_t first, std::span<const float> members)
{
    m_firsts[bin] = first;
    if (members.empty())
        return;
    // One pass about any member, which lies as near to the others as they do to each other; then moved to the bin's middle.
    const auto pivot = static_cast<double>(members.front());
    kernels::Moments moments;
    kernels::active().moments(members.data(), members.size(), pivot, &moments);
    m_lows[bin] = moments.min;
    m_highs[bin] = moments.max;
    m_sums[bin].centre = (static_cast<double>(moments.min) + static_cast<double>(moments.max)) / 2;
    m_sums[bin].add({members.size(), pivot, moments.sum1, moments.sum2});
}

// Leaves out the empty bins.
void Distribution::Builder::compact()
{
    Distribution& d = *m_result;
    std::size_t kept = 0;
    for (std::size_t bin = 0; bin < m_sums.size(); ++bin) {
        if (m_sums[bin].count == 0)
            continue;
        d.m_low.push_back(m_lows[bin]);
        d.m_high.push_back(m_highs[bin]);
        d.m_ends.insert(d.m_ends.end(), {m_lows[bin], m_highs[bin]});
        d.m_first.push_back(m_firsts[bin]);
        m_sums[kept++] = m_sums[bin];
    }
    d.m_first.push_back(d.m_count);
    d.sumUp({m_sums.data(), kept});
}

// Where the number of bins is no power of two, some nodes hold bins that are no neighbours; no sum of neighbours uses them.
void Distribution::sumUp(std::span<const CellSums> sumsOfBins)
{
    m_tree.resize(sumsOfBins.size());
    m_tree.insert(m_tree.end(), sumsOfBins.begin(), sumsOfBins.end());
    for (std::size_t node = sumsOfBins.size() - 1; node > 0; --node) {
        const CellSums& left = m_tree[2 * node];
        const CellSums& right = m_tree[2 * node + 1];
        const double share = static_cast<double>(right.count) / static_cast<double>(left.count + right.count);
        CellSums sums;
        sums.centre = left.mean() + (right.mean() - left.mean()) * share;
        sums.add(left);
        sums.add(right);
        m_tree[node] = sums;
    }
}

std::shared_ptr<const Distribution> Distribution::make(std::span<const float> values, Progress& progress)
{
    return Builder(values, progress).build();
}

}  // namespace bitloupe
