// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What would go wrong, or is worth knowing before somebody believes the figures: one tensor under one spec, looked at as
// min-max would quantize it. (lens Calibrators, `bitloupe-cli doctor`; sentences: views/text/finding.h)

#include "core/base/progress.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

enum class Severity {
    Note,  // worth knowing
    Warning,  // figures or an export would be wrong, or mean little
};

// What a finding's counts count.
enum class FindingUnit { Tensor, Weights, Blocks };

struct FindingKind {
    std::string_view id;
    Severity severity;
    FindingUnit unit;
};
// In the order in which they are told.
//
//   nan, infinity         not finite; `first` in the tensor's own C order
//   scale_below_normal    blocks whose scale is no normal number of its type, or was raised to the smallest: value = the
//                         smallest scale, limit = the smallest normal number
//   scale_beyond_type     blocks whose scale had to be lowered to the largest number of its type (limit)
//   few_weights           blocks with fewer weights than the spec's calibrator needs (CalibratorInfo::weightsNeeded): value =
//                         the smallest block's, limit = how many it needs
//   dominated             a thousandth of the weights (at least one) hold more than half of the sum of squares: value = their
//                         share, so that every mean squared error speaks of them; count of them
//   empty                 no weights, or none that is finite
//   zero_tensor, constant_tensor   value
//   zero_blocks, constant_blocks   all weights of a block are one value
//   one_sided_tensor, one_sided_blocks   no weights below zero, or none above, under a grid that is symmetric: nearly half of
//                         its codes are never used
//   short_blocks          the last block of every row is shorter: value = its weights, limit = the others'
//   precision             the file's numbers are finer than float32, in which all is computed
std::span<const FindingKind> findingKinds();

struct Finding {
    std::string_view id;  // of its kind
    Severity severity = Severity::Note;
    FindingUnit unit = FindingUnit::Tensor;
    std::uint64_t count = 0;  // so many weights or blocks
    std::uint64_t of = 0;  // out of so many
    std::uint64_t first = 0;  // the first of them
    double value = 0;
    double limit = 0;
};

// Everything that is found; empty: nothing to say. Works on streamed weights. Errors: whatever reading gives; BadSpec.
Result<std::vector<Finding>> examine(const Weights& weights, const QuantSpec& spec, Progress& progress);

}  // namespace bitloupe
