// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/group_scales.h"

#include "core/matmul/packed_matrix.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

using kernels::kPanelRows;

constexpr float kLeastHalf = 0x1p-14f, kLargestHalf = 65504;
constexpr int kTopExponent = 14;  // of what the largest scale of a row with a factor becomes
constexpr int kLeastExponent = -126;

// The factor of a row.
float factorOf(std::span<const float> scales)
{
    float largest = 0;
    float least = kLargestHalf;
    for (const float scale : scales) {
        largest = std::max(largest, std::fabs(scale));
        least = scale != 0 ? std::min(least, std::fabs(scale)) : least;
    }
    if (largest <= kLargestHalf && least >= kLeastHalf)
        return 1;
    return std::ldexp(1.0f, std::max(std::ilogb(largest) - kTopExponent, kLeastExponent));
}

std::vector<std::uint16_t> asHalves(const std::vector<float>& values)
{
    std::vector<std::uint16_t> halves(values.size());
    kernels::active().floatToHalf(values.data(), values.size(), halves.data());
    return halves;
}

}  // namespace

std::uint64_t GroupScales::place(std::uint64_t row, std::uint64_t group) const
{
    return (row / kPanelRows * m_groups + group) * kPanelRows + row % kPanelRows;
}

GroupScales::GroupScales(const MatrixCodes& codes, std::uint64_t groups)
    : m_groups(groups)
{
    const std::size_t padded = (codes.rows + kPanelRows - 1) / kPanelRows * kPanelRows * groups;
    std::vector<float> scales(padded), zeros(codes.zeros.empty() ? 0 : padded);
    std::vector<float> factors(codes.rows, 1.0f);
    for (std::uint64_t row = 0; row < codes.rows; ++row) {
        const std::span<const float> own = codes.scales.subspan(row * groups, groups);
        factors[row] = factorOf(own);
        for (std::uint64_t g = 0; g < groups; ++g) {
            scales[place(row, g)] = std::ldexp(own[g], -std::ilogb(factors[row]));
            if (!zeros.empty())
                zeros[place(row, g)] = static_cast<float>(codes.zeros[row * groups + g]);
        }
    }
    m_scales = asHalves(scales);
    m_zeros = asHalves(zeros);
    if (std::any_of(factors.begin(), factors.end(), [](float factor) { return factor != 1; }))
        m_factors = std::move(factors);
}

float GroupScales::scaleOf(std::uint64_t row, std::uint64_t group) const
{
    float scale = 0;
    kernels::active().halfToFloat(&m_scales[place(row, group)], 1, &scale);
    return m_factors.empty() ? scale : scale * m_factors[row];
}

void GroupScales::addTo(MemorySpans& memory) const
{
    memory.push_back(std::as_bytes(std::span(m_scales)));
    memory.push_back(std::as_bytes(std::span(m_zeros)));
    memory.push_back(std::as_bytes(std::span(m_factors)));
}

void GroupScales::finish(float* y, std::uint64_t tokens, std::uint64_t rows, std::uint64_t first, std::uint64_t end) const
{
    if (m_factors.empty())
        return;
    for (std::uint64_t t = 0; t < tokens; ++t) {
        for (std::uint64_t row = first; row < end; ++row)
            y[t * rows + row] *= m_factors[row];
    }
}

}  // namespace bitloupe
