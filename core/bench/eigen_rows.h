// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

// The body of eigen_avx2.cpp and eigen_avx512.cpp, which are compiled with CPU flags. Eigen is a namespace of another name in each of
// them, so that no inline function compiled there can become the copy that the whole program uses (tests/walls checks it).

#define EIGEN_DONT_PARALLELIZE
#define EIGEN_NO_DEBUG
// The compiler takes the deliberately undefined operands inside its own AVX-512 header for a mistake (GCC's bug 105593).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <Eigen/Core>
#pragma GCC diagnostic pop

#include <cstdint>

namespace bitloupe {
namespace {

// Rows of w: y of one token is `stride` floats from that of the next one.
void multiplyRows(const float* w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y,
                  std::uint64_t stride)
{
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic>;
    using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto n = static_cast<Eigen::Index>(rows);
    const auto k = static_cast<Eigen::Index>(cols);
    const auto m = static_cast<Eigen::Index>(tokens);
    const Eigen::Map<const RowMatrix> weights(w, n, k);
    if (tokens == 1) {
        Eigen::Map<Eigen::VectorXf>(y, n).noalias() = weights * Eigen::Map<const Eigen::VectorXf>(x, k);
        return;
    }
    Eigen::Map<Matrix, 0, Eigen::OuterStride<>> result(y, n, m, Eigen::OuterStride<>(static_cast<Eigen::Index>(stride)));
    result.noalias() = weights * Eigen::Map<const Matrix>(x, k, m);
}

}  // namespace
}  // namespace bitloupe
