// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ternary_threshold.h"

#include "core/grid/slice_sums.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostSorted = std::uint64_t{1} << 22;
constexpr std::size_t kBins = std::size_t{1} << 20;

// The finite magnitudes, in the order of the weights.
Result<std::vector<float>> magnitudes(const Slice& slice, Progress& progress)
{
    std::vector<float> all(static_cast<std::size_t>(slice.size()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        std::transform(values.begin(), values.end(), all.begin() + static_cast<std::ptrdiff_t>(tile * kTileSize),
                       [](float x) { return std::fabs(x); });
    };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    all.erase(std::remove_if(all.begin(), all.end(), [](float a) { return !std::isfinite(a); }), all.end());
    return all;
}

// A threshold can only lie between two magnitudes that differ.
float thresholdOf(std::vector<float> all)
{
    std::sort(all.begin(), all.end(), std::greater<>());
    double sum = 0, best = 0;
    float threshold = 0;
    for (std::size_t k = 1; k <= all.size() && all[k - 1] > 0; ++k) {
        sum += double{all[k - 1]};
        const float next = k < all.size() ? all[k] : 0.0f;
        const double gain = sum * sum / static_cast<double>(k);
        if (next == all[k - 1] || gain <= best)
            continue;
        best = gain;
        threshold = next;
    }
    return threshold;
}

// The same with bins in the place of magnitudes, each at its centre.
Result<float> thresholdOfBins(const Slice& slice, float largest, Progress& progress)
{
    std::vector<std::uint64_t> counts(kBins, 0);
    std::mutex mutex;
    const auto visit = [&](std::size_t, std::span<const float> values) {
        const std::lock_guard lock(mutex);  // whole numbers: any order gives the same
        kernels::active().histogram(values.data(), values.size(), 0, double{largest}, kBins, true, counts.data());
    };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    const double width = double{largest} / static_cast<double>(kBins);
    double sum = 0, number = 0, best = 0;
    float threshold = 0;
    for (std::size_t bin = kBins; bin-- > 0;) {
        sum += static_cast<double>(counts[bin]) * (static_cast<double>(bin) + 0.5) * width;
        number += static_cast<double>(counts[bin]);
        if (counts[bin] > 0 && sum * sum / number > best) {
            best = sum * sum / number;
            threshold = static_cast<float>(static_cast<double>(bin) * width);
        }
    }
    return threshold;
}

}  // namespace

Result<float> optimalTernaryThreshold(const Slice& slice, Progress& progress)
{
    if (slice.size() <= kMostSorted) {
        auto all = magnitudes(slice, progress);
        return all ? Result<float>(thresholdOf(std::move(*all))) : Result<float>(all.error());
    }
    const Result<MagnitudeSums> sums = magnitudeSums(slice, progress);
    if (!sums)
        return sums.error();
    return sums->largest > 0 ? thresholdOfBins(slice, sums->largest, progress) : Result<float>(0.0f);
}

}  // namespace bitloupe
