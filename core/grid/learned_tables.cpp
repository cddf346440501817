// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/learned_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

// Table by table, each divided by its largest magnitude, and their mean.
std::vector<float> commonTable(const std::vector<float>& levels, std::size_t size)
{
    std::vector<double> sums(size, 0.0);
    std::size_t counted = 0;
    for (std::size_t first = 0; first < levels.size(); first += size) {
        const double reach = std::max(std::fabs(double{levels[first]}), std::fabs(double{levels[first + size - 1]}));
        if (reach == 0)
            continue;
        ++counted;
        for (std::size_t i = 0; i < size; ++i)
            sums[i] += double{levels[first + i]} / reach;
    }
    std::vector<float> common(size, 0.0f);
    for (std::size_t i = 0; counted > 0 && i < size; ++i)
        common[i] = static_cast<float>(sums[i] / static_cast<double>(counted));
    return common;
}

}  // namespace

LearnedTables::LearnedTables(int bits, std::vector<float> levels)
    : m_bits(bits)
    , m_levels(std::move(levels))
{
    const std::vector<float> common = commonTable(m_levels, size());
    m_levels.insert(m_levels.end(), common.begin(), common.end());
    m_boundaries.assign(m_levels.size(), std::numeric_limits<float>::infinity());
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        if ((i + 1) % size() != 0)
            m_boundaries[i] = static_cast<float>((double{m_levels[i]} + double{m_levels[i + 1]}) / 2);
    }
}

std::size_t LearnedTables::tableFor(Range ends) const
{
    std::size_t index = 0;
    while (index + 1 < count() && !(table(index).front() == ends.low && table(index).back() == ends.high))
        ++index;
    return index;
}

// How many boundaries lie below: powers of two steps.
std::uint8_t LearnedTables::codeOf(std::size_t table, float normal) const
{
    const float* const boundaries = m_boundaries.data() + table * size();
    const float wanted = std::isnan(normal) ? 0.0f : normal;
    std::size_t rank = 0;
    for (std::size_t step = size() / 2; step > 0; step /= 2)
        rank += boundaries[rank + step - 1] < wanted ? step : 0;
    return static_cast<std::uint8_t>(rank);
}

}  // namespace bitloupe
