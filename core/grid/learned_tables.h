// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables of learned levels, one for each block and one more that stands for them all: the mean of the others after each is
// divided by its largest magnitude. Levels ascend; the code of a weight is that of the nearest level, the lower of two.

#include "core/grid/grid.h"

namespace bitloupe {

class LearnedTables {
public:
    // As many levels as 2^bits in each table.
    LearnedTables(int bits, std::vector<float> levels);

    int bits() const { return m_bits; }
    std::size_t count() const { return m_levels.size() / size(); }  // with the common one, which is the last
    std::span<const float> learned() const { return std::span(m_levels).first(m_levels.size() - size()); }
    std::span<const float> table(std::size_t index) const { return std::span(m_levels).subspan(index * size(), size()); }
    // The table whose ends these are, or count() - 1.
    std::size_t tableFor(Range ends) const;

    // normal: weight / scale.
    std::uint8_t codeOf(std::size_t table, float normal) const;

private:
    std::size_t size() const { return std::size_t{1} << m_bits; }

    int m_bits;
    std::vector<float> m_levels;
    std::vector<float> m_boundaries;  // as many, filled up with infinity
};

}  // namespace bitloupe
