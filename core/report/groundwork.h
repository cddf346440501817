// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One tensor, looked at once: what is true of it whatever the settings, and a memory of what was found about it for a part
// of the settings (a grid, a calibrator), so that the next settings cost only what they change. Immutable to its users;
// every method may be called from several threads.
//
//   weights ─► distribution, statistics, histogram        once
//   grid ─► error by threshold; bits ─► best possible     kept
//   grid + calibrator ─► its choice                       kept

#include "core/base/memory.h"
#include "core/report/analysis.h"

#include <optional>

namespace bitloupe {

class Groundwork {
public:
    static Result<std::shared_ptr<const Groundwork>> make(std::shared_ptr<const Weights> weights, Progress& progress);

    const std::shared_ptr<const Weights>& weights() const { return m_weights; }
    const Slice& whole() const { return m_whole; }  // with its distribution
    const Statistics& statistics() const { return m_statistics; }
    const Histogram& histogram() const { return m_histogram; }

    // As in Analysis; computed at the first call for these settings.
    Result<std::vector<CalibrationResult>> calibrations(const QuantSpec& spec, Progress& progress) const;
    Result<Curve> errorByThreshold(const QuantSpec& spec, Progress& progress) const;
    Result<LloydMax> bestPossible(int bits, Progress& progress) const;

    // What one of these calls has found before; none: nobody has asked.
    std::optional<CalibrationResult> knownCalibration(const QuantSpec& spec, const Choice& calibrator) const;
    std::optional<Curve> knownErrorByThreshold(const QuantSpec& spec) const;
    std::optional<LloydMax> knownBestPossible(int bits) const;

private:
    explicit Groundwork(std::shared_ptr<const Weights> weights);

    std::shared_ptr<const Weights> m_weights;
    Slice m_whole;
    Statistics m_statistics;
    Histogram m_histogram;
    mutable Memory<CalibrationResult> m_calibrations;
    mutable Memory<Curve> m_curves;
    mutable Memory<LloydMax> m_best;
};

}  // namespace bitloupe
