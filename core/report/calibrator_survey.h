// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every calibrator at once on one tensor under one spec (lens Calibrators, `bitloupe-cli calibrate`): what each chooses for
// every block of the spec's granularity, what that costs by every metric, and how long the choosing took.
//
//   groundwork + spec ─► for each calibrator: blocks ─► ranges ─► encode, compare ─► SurveyedCalibrator ─► sink
//
// Calibrators come in the order of their table, one after the other; each uses all threads. Everything but the times is the
// same for any number of threads.

#include "core/report/groundwork.h"

#include <functional>
#include <optional>

namespace bitloupe {

struct SurveyOptions {
    bool curves = true;
    // The block whose objective curve and choice are given, in the order of BlockLayout; with one scale for the tensor there
    // is only block 0.
    std::uint64_t curveBlock = 0;
    // Weights of each of the batches that the tensor consists of, one behind the other; empty: it came as one. Calibrators that
    // see batches in turn are shown these, whatever their own parameter says; all others see them together. One scale only.
    std::vector<std::uint64_t> batches{};
    // Whether results still hold the ranges of all blocks once the sink has seen them: a calibrator's may take gigabytes.
    bool keepsRanges = true;
};

struct SurveyedCalibrator {
    Choice calibrator;  // its id in the table, with the parameters it ran with
    bool isOwn = false;  // the one that the spec names
    // It could not choose (a histogram would have grown beyond all measure…): nothing below holds.
    std::optional<Error> error;

    std::vector<Range> ranges;  // by block
    Range range;  // the lowest and the highest end of all blocks
    ErrorReport report;  // of the tensor quantized with these ranges; its histogram of the decoded weights for the picture
    // Of the weights that are clipped (Grid::unclipped): their part of the sum of squares, and of the squared error.
    double clippedEnergy = 0;
    double clippingError = 0;
    RangeChoice curve;  // of options.curveBlock: the choice and, where asked for, the curve it was found on
    double elapsedMs = 0;  // of the choosing alone, all blocks together
};

// Called on the calling thread as soon as a calibrator is done.
using SurveySink = std::function<void(const SurveyedCalibrator&)>;

// Every automatic calibrator with its default parameters, the spec's own in the place of its kind; the range by hand comes
// last where the spec asks for it.
std::vector<Choice> surveyedChoices(const Choice& own);

// Errors: BadSpec for specs whose grid finds its blocks' parameters itself; BadArgument for a curve block that is not there
// and for batches that are not the tensor or want more than one scale;
// whatever reading gives. `sink` may be empty.
Result<std::vector<SurveyedCalibrator>> surveyCalibrators(const Groundwork& groundwork, const QuantSpec& spec, const SurveyOptions& options,
                                                          const SurveySink& sink, Progress& progress);
// One of them: for results that are wanted by themselves.
Result<SurveyedCalibrator> surveyCalibrator(const Groundwork& groundwork, const QuantSpec& spec, const Choice& calibrator,
                                            const SurveyOptions& options, Progress& progress);

}  // namespace bitloupe
