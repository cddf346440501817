// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A square matrix of doubles, row-major, padded so that tiles of the kernels never reach beyond it.

#include "core/base/large_vector.h"

#include <cstddef>

namespace bitloupe {

class SquareMatrix {
public:
    static constexpr std::size_t kPanel = 16;  // rows and columns are padded to multiples of it

    SquareMatrix() = default;
    explicit SquareMatrix(std::size_t size)
        : m_size(size)
        , m_padded((size + kPanel - 1) / kPanel * kPanel)
        , m_stride(m_padded % kPage == 0 ? m_padded + kPanel : m_padded)
        , m_values(m_padded * m_stride)
    {
    }

    std::size_t size() const { return m_size; }
    std::size_t padded() const { return m_padded; }  // rows and columns with the padding
    std::size_t stride() const { return m_stride; }  // of rows, which do not lie a multiple of pages apart
    std::size_t bytes() const { return m_values.size() * sizeof(double); }
    double* row(std::size_t i) { return m_values.data() + i * m_stride; }
    const double* row(std::size_t i) const { return m_values.data() + i * m_stride; }
    double& at(std::size_t i, std::size_t j) { return m_values[i * m_stride + j]; }
    double at(std::size_t i, std::size_t j) const { return m_values[i * m_stride + j]; }

private:
    static constexpr std::size_t kPage = 256;  // doubles: half of what a way of the first-level cache holds

    std::size_t m_size = 0;
    std::size_t m_padded = 0;
    std::size_t m_stride = 0;
    LargeVector<double> m_values;
};

}  // namespace bitloupe
