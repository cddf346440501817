// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 5: what happens to the weights before they are quantized. "none" passes them on untouched. Others move size from the
// inputs to the weights or back (SmoothQuant, AWQ), or keep what would spoil the grid apart (outliers, LLM.int8); what they
// do to the inputs, they do to Weights::inputs(), so that a second-order rounding sees what the grid's weights will meet.

#include "core/base/progress.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/prepare/restoration.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

// What a preparation tried and what came of it: output error by its parameter (ratio, alpha).
struct PreparationCurve {
    std::vector<double> parameter;
    std::vector<double> loss;
    double best = 0;  // the parameter that was taken
};

struct Prepared {
    std::shared_ptr<const Weights> weights;
    std::shared_ptr<const Restoration> restoration;  // null: the decoded weights stand for themselves
    PreparationCurve curve;
    Remarks remarks;
};

struct PreparationInfo {
    std::string_view id;
    std::span<const ParamInfo> params;
    // `spec`: the whole question, because some search for what is best under its grid.
    Result<Prepared> (*prepare)(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);
};
std::span<const PreparationInfo> preparations();
Result<Prepared> prepare(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);

}  // namespace bitloupe
