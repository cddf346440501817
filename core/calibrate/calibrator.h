// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 3: what the grid spans. A calibrator looks at the weights of one slice (tensor, channel or group) and chooses the
// range that the grid is laid over. Non-finite weights are left out by every calibrator.
//
// The first members of the table are ours, exact on the data or the field's usual choice; the others are the references' own
// calibrators under their names, step by step as those do it, so that people can see what their toolkit would have chosen.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/tensor/slice.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

// What a calibrator looks at, by clipping threshold (ascending, in units of the weights): CalibratorInfo::objective says what
// it is. Empty for calibrators that compare nothing (min-max, by hand).
struct Curve {
    std::vector<double> threshold;
    std::vector<double> objective;
};

struct RangeChoice {
    Range range{};
    double objective = 0;  // its value at the choice; 0 where there is none
    Curve curve{};
    double threshold = 0;  // where on the curve the choice lies; 0 where there is none
};

// Calibration over batches that come one after the other and are not kept: what it holds does not grow with their number.
// Histograms grow as the references' do; where that would take more than a stated number of bins (a first batch of values
// next to nothing), observe() answers TooLarge.
class RangeObserver {
public:
    virtual ~RangeObserver() = default;
    virtual Result<void> observe(const Slice& batch, Progress& progress) = 0;
    // The range for all that was seen; {0, 0} where that was nothing but zeros.
    virtual Result<RangeChoice> choose(bool wantCurve) const = 0;
};

class Calibrator {
public:
    virtual ~Calibrator() = default;
    // Empty slices and slices of zeros give the range {0, 0}. `wantCurve` asks for the whole objective curve.
    virtual Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const = 0;
    // Whether its choice is fullRange() of the slice's extent (core/calibrate/extent.h), which can be had for many blocks at once.
    virtual bool clipsNothing() const { return false; }
    // For batches in turn; `grid` must outlive it. Null for calibrators that must see all the data together.
    virtual std::unique_ptr<RangeObserver> observer(const Grid&) const { return nullptr; }
};

struct CalibratorInfo {
    std::string_view id;  // "minmax", "percentile", "mse", "kl", "manual"…
    std::span<const ParamInfo> params;
    bool automatic = true;  // false: by hand; not drawn among the calibrators' thresholds
    Result<std::shared_ptr<const Calibrator>> (*make)(const Choice& choice);
    // What its curve shows: "share" of the weights inside (grows with the threshold), "error" (mean of |x - y|^p),
    // "divergence" (nats), "model" (the error that a model of the data predicts); empty where it has no curve.
    std::string_view objective{};
    // A toolkit's own way of doing what this member does: asked only where a spec names it and when calibrators are compared
    // (core/report/calibrator_survey.h), and drawn in that member's colour. Empty for the members that every analysis asks.
    std::string_view family{};
    // Below so many weights in a slice the choice says little; null: any number will do.
    double (*weightsNeeded)(const Choice& choice) = nullptr;
    // Nanoseconds for each weight in blocks of `block` weights under a grid of `bits` bits, as measured on one core of 2.5 GHz with
    // 256-bit kernels: how large a preview's sample may be (core/report/preview.h). Null: next to nothing.
    double (*blockCost)(double block, int bits) = nullptr;
    // Whether even one answer for a whole tensor takes longer than a preview may. Null: never.
    bool (*isSlowOnTensor)(const Choice& choice, int bits) = nullptr;

    bool isVariant() const { return !family.empty(); }
};
std::span<const CalibratorInfo> calibrators();  // core/calibrate/calibrators.cpp: the table
const CalibratorInfo* findCalibrator(std::string_view id);  // null where the table lacks it
Result<std::shared_ptr<const Calibrator>> makeCalibrator(const Choice& choice);

}  // namespace bitloupe
