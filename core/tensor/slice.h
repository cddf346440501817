// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The weights that share one scale: a flat range of the matrix (whole tensor, one row, one group). What calibrators see.
// Work on it is cut into tiles of a fixed size that never depends on the number of threads; results are kept by tile and
// merged in tile order, so the same input gives the same bytes on any machine.

#include "core/tensor/weights.h"

namespace bitloupe {

class Distribution;

inline constexpr std::uint64_t kTileSize = 65536;  // elements

class Slice {
public:
    Slice(const Weights& weights, std::uint64_t first, std::uint64_t count);  // must outlive the slice
    explicit Slice(std::span<const float> values);  // in memory already

    std::uint64_t size() const { return m_count; }
    std::uint64_t tileCount() const { return (m_count + kTileSize - 1) / kTileSize; }
    // Weights [first, first + count) of this slice.
    Slice part(std::uint64_t first, std::uint64_t count) const;
    // All values when they lie in memory, else empty.
    std::span<const float> values() const { return m_values; }

    // Calls visit(tile index, values of the tile) for every tile: in order on the calling thread for one tile, on TBB for
    // more. Counts elements on `progress`, which cancels. `visit` must write only to what belongs to its tile.
    Result<void> forEachTile(const std::function<void(std::size_t, std::span<const float>)>& visit, Progress& progress) const;

    // The values partitioned for exact questions about the whole slice (core/calibrate/distribution.h). Made at the first
    // call and shared by all copies of this slice; thread-safe. Null for slices that do not lie in memory and for those
    // below Distribution::kMinimumSize, which are cheaper to look at directly.
    std::shared_ptr<const Distribution> distribution(Progress& progress) const;
    // The same where somebody has made it already, else null: never costs anything.
    std::shared_ptr<const Distribution> distributionIfKnown() const;

private:
    struct Cache;
    void prepareCache();
    Result<void> streamTiles(const std::function<void(std::size_t, std::span<const float>)>& visit, Progress& progress) const;

    const Weights* m_weights = nullptr;
    std::span<const float> m_values;
    std::uint64_t m_first = 0;
    std::uint64_t m_count = 0;
    std::shared_ptr<Cache> m_cache;  // null for slices that never have a distribution
};

}  // namespace bitloupe
