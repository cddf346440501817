// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/selection.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cassert>
#include <cmath>
#include <map>
#include <tbb/combinable.h>

namespace bitloupe {

namespace {

using Counts = std::vector<std::uint64_t>;
constexpr std::size_t kBuckets = 65536;

// A number whose order is that of the floats; -0 comes just before +0.
std::uint32_t keyOf(float x, bool ofMagnitude)
{
    const auto bits = std::bit_cast<std::uint32_t>(x);
    if (ofMagnitude)
        return bits & 0x7FFFFFFFU;
    return (bits >> 31) != 0 ? ~bits : bits | 0x80000000U;
}

float valueOf(std::uint32_t key, bool ofMagnitude)
{
    if (ofMagnitude)
        return std::bit_cast<float>(key);
    return std::bit_cast<float>((key >> 31) != 0 ? key & 0x7FFFFFFFU : ~key);
}

// Where a rank lies: its bucket and its rank inside it.
struct Place {
    std::size_t bucket = 0;
    std::uint64_t rank = 0;
};

Place placeOf(const Counts& counts, std::uint64_t rank)
{
    std::size_t bucket = 0;
    while (bucket + 1 < counts.size() && rank >= counts[bucket])
        rank -= counts[bucket++];
    return {bucket, rank};
}

Counts merged(tbb::combinable<Counts>& parts, std::size_t size)
{
    Counts sum(size, 0);
    parts.combine_each([&](const Counts& part) { std::transform(part.begin(), part.end(), sum.begin(), sum.begin(), std::plus<>()); });
    return sum;
}

// counts[upper half of the key], finite weights only.
Result<Counts> upperCounts(const Slice& slice, bool ofMagnitude, Progress& progress)
{
    tbb::combinable<Counts> parts([] { return Counts(kBuckets, 0); });
    const auto visit = [&](std::size_t, std::span<const float> tile) {
        std::uint64_t* counts = parts.local().data();
        if (ofMagnitude)
            return kernels::active().magnitudeBuckets(tile.data(), tile.size(), counts);
        for (const float x : tile)
            ++counts[keyOf(x, false) >> 16];
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    Counts sum = merged(parts, kBuckets);
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)  // infinities and NaN fill whole buckets
        if (!std::isfinite(valueOf(static_cast<std::uint32_t>(bucket << 16), ofMagnitude))
            && !std::isfinite(valueOf(static_cast<std::uint32_t>(bucket << 16) | 0xFFFFU, ofMagnitude)))
            sum[bucket] = 0;
    return sum;
}

// For each wanted bucket, counts of the lower half of the keys in it, one bucket after the other.
Result<Counts> lowerCounts(const Slice& slice, bool ofMagnitude, const std::map<std::size_t, std::size_t>& slots, Progress& progress)
{
    std::vector<std::uint16_t> slotOf(kBuckets, 0);  // 0: not wanted
    for (const auto& [bucket, slot] : slots)
        slotOf[bucket] = static_cast<std::uint16_t>(slot + 1);
    tbb::combinable<Counts> parts([&] { return Counts(slots.size() * kBuckets, 0); });
    const auto visit = [&](std::size_t, std::span<const float> tile) {
        std::uint64_t* counts = parts.local().data();
        for (const float x : tile) {
            const std::uint32_t key = keyOf(x, ofMagnitude);
            if (const std::size_t slot = slotOf[key >> 16]; slot != 0)
                ++counts[(slot - 1) * kBuckets + (key & 0xFFFFU)];
        }
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    return merged(parts, slots.size() * kBuckets);
}

// Magnitudes of every step-th weight, finite ones, ascending.
std::vector<float> sampledMagnitudes(std::span<const float> values)
{
    constexpr std::size_t kSample = 65536;
    const std::size_t step = std::max<std::size_t>(1, values.size() / kSample);
    std::vector<float> sample;
    sample.reserve(values.size() / step + 1);
    for (std::size_t i = 0; i < values.size(); i += step)
        if (std::isfinite(values[i]))
            sample.push_back(std::fabs(values[i]));
    return sample;
}

}  // namespace

Result<std::vector<float>> valuesAtRanks(const Slice& slice, std::span<const std::uint64_t> ranks, bool ofMagnitude, Progress& progress)
{
    const auto upper = upperCounts(slice, ofMagnitude, progress);
    if (!upper)
        return upper.error();
    std::map<std::size_t, std::size_t> slots;  // bucket -> its number among the wanted ones
    std::vector<Place> places;
    for (const std::uint64_t rank : ranks) {
        places.push_back(placeOf(*upper, rank));
        slots.emplace(places.back().bucket, slots.size());
    }
    const auto lower = lowerCounts(slice, ofMagnitude, slots, progress);
    if (!lower)
        return lower.error();
    std::vector<float> values;
    for (const Place& place : places) {
        const auto first = lower->begin() + static_cast<std::ptrdiff_t>(slots[place.bucket] * kBuckets);
        const Place low = placeOf(Counts(first, first + static_cast<std::ptrdiff_t>(kBuckets)), place.rank);
        values.push_back(valueOf(static_cast<std::uint32_t>((place.bucket << 16) | low.bucket), ofMagnitude));
    }
    return values;
}

std::vector<float> topMagnitudes(const Slice& slice, std::uint64_t finite, std::span<const std::uint64_t> ranks, Progress& progress)
{
    std::vector<float> sample = sampledMagnitudes(slice.values());
    if (sample.empty() || ranks.empty())
        return {};
    // Ranks from the top, in the sample, with room for six standard deviations of where the wanted ones may lie.
    const std::uint64_t lowest = *std::min_element(ranks.begin(), ranks.end());
    const double above = static_cast<double>(finite - lowest) / static_cast<double>(finite) * static_cast<double>(sample.size());
    const auto room = static_cast<std::size_t>(above + 6 * std::sqrt(above) + 8);
    if (room >= sample.size() / 8)
        return {};
    std::nth_element(sample.begin(), sample.end() - 1 - static_cast<std::ptrdiff_t>(room), sample.end());
    const auto lowBits = std::bit_cast<std::uint32_t>(*(sample.end() - 1 - static_cast<std::ptrdiff_t>(room)));
    constexpr std::uint32_t kLargestFinite = 0x7F7FFFFFU;

    struct Part {
        std::vector<float> values;
        std::uint64_t below = 0;
    };
    tbb::combinable<Part> parts;
    const std::size_t limit = 4 * kTileSize;  // a guess that lets more than this through for a thread is no guess
    std::atomic<bool> failed{false};
    const auto visit = [&](std::size_t, std::span<const float> tile) {
        Part& part = parts.local();
        const std::size_t held = part.values.size();
        if (failed.load(std::memory_order_relaxed) || held > limit)
            return failed.store(true, std::memory_order_relaxed);
        part.values.resize(held + tile.size());
        const auto found =
            kernels::active().collectMagnitudes(tile.data(), tile.size(), lowBits, kLargestFinite, part.values.data() + held, tile.size());
        part.values.resize(held + static_cast<std::size_t>(found.inside));
        part.below += found.below;
    };
    (void)slice.forEachTile(visit, progress);  // in memory: cannot fail
    std::vector<float> top;
    std::uint64_t below = 0;
    parts.combine_each([&](const Part& part) {
        top.insert(top.end(), part.values.begin(), part.values.end());
        below += part.below;
    });
    if (failed || lowest < below || below + top.size() != finite)
        return {};
    std::vector<float> values;
    for (const std::uint64_t rank : ranks) {
        const auto place = top.begin() + static_cast<std::ptrdiff_t>(rank - below);
        std::nth_element(top.begin(), place, top.end());
        values.push_back(*place);
    }
    return values;
}

}  // namespace bitloupe
