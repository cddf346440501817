// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Makes a Distribution: range, bins, buckets, bins' sums. Used by distribution_builder.cpp alone.

#include "core/calibrate/distribution.h"

#include <array>

namespace bitloupe {

class Distribution::Builder {
public:
    Builder(std::span<const float> values, Progress& progress);
    std::shared_ptr<const Distribution> build();

private:
    using Buckets = std::array<std::uint64_t, 256>;  // counts, then next places
    // One bucket's members, and the bin of each inside the bucket.
    struct Scratch {
        std::vector<float> members;
        std::vector<std::uint8_t> bins;
    };

    std::size_t tileCount() const { return (m_values.size() + kTileSize - 1) / kTileSize; }
    std::span<const float> tile(std::size_t i) const
    {
        return m_values.subspan(i * kTileSize, std::min<std::size_t>(kTileSize, m_values.size() - i * kTileSize));
    }
    void findRange();
    void dropNonFinite(std::uint64_t nonFinite);
    void layOutBins();
    void fillBuckets();
    void splitBuckets();
    void splitBucket(std::size_t bucket, Scratch& scratch);
    void compact();
    void binsOf(std::span<const float> run, std::uint16_t* bins) const;
    template <class Take>
    void forEachRun(std::span<const float> values, const Take& take) const;
    Buckets countBuckets(std::span<const float> values) const;
    void scatter(std::span<const float> values, Buckets& places) const;
    void summarize(std::size_t bin, std::uint64_t first, std::span<const float> members);

    Progress& m_progress;
    std::span<const float> m_values;  // finite ones from findRange() on
    std::vector<float> m_finite;  // owns them where some had to be dropped
    std::shared_ptr<Distribution> m_result;
    unsigned m_subBits = 0;  // bins in a bucket: 2^subBits
    float m_low = 0, m_scale = 0, m_last = 0;
    std::array<std::uint64_t, 257> m_bucketFirst = {};
    std::vector<float> m_lows, m_highs;
    std::vector<std::uint64_t> m_firsts;
    std::vector<CellSums> m_sums;
};

}  // namespace bitloupe
