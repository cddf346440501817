// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many samples calibration needs: the first axis of an activation tensor is taken as samples, calibrators see 10, 30,
// 100 … of them, drawn at random, several times over, and every range is then judged by its error on all samples. So the
// rule that 100 to 1000 samples suffice can be seen, or refuted, on one's own data.
//
//   draw samples ─► calibrate (each block of the granularity) ─► error of these ranges on all samples
//
// What is held does not grow with the tensor: larger ones are read from their file, draw by draw.

#include "core/report/groundwork.h"

#include <functional>
#include <optional>

namespace bitloupe {

struct SweepOptions {
    std::vector<std::uint64_t> counts{10, 30, 100, 300, 1000};  // those below the number of samples; all of them come last
    std::uint64_t draws = 5;  // of each count, with seeds firstSeed, firstSeed + 1 …
    std::uint64_t firstSeed = 1;
    std::vector<Choice> calibrators;  // none: the spec's own
    double settledRange = 0.05;  // a range within this of the range of all samples counts as settled
};

// One draw: the ends are those of the block that reaches farthest on all samples; figures are over all samples and blocks.
struct SweepDraw {
    std::uint64_t seed = 0;
    Range range;
    double mse = 0;
    double sqnrDb = 0;
    double clippedFraction = 0;
    double rangeChange = 0;  // largest over blocks of |end - end with all samples| / width with all samples
};
struct SweepLevel {
    std::uint64_t samples = 0;
    std::vector<SweepDraw> draws;  // by seed; one where all samples were seen
};
struct SweptCalibrator {
    Choice calibrator;
    std::vector<SweepLevel> levels;  // by ascending number of samples; the last one holds all
    // From this number of samples on every draw stayed within settledRange of the range of all samples; none: not before all.
    std::optional<std::uint64_t> settledFrom;
};
struct SampleSweep {
    std::uint64_t samples = 0;
    std::vector<SweptCalibrator> calibrators;
};

// Called on the calling thread when a level of a calibrator is done. The level with all samples comes first, because the
// others are measured against it.
using SweepSink = std::function<void(const Choice& calibrator, const SweepLevel& level)>;

// One scale for the tensor, or for each channel along an axis other than the first. Errors: BadArgument for tensors without
// a first axis of at least two samples, for channels along the samples' axis, for groups (whose inputs the samples are), and
// for options that ask for nothing; whatever reading and calibrating give. `sink` may be empty.
Result<SampleSweep> sweepSamples(std::shared_ptr<const Weights> activations, const QuantSpec& spec, const SweepOptions& options,
                                 const SweepSink& sink, Progress& progress);

}  // namespace bitloupe
