// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The methods that know the inputs, side by side under one grid, granularity and range: every preparation, with plain rounding
// and with each second-order one. The variants grow from the tables.

#include "core/report/error_report.h"

#include <optional>
#include <vector>

namespace bitloupe {

// The settings with each combination in their place, plain rounding first; where a member is the settings' own it keeps their
// parameters, else it has its defaults.
std::vector<QuantSpec> methodVariants(const QuantSpec& spec);

struct MethodResult {
    QuantSpec spec;
    std::optional<Error> error;  // why there is no result: then nothing below is known
    double sqnrDb = 0, mse = 0;  // of the weights
    double bitsPerWeight = 0;
    OutputError output;  // also of its channels
    Remarks remarks;
};
// A spec that cannot be (a clip search on a grid that fits itself) is a result with an error. Errors: those of reading.
Result<MethodResult> surveyMethod(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);

// Whether one is better by the outputs and the other by the weights, by more than a hundredth of a decibel each.
bool ranksDisagree(const MethodResult& one, const MethodResult& other);

// The settings under which each preparation that searches for something does search (parameters called "..._search" are on).
std::vector<QuantSpec> searchVariants(const QuantSpec& spec);
// What it tried and what came of it; empty where it searches for nothing.
Result<PreparationCurve> searchCurve(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);

}  // namespace bitloupe
