// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A square matrix of doubles, row-major, padded so that tiles of the kernels never reach beyond it.

#include <cstddef>
#include <vector>

namespace bitloupe {

class SquareMatrix {
public:
    static constexpr std::size_t kPanel = 16;  // rows and columns are padded to multiples of it

    SquareMatrix() = default;
    explicit SquareMatrix(std::size_t size)
        : m_size(size)
        , m_stride((size + kPanel - 1) / kPanel * kPanel)
        , m_values(m_stride * m_stride, 0.0)
    {
    }

    std::size_t size() const { return m_size; }
    std::size_t stride() const { return m_stride; }  // of rows; also how many rows there are with the padding
    double* row(std::size_t i) { return m_values.data() + i * m_stride; }
    const double* row(std::size_t i) const { return m_values.data() + i * m_stride; }
    double& at(std::size_t i, std::size_t j) { return m_values[i * m_stride + j]; }
    double at(std::size_t i, std::size_t j) const { return m_values[i * m_stride + j]; }

private:
    std::size_t m_size = 0;
    std::size_t m_stride = 0;
    std::vector<double> m_values;
};

}  // namespace bitloupe
