// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A part of a tensor that stands for the whole while the exact answer is made: every k-th channel with all of its weights,
// so that scales of channels and groups are the true ones. Only where channels are few and long, runs of whole groups are
// taken from each. Which weights these are depends on the tensor's shape alone.

#include "core/base/memory.h"
#include "core/report/analysis.h"

namespace bitloupe {

class Sample {
public:
    // About `wanted` weights; runs are multiples of `group` (0: any). Null where that would be half of the tensor or more.
    static Result<std::shared_ptr<const Sample>> take(const Weights& from, std::uint64_t wanted, std::uint64_t group, Progress& progress);
    // Whether sampling the file is much cheaper than loading the tensor.
    static bool isCheap(const ModelFile& file, std::size_t tensor, int outputAxis);

    const std::shared_ptr<const Weights>& weights() const { return m_weights; }  // a matrix of its own
    const Slice& whole() const { return m_whole; }
    std::uint64_t oneIn() const { return m_oneIn; }
    // Rows of the sample are rows 0, rowStep, 2 rowStep ... of the tensor's matrix, which has rows() of them.
    std::uint64_t rowStep() const { return m_rowStep; }
    std::uint64_t rows() const { return m_rows; }
    std::uint64_t cols() const { return m_cols; }
    // Its columns are runs of `columnRun` columns of the tensor's matrix, one run every `columnRunStep` of them.
    std::uint64_t columnRun() const { return m_run; }
    std::uint64_t columnRunStep() const { return m_runStep; }
    // What previews have found on this sample, by the settings that it depends on.
    struct Findings {
        Memory<CalibrationResult> calibrations;
        Memory<Curve> curves;
        Memory<LloydMax> best;
    };
    Findings& findings() const { return m_findings; }

    // Place in the tensor's matrix of element `flat` of the sample.
    std::uint64_t place(std::uint64_t flat) const;
    // One value for each row of the sample becomes one for each row of the tensor.
    template <class Value>
    std::vector<Value> spread(const std::vector<Value>& byRow) const
    {
        std::vector<Value> all;
        all.reserve(static_cast<std::size_t>(m_rows));
        for (std::uint64_t row = 0; row < m_rows; ++row)
            all.push_back(byRow[static_cast<std::size_t>(row / m_rowStep)]);
        return all;
    }

private:
    Sample(std::shared_ptr<const Weights> weights, std::uint64_t rows, std::uint64_t cols);

    std::shared_ptr<const Weights> m_weights;
    Slice m_whole;
    std::uint64_t m_rows, m_cols;  // of the tensor
    mutable Findings m_findings;
    std::uint64_t m_oneIn = 1;
    std::uint64_t m_rowStep = 1;
    std::uint64_t m_run = 0;  // columns side by side
    std::uint64_t m_runStep = 0;  // columns from one run to the next
};

}  // namespace bitloupe
