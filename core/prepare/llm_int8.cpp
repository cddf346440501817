// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/llm_int8.h"

#include "core/linear/products.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

bool isOutlier(float x, float threshold) { return threshold > 0 && std::fabs(x) >= threshold; }

void quantizeRow(std::span<const float> x, float threshold, VectorwiseRows& rows, std::size_t row)
{
    float scale = 0;
    for (const float value : x)
        scale = isOutlier(value, threshold) || !std::isfinite(value) ? scale : std::max(scale, std::fabs(value));
    rows.scales[row] = scale;
    const float by = scale > 0 ? 127.0f / scale : 0.0f;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool counts = !isOutlier(x[i], threshold) && std::isfinite(x[i]);
        rows.codes[row * x.size() + i] =
            counts ? static_cast<std::int8_t>(std::clamp(std::nearbyint(x[i] * by), -127.0f, 127.0f)) : std::int8_t{0};
        if (isOutlier(x[i], threshold))
            rows.outlierColumns[i] = 1;
    }
}

std::vector<float> asFloats(const VectorwiseRows& rows) { return {rows.codes.begin(), rows.codes.end()}; }

}  // namespace

VectorwiseRows quantizeVectorwise(std::span<const float> x, std::size_t cols, float threshold)
{
    const std::size_t count = cols == 0 ? 0 : x.size() / cols;
    VectorwiseRows rows{std::vector<std::int8_t>(x.size()), std::vector<float>(count), std::vector<std::uint8_t>(cols, 0)};
    for (std::size_t row = 0; row < count; ++row)
        quantizeRow(x.subspan(row * cols, cols), threshold, rows, row);
    for (std::size_t i = 0; count > 1 && i < rows.codes.size(); ++i) {
        if (rows.outlierColumns[i % cols] != 0)
            rows.codes[i] = 0;
    }
    return rows;
}

std::vector<double> mixedProduct(std::span<const float> a, const VectorwiseRows& qa, const VectorwiseRows& qw, std::size_t cols,
                                 Progress& progress, double codeProduct)
{
    const std::size_t outputs = qw.scales.size();
    std::vector<double> y = innerProducts(asFloats(qa), asFloats(qw), cols, progress);
    for (std::size_t i = 0; i < y.size(); ++i) {
        const std::size_t token = i / outputs, output = i % outputs;
        y[i] *= double{qa.scales[token]} * double{qw.scales[output]} * codeProduct;
        for (std::size_t column = 0; column < cols; ++column) {
            if (qa.outlierColumns[column] != 0)
                y[i] += double{a[token * cols + column]} * (double(qw.codes[output * cols + column]) * double{qw.scales[output]} / 127.0);
        }
    }
    return y;
}

}  // namespace bitloupe
