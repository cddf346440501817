// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/doctor.h"

#include "core/calibrate/calibrator.h"
#include "core/report/examination.h"

#include <array>

namespace bitloupe {

namespace {

constexpr std::array kKinds{
    FindingKind{"nan", Severity::Warning, FindingUnit::Weights},
    FindingKind{"infinity", Severity::Warning, FindingUnit::Weights},
    FindingKind{"scale_below_normal", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"scale_beyond_type", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"few_weights", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"dominated", Severity::Warning, FindingUnit::Weights},
    FindingKind{"empty", Severity::Note, FindingUnit::Tensor},
    FindingKind{"zero_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"constant_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"zero_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"constant_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"one_sided_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"one_sided_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"short_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"precision", Severity::Note, FindingUnit::Tensor},
};

Result<ExaminedSpec> examinedSpec(const Weights& weights, const QuantSpec& spec)
{
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    const GridRules rules = gridRules(spec.grid);
    ExaminedSpec examined{
        std::move(*grid), blockLayout(spec.granularity, weights.rows(), weights.cols()), rules.fitsItself, rules.learns, 0, false};
    examined.halfScales = examined.grid->scaleBits() == 16;
    const CalibratorInfo* calibrator = findCalibrator(spec.range.id);
    if (calibrator != nullptr && calibrator->weightsNeeded != nullptr && !examined.fitsItself)
        examined.weightsNeeded = calibrator->weightsNeeded(spec.range);
    return examined;
}

}  // namespace

std::span<const FindingKind> findingKinds() { return kKinds; }

Result<std::vector<Finding>> examine(const Weights& weights, const QuantSpec& spec, Progress& progress)
{
    auto examined = examinedSpec(weights, asFormatSays(spec));
    if (!examined)
        return examined.error();
    return Examination(weights, std::move(*examined)).run(progress);
}

}  // namespace bitloupe
