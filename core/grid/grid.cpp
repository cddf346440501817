// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What most grids do alike; the rest is in the files of the members.

#include "core/grid/grid.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>

namespace bitloupe {

namespace {

struct Level {
    float value;
    int code;
};

// Ascending, one for each value.
std::vector<Level> ascendingLevels(const Grid& grid, BlockParams params)
{
    const std::vector<float> byCode = grid.levels(params);
    std::vector<Level> levels;
    levels.reserve(byCode.size());
    for (std::size_t i = 0; i < byCode.size(); ++i)
        levels.push_back({byCode[i], grid.codeMin() + static_cast<int>(i)});
    std::stable_sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.value < b.value; });
    const auto same = [](const Level& a, const Level& b) { return a.value == b.value; };
    levels.erase(std::unique(levels.begin(), levels.end(), same), levels.end());
    return levels;
}

int ditheredCode(const std::vector<Level>& levels, float x, float u)
{
    const float wanted = std::isnan(x) ? 0.0f : x;
    const auto above = std::lower_bound(levels.begin(), levels.end(), wanted, [](const Level& a, float b) { return a.value < b; });
    if (above == levels.end())
        return levels.back().code;
    if (above == levels.begin() || above->value == wanted)
        return above->code;
    const Level& below = *(above - 1);
    const double share = (double{wanted} - double{below.value}) / (double{above->value} - double{below.value});
    return double{u} < share ? above->code : below.code;
}

}  // namespace

std::size_t codeBytes(CodeType type) { return type == CodeType::I8 || type == CodeType::U8 ? 1 : 2; }

std::vector<float> Grid::levels(BlockParams params) const
{
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(codeMax() - codeMin() + 1));
    for (int code = codeMin(); code <= codeMax(); ++code)
        values.push_back(value(code, params));
    return values;
}

std::vector<StoredPart> Grid::storedParts(std::uint64_t weights, std::uint64_t blocks) const
{
    std::vector<StoredPart> parts{{"codes", bits(), weights}};
    if (scaleBits() > 0)
        parts.push_back({"scales", scaleBits(), blocks});
    if (hasZeroPoint())
        parts.push_back({"zero_points", bits(), blocks});
    if (!offsetName().empty())
        parts.push_back({offsetName(), scaleBits(), blocks});
    return parts;
}

BlockFit Grid::fitBlock(std::span<const float>) const
{
    assert(!"this grid leaves its range to a calibrator");
    return {};
}

Result<BlockFit> Grid::fit(const Slice& slice, Progress& progress) const
{
    if (slice.values().size() == slice.size())
        return fitBlock(slice.values());
    std::vector<float> values(static_cast<std::size_t>(slice.size()));
    const auto keep = [&](std::size_t tile, std::span<const float> part) {
        std::copy(part.begin(), part.end(), values.begin() + static_cast<std::ptrdiff_t>(tile * kTileSize));
    };
    if (auto done = slice.forEachTile(keep, progress); !done)
        return done.error();
    return fitBlock(values);
}

bool Grid::fitAndEncode(std::span<const float>, void*, std::span<BlockParams>, std::span<Range>) const { return false; }

void Grid::paramsOf(std::span<const Range> ranges, std::span<BlockParams> found) const
{
    std::transform(ranges.begin(), ranges.end(), found.begin(), [this](Range range) { return params(range); });
}

bool Grid::fitBlocks(const float*, std::size_t, std::span<BlockParams>, std::span<Range>) const { return false; }

void Grid::encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const
{
    const std::size_t bytes = codeBytes(codeType());
    for (std::size_t i = 0; i < params.size(); ++i)
        encode(weights + i * size, size, params[i], true, static_cast<std::byte*>(codes) + i * size * bytes);
}

void Grid::decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const
{
    const std::size_t bytes = codeBytes(codeType());
    for (std::size_t i = 0; i < params.size(); ++i)
        decode(static_cast<const std::byte*>(codes) + i * size * bytes, size, params[i], values + i * size);
}

void Grid::roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const
{
    constexpr std::size_t kRun = 1024;
    std::array<std::byte, kRun * sizeof(std::uint16_t)> codes;
    for (std::size_t first = 0; first < n; first += kRun) {
        const std::size_t count = std::min(kRun, n - first);
        encode(x + first, count, params, fullBlock, codes.data());
        decode(codes.data(), count, params, values + first);
    }
}

double Grid::squaredError(const float* x, std::size_t n, BlockParams params) const
{
    constexpr std::size_t kRun = 1024;  // weights and levels that lie in the first-level cache
    std::array<float, kRun> levels;
    kernels::ErrorSums sums;
    for (std::size_t first = 0; first < n; first += kRun) {
        const std::size_t count = std::min(kRun, n - first);
        roundTrip(x + first, count, params, true, levels.data());
        kernels::active().errorSums(x + first, levels.data(), count, &sums);
    }
    return sums.squaredError;
}

void Grid::settle(std::span<BlockParams>, std::span<BlockParams>, std::uint64_t) const { }

Result<std::shared_ptr<const Grid>> Grid::learn(const BlockSlices&, Progress&) const
{
    assert(!"this grid's levels are fixed");
    return std::shared_ptr<const Grid>();
}

std::shared_ptr<const Grid> Grid::withTables(std::vector<float>) const { return nullptr; }

void Grid::encodeEach(const float* x, std::size_t n, const BlockParams* working, const BlockParams* stored, void* codes,
                      float* values) const
{
    const std::size_t bytes = codeBytes(codeType());
    for (std::size_t i = 0; i < n; ++i) {
        std::byte* const code = static_cast<std::byte*>(codes) + i * bytes;
        encode(x + i, 1, working[i], true, code);
        decode(code, 1, stored[i], values + i);
    }
}

void Grid::packBlocks(const void*, std::span<const BlockParams>, std::byte*) const { assert(!"this grid has no bytes of its own"); }
void Grid::unpackBlocks(const std::byte*, void*, std::span<BlockParams>) const { assert(!"this grid has no bytes of its own"); }

void Grid::encodeDithered(const float* x, const float* u, std::size_t n, BlockParams params, void* codes) const
{
    const std::vector<Level> levels = ascendingLevels(*this, params);
    const std::size_t bytes = codeBytes(codeType());
    for (std::size_t i = 0; i < n; ++i) {
        const auto code = static_cast<std::uint16_t>(ditheredCode(levels, x[i], u[i]));  // little-endian: the low byte first
        std::memcpy(static_cast<std::byte*>(codes) + i * bytes, &code, bytes);
    }
}

}  // namespace bitloupe
