// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 3: what the grid spans. A calibrator looks at the weights of one slice (tensor, channel or group) and chooses the
// range that the grid is laid over. Non-finite weights are left out by every calibrator.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/tensor/slice.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

// The objective that a calibrator minimises, by clipping threshold (ascending, in units of the weights). Empty for
// calibrators that minimise nothing.
struct Curve {
    std::vector<double> threshold;
    std::vector<double> objective;
};

struct RangeChoice {
    Range range;
    double objective = 0;  // its value at the choice; 0 where there is none
    Curve curve;
};

class Calibrator {
public:
    virtual ~Calibrator() = default;
    // Empty slices and slices of zeros give the range {0, 0}. `wantCurve` asks for the whole objective curve.
    virtual Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const = 0;
};

struct CalibratorInfo {
    std::string_view id;  // "minmax", "percentile", "mse", "kl", "manual"
    std::span<const ParamInfo> params;
    bool automatic = true;  // false: by hand; not drawn among the calibrators' thresholds
    Result<std::shared_ptr<const Calibrator>> (*make)(const Choice& choice);
};
std::span<const CalibratorInfo> calibrators();  // core/calibrate/calibrators.cpp: the table
Result<std::shared_ptr<const Calibrator>> makeCalibrator(const Choice& choice);

}  // namespace bitloupe
