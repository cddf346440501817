// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/codebook_grid.h"

#include <algorithm>
#include <numeric>

namespace bitloupe {

namespace {

constexpr float kSmallestMagnitude = 1e-38f;  // bitsandbytes divides by no less

}  // namespace

CodebookGrid::CodebookGrid(const std::array<float, kCodebookSize>& valuesByCode)
    : m_values(valuesByCode)
{
    std::array<std::uint8_t, kCodebookSize> order{};
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::uint8_t a, std::uint8_t b) { return m_values[a] < m_values[b]; });
    std::size_t count = 0;
    for (const std::uint8_t code : order) {
        if (count == 0 || m_levels[count - 1] != m_values[code]) {
            m_levels[count] = m_values[code];
            m_codes[count++] = code;
        }
        m_ranks[code] = static_cast<std::uint8_t>(count - 1);
    }
    for (std::size_t i = 0; i + 1 < count; ++i)
        m_boundaries[i] = (m_levels[i] + m_levels[i + 1]) / 2;
    m_book = {m_levels.data(), m_boundaries.data(), m_codes.data(), m_ranks.data(), static_cast<std::int32_t>(count)};
}

BlockParams CodebookGrid::params(Range range) const { return {std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f)), 0}; }

void CodebookGrid::encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const
{
    const float magnitude = std::max(params.scale, kSmallestMagnitude);
    kernels::active().encodeCodebook(x, n, magnitude, !fullBlock, m_book, static_cast<std::uint8_t*>(codes));
}

void CodebookGrid::decode(const void* codes, std::size_t n, BlockParams params, float* values) const
{
    kernels::active().decodeCodebook(static_cast<const std::uint8_t*>(codes), n, params.scale, m_book, values);
}

void CodebookGrid::roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const
{
    std::array<std::uint8_t, 1024> codes;
    for (std::size_t first = 0; first < n; first += codes.size()) {
        const std::size_t count = std::min(codes.size(), n - first);
        encode(x + first, count, params, fullBlock, codes.data());
        decode(codes.data(), count, params, values + first);
    }
}

float CodebookGrid::value(int code, BlockParams params) const { return m_values[static_cast<std::size_t>(code)] * params.scale; }

}  // namespace bitloupe
