// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LLM.int8() (Dettmers et al., arXiv 2208.07339; reference/methods.md 12.1): input columns that hold an outlier stay in 16 bits,
// the rest is multiplied in INT8 with one scale for each row of either side.

#include "core/base/progress.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

// Rows in INT8: code = rne(x * f32(127 / scale)), scale = largest |x| of the row that is below the threshold (0: of all).
// Outliers, |x| >= threshold > 0, are 0; so are the columns that hold one where there are several rows.
struct VectorwiseRows {
    std::vector<std::int8_t> codes;  // rows x cols
    std::vector<float> scales;  // by row
    std::vector<std::uint8_t> outlierColumns;  // by column: 1 where it holds an outlier
};
VectorwiseRows quantizeVectorwise(std::span<const float> x, std::size_t cols, float threshold);

// Y = A W^T, tokens x outputs: codes of both sides times their scales / 127^2, and the outlier columns of A as they are times
// those of the decoded weights. `codeProduct`: what 1 / 127^2 is taken for (bitsandbytes' CPU code has 6.200124e-5).
std::vector<double> mixedProduct(std::span<const float> a, const VectorwiseRows& qa, const VectorwiseRows& qw, std::size_t cols,
                                 Progress& progress, double codeProduct = 1 / (127.0 * 127.0));

}  // namespace bitloupe
