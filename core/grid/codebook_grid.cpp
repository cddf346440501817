// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/codebook_grid.h"

#include "core/grid/double_quantization.h"
#include "core/grid/encode_steps.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe {

namespace {

constexpr float kSmallestMagnitude = 1e-38f;  // bitsandbytes divides by no less

}  // namespace

CodebookGrid::CodebookGrid(std::vector<float> valuesByCode, bool doubleQuantizes)
    : m_bits(std::countr_zero(valuesByCode.size()))
    , m_doubleQuantizes(doubleQuantizes)
    , m_values(std::move(valuesByCode))
    , m_ranks(m_values.size())
{
    std::vector<std::uint8_t> order(m_values.size());
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::uint8_t a, std::uint8_t b) { return m_values[a] < m_values[b]; });
    for (const std::uint8_t code : order) {
        if (m_levels.empty() || m_levels.back() != m_values[code]) {
            m_levels.push_back(m_values[code]);
            m_codes.push_back(code);
        }
        m_ranks[code] = static_cast<std::uint8_t>(m_levels.size() - 1);
    }
    m_boundaries.assign(m_values.size(), std::numeric_limits<float>::infinity());
    for (std::size_t i = 0; i + 1 < m_levels.size(); ++i)
        m_boundaries[i] = (m_levels[i] + m_levels[i + 1]) / 2;
    m_book = {m_levels.data(), m_boundaries.data(), m_codes.data(), m_ranks.data(), static_cast<std::int32_t>(m_levels.size())};
}

std::vector<StoredPart> CodebookGrid::storedParts(std::uint64_t weights, std::uint64_t blocks) const
{
    std::vector<StoredPart> parts = Grid::storedParts(weights, blocks);
    if (m_doubleQuantizes) {
        parts.push_back({"second_scales", 32, blocks / kDoubleBlock + (blocks % kDoubleBlock != 0)});
        parts.push_back({"scale_offset", 32, blocks > 0 ? std::uint64_t{1} : std::uint64_t{0}});
    }
    return parts;
}

BlockParams CodebookGrid::params(Range range) const { return {std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f)), 0}; }

void CodebookGrid::paramsOf(std::span<const Range> ranges, std::span<BlockParams> found) const
{
    // Member by member: a struct that is put together elsewhere first costs more than all the rest.
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].scale = std::max(-std::min(ranges[i].low, 0.0f), std::max(ranges[i].high, 0.0f));
        found[i].zero = 0;
        found[i].offset = 0;
    }
}

Range CodebookGrid::representable(BlockParams params) const
{
    const Range ends{m_levels.front() * params.scale, m_levels.back() * params.scale};
    return {std::min(ends.low, ends.high), std::max(ends.low, ends.high)};
}

void CodebookGrid::settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t) const
{
    std::vector<float> magnitudes(working.size());
    std::transform(working.begin(), working.end(), magnitudes.begin(), [](const BlockParams& block) { return block.scale; });
    const DoubleQuantized quantized = doubleQuantize(magnitudes, kDoubleBlock);
    for (std::size_t i = 0; i < stored.size(); ++i)
        stored[i].scale = quantized.restored[i];
}

// How many boundaries lie below: powers of two steps through the table that is filled up to one.
std::size_t CodebookGrid::rankOf(float normal) const
{
    std::size_t rank = 0;
    for (std::size_t step = m_values.size() / 2; step > 0; step /= 2)
        rank += m_boundaries[rank + step - 1] < normal ? step : 0;
    return rank;
}

void CodebookGrid::encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const
{
    const float magnitude = std::max(params.scale, kSmallestMagnitude);
    auto* const out = static_cast<std::uint8_t*>(codes);
    if (fitsKernel())
        return kernels::active().encodeCodebook(x, n, magnitude, !fullBlock, m_book, out);
    const float inverse = 1 / magnitude;
    for (std::size_t i = 0; i < n; ++i) {
        const float normal = fullBlock ? x[i] * inverse : x[i] / magnitude;
        out[i] = m_codes[rankOf(std::isnan(normal) ? 0.0f : std::clamp(normal, -1.0f, 1.0f))];
    }
}

void CodebookGrid::decode(const void* codes, std::size_t n, BlockParams params, float* values) const
{
    const auto* const in = static_cast<const std::uint8_t*>(codes);
    if (fitsKernel())
        return kernels::active().decodeCodebook(in, n, params.scale, m_book, values);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = m_values[in[i]] * params.scale;
}

void CodebookGrid::encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const
{
    if (!fitsKernel())
        return Grid::encodeBlocks(weights, size, params, codes);
    kernels::active().grouped.encodeCodebook(weights, params.size(), size, params.data(), m_book, static_cast<std::uint8_t*>(codes));
}

void CodebookGrid::decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const
{
    if (!fitsKernel())
        return Grid::decodeBlocks(codes, size, params, values);
    const auto* const bytes = static_cast<const std::uint8_t*>(codes);
    kernels::active().grouped.decodeCodebook(bytes, params.size(), size, params.data(), m_book, values);
}

EncodeRule CodebookGrid::encodeRule(BlockParams params, bool fullBlock) const
{
    return {std::max(params.scale, kSmallestMagnitude), fullBlock, 0, NearestRule{}};
}

DecodeSteps CodebookGrid::decodeSteps(int code, BlockParams params) const
{
    return {m_values[static_cast<std::size_t>(code)], params.scale};
}

float CodebookGrid::value(int code, BlockParams params) const { return m_values[static_cast<std::size_t>(code)] * params.scale; }

}  // namespace bitloupe
