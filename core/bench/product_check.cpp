// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/product_check.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostRows = 64;  // that are looked at, spread over the matrix

double uniform(std::uint64_t& state)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) * 0x1p-53;
}

// Through two bytes and back.
void rounded(const ProductCase& which, std::vector<float>& row)
{
    std::vector<std::uint16_t> small(row.size());
    const kernels::Kernels& k = kernels::active();
    const bool isHalf = which.make == &makeFloat16;
    (isHalf ? k.floatToHalf : k.floatToBfloat16)(row.data(), row.size(), small.data());
    (isHalf ? k.halfToFloat : k.bfloat16ToFloat)(small.data(), row.size(), row.data());
}

std::vector<float> floatsOfRow(const ProductCase& which, const CaseInput& input, std::uint64_t row, const ScaleAt& scaleAt = {})
{
    const Weights& w = *input.weights;
    std::vector<float> values(w.data() + row * w.cols(), w.data() + (row + 1) * w.cols());
    if (input.quantized)
        decodeRow(*input.quantized, row, values.data(), nullptr, scaleAt);
    else if (which.keepsHalf())
        rounded(which, values);
    return values;
}

// Each activation as its sign times the mean magnitude.
std::vector<double> asSigns(const float* x, std::uint64_t n)
{
    double mean = 0;
    for (std::uint64_t k = 0; k < n; ++k)
        mean += std::fabs(static_cast<double>(x[k])) / static_cast<double>(n);
    std::vector<double> signs(n);
    for (std::uint64_t k = 0; k < n; ++k)
        signs[k] = x[k] < 0 ? -mean : mean;
    return signs;
}

double largestOf(const std::vector<double>& values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::fabs(value));
    return largest;
}

// |y - exact| / allowed of one element; what is no number is as wrong as can be.
double share(double y, const std::vector<double>& x, const std::vector<double>& w, double step)
{
    double exact = 0;
    double magnitude = 0;
    double weights = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        exact += x[k] * w[k];
        magnitude += std::fabs(x[k] * w[k]);
        weights += std::fabs(w[k]);
    }
    const double largest = largestOf(x);
    const double allowed = weights * largest * step + magnitude * 0x1p-10 + largest * largestOf(w) * 1e-5;
    const double found = y == exact ? 0 : std::fabs(y - exact) / allowed;
    return std::isnan(found) ? std::numeric_limits<double>::infinity() : found;
}

}  // namespace

std::vector<float> benchActivations(std::uint64_t tokens, std::uint64_t cols)
{
    std::vector<float> x(tokens * cols);
    std::uint64_t state = 20261121;
    for (float& v : x)
        v = static_cast<float>(uniform(state) + uniform(state) + uniform(state) + uniform(state) - 2);
    return x;
}

std::vector<double> valuesOfRow(const ProductCase& which, const CaseInput& input, std::uint64_t row)
{
    const std::vector<float> values = floatsOfRow(which, input, row);
    return {values.begin(), values.end()};
}

double checkProduct(const ProductCase& which, const CaseInput& input, const BenchMatrix& matrix, std::uint64_t tokens, Threads threads)
{
    const std::uint64_t rows = input.weights->rows(), cols = input.weights->cols();
    const std::vector<float> x = benchActivations(tokens, cols);
    std::vector<float> y(tokens * rows);
    matrix.multiply(x.data(), tokens, y.data(), threads);
    std::vector<std::vector<double>> given;
    for (std::uint64_t t = 0; t < tokens; ++t)
        given.push_back(which.activations == ActivationForm::Signs
                            ? asSigns(x.data() + t * cols, cols)
                            : std::vector<double>(x.begin() + static_cast<std::ptrdiff_t>(t * cols),
                                                  x.begin() + static_cast<std::ptrdiff_t>((t + 1) * cols)));
    double worst = 0;
    const std::uint64_t looked = std::min(rows, kMostRows);
    for (std::uint64_t i = 0; i < looked; ++i) {
        const std::uint64_t row = looked == rows ? i : i * (rows - 1) / (looked - 1);
        const std::vector<double> w = valuesOfRow(which, input, row);
        for (std::uint64_t t = 0; t < tokens; ++t)
            worst = std::max(worst, share(static_cast<double>(y[t * rows + row]), given[t], w, which.activationStep()));
    }
    return worst;
}

double sqnrOf(const ProductCase& which, const CaseInput& input, const BenchMatrix& matrix)
{
    if (!input.quantized && !which.keepsHalf())
        return std::numeric_limits<double>::infinity();
    kernels::ErrorSums sums;
    const Weights& w = *input.weights;
    for (std::uint64_t row = 0; row < w.rows(); ++row) {
        const std::vector<float> values = floatsOfRow(which, input, row, matrix.scaleAt);
        kernels::active().errorSums(w.data() + row * w.cols(), values.data(), values.size(), &sums);
    }
    if (sums.squaredError == 0)
        return std::numeric_limits<double>::infinity();
    return 10 * std::log10(sums.squaredWeight / sums.squaredError);
}

}  // namespace bitloupe
