// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A strip of a large matrix, kPanels panels of rows by one panel of columns, held in the first-level cache while products are
// added to it: in the matrix itself its rows lie pages apart.

#include "core/linear/square.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>

namespace bitloupe {

class Strip {
public:
    static constexpr std::size_t kPanel = SquareMatrix::kPanel;
    static constexpr std::size_t kPanels = 4;
    static constexpr std::size_t kDepth = 128;  // of panels that are multiplied at once: 16 KiB each

    // The first `panels` of the strip at (row, column); later ones stay untouched.
    void load(const SquareMatrix& matrix, std::size_t row, std::size_t column, std::size_t panels)
    {
        for (std::size_t i = 0; i < panels * kPanel; ++i)
            std::copy_n(matrix.row(row + i) + column, kPanel, m_values.data() + i * kPanel);
    }
    void store(SquareMatrix& matrix, std::size_t row, std::size_t column, std::size_t panels) const
    {
        for (std::size_t i = 0; i < panels * kPanel; ++i)
            std::copy_n(m_values.data() + i * kPanel, kPanel, matrix.row(row + i) + column);
    }
    static void prefetch(const SquareMatrix& matrix, std::size_t row, std::size_t column, std::size_t panels)
    {
        for (std::size_t i = 0; i < panels * kPanel; ++i) {
            __builtin_prefetch(matrix.row(row + i) + column, 1);
            __builtin_prefetch(matrix.row(row + i) + column + kPanel / 2, 1);
        }
    }

    // Strip panel k += left panel k x right panel; panels of `depth` steps (core/linear/panels.h), left ones `leftStride` apart.
    void add(const double* left, std::size_t leftStride, const double* right, std::size_t depth, std::size_t panels)
    {
        const auto tile = kernels::active().tileF64;
        for (std::size_t first = 0; first < depth; first += kDepth) {
            const std::size_t steps = std::min(kDepth, depth - first);
            for (std::size_t k = 0; k < panels; ++k) {
                for (std::size_t i = 0; i < kPanel; i += kernels::kTileRows)
                    tile(left + k * leftStride + first * kPanel + i, kPanel, right + first * kPanel, steps,
                         m_values.data() + (k * kPanel + i) * kPanel, kPanel);
            }
        }
    }

private:
    alignas(64) std::array<double, kPanels * kPanel * kPanel> m_values{};
};

}  // namespace bitloupe
