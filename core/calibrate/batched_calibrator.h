// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the calibrators by batches share. Where there is only one tensor it is cut, in its own order, into as many runs of
// equal length as the parameter "batches" says, and they are observed in turn; for activations whose first axis is the
// samples these are batches of samples.

#include "core/calibrate/calibrator.h"
#include "core/calibrate/extent.h"

namespace bitloupe {

ParamInfo batchesParam();  // "batches", 1 by default
ParamInfo binsParam();  // "bins" of a histogram, 2048 by default: the references' own number
std::span<const ParamInfo> histogramParams();  // both, bins first

class BatchedCalibrator : public Calibrator {
public:
    explicit BatchedCalibrator(std::int64_t batches)
        : m_batches(static_cast<std::uint64_t>(batches))
    {
    }
    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const final;

private:
    std::uint64_t m_batches;
};

// A calibrator that is nothing but its observer, which is made of the choice's other parameters and the grid.
template <class Observer>
class ObservingCalibrator final : public BatchedCalibrator {
public:
    explicit ObservingCalibrator(const Choice& choice)
        : BatchedCalibrator(choice.integer("batches"))
        , m_choice(choice)
    {
    }
    std::unique_ptr<RangeObserver> observer(const Grid& grid) const override { return std::make_unique<Observer>(m_choice, grid); }

    static Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
    {
        return std::shared_ptr<const Calibrator>(std::make_shared<ObservingCalibrator>(choice));
    }

private:
    Choice m_choice;
};

// An observer that leaves out batches without a finite value and keeps how far the others reach.
class ExtentObserver : public RangeObserver {
public:
    Result<void> observe(const Slice& batch, Progress& progress) final;

protected:
    virtual Result<void> take(const Slice& batch, const Extent& extent, Progress& progress) = 0;
    const Extent& extent() const { return m_extent; }  // of all batches together
    // Nothing but zeros was seen: the range is {0, 0}.
    bool isNothing() const { return m_extent.absMax() == 0; }
    // `range`, never beyond what was seen, widened to hold zero; the full range where nothing is left of it.
    Range rangeWithin(double low, double high, const Grid& grid) const;

private:
    Extent m_extent;
};

}  // namespace bitloupe
