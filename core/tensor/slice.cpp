// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/slice.h"

#include "core/calibrate/distribution.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace bitloupe {

namespace {

// Values read from a file at once: 16 MiB, so that compressed chunks are not opened again for every tile.
constexpr std::uint64_t kPanelTiles = 64;

using Visit = std::function<void(std::size_t, std::span<const float>)>;

void visitTiles(std::span<const float> values, std::size_t firstTile, const Visit& visit, Progress& progress)
{
    const std::size_t tiles = (values.size() + kTileSize - 1) / kTileSize;
    const auto one = [&](std::size_t tile) {
        const std::size_t begin = tile * kTileSize;
        const auto piece = values.subspan(begin, std::min<std::size_t>(kTileSize, values.size() - begin));
        progress.advance(piece.size());
        visit(firstTile + tile, piece);
    };
    if (tiles == 1)
        one(0);
    else
        tbb::parallel_for(std::size_t{0}, tiles, one);
}

}  // namespace

struct Slice::Cache {
    std::mutex mutex;
    std::shared_ptr<const Distribution> distribution;
};

Slice::Slice(const Weights& weights, std::uint64_t first, std::uint64_t count)
    : m_weights(&weights)
    , m_first(first)
    , m_count(count)
{
    assert(first <= weights.size() && count <= weights.size() - first);
    if (const float* data = weights.data(); data != nullptr)
        m_values = {data + first, static_cast<std::size_t>(count)};
    prepareCache();
}

Slice::Slice(std::span<const float> values)
    : m_values(values)
    , m_count(values.size())
{
    prepareCache();
}

Slice Slice::part(std::uint64_t first, std::uint64_t count) const
{
    assert(first <= m_count && count <= m_count - first);
    if (m_weights != nullptr)
        return {*m_weights, m_first + first, count};
    return Slice(m_values.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
}

void Slice::prepareCache()
{
    if (m_values.size() >= Distribution::kMinimumSize)
        m_cache = std::make_shared<Cache>();
}

Result<void> Slice::forEachTile(const Visit& visit, Progress& progress) const
{
    if (m_count == 0)
        return {};
    progress.expect(m_count);
    if (m_values.size() != m_count)
        return streamTiles(visit, progress);
    visitTiles(m_values, 0, visit, progress);
    return {};
}

Result<void> Slice::streamTiles(const Visit& visit, Progress& progress) const
{
    for (std::uint64_t tile = 0; tile < tileCount(); tile += kPanelTiles) {
        const std::uint64_t begin = tile * kTileSize;
        const std::uint64_t count = std::min(kPanelTiles * kTileSize, m_count - begin);
        const auto piece = m_weights->read(m_first + begin, count);
        if (!piece)
            return piece.error();
        visitTiles(piece->values, static_cast<std::size_t>(tile), visit, progress);
    }
    return {};
}

std::shared_ptr<const Distribution> Slice::distribution(Progress& progress) const
{
    if (m_cache == nullptr)
        return nullptr;
    const std::lock_guard lock(m_cache->mutex);
    if (m_cache->distribution == nullptr)
        // Isolated: a thread that waits here for its own tiles must not pick up work that asks for this very distribution.
        tbb::this_task_arena::isolate([&] { m_cache->distribution = Distribution::make(m_values, progress); });
    return m_cache->distribution;
}

std::shared_ptr<const Distribution> Slice::distributionIfKnown() const
{
    if (m_cache == nullptr)
        return nullptr;
    const std::unique_lock lock(m_cache->mutex, std::try_to_lock);
    return lock.owns_lock() ? m_cache->distribution : nullptr;
}

}  // namespace bitloupe
