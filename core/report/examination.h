// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One tensor under examination (core/report/doctor.h): a look at every block, then a question after the other. Used by
// doctor.cpp alone.

#include "core/calibrate/extent.h"
#include "core/report/doctor.h"
#include "core/round/tiling.h"

#include <algorithm>
#include <mutex>

namespace bitloupe {

// What is kept of one block; there may be many millions of them.
struct ExaminedBlock {
    float min = 0, max = 0;  // over finite weights; both 0 where there is none
    float scale = 1;
    bool hasSome = false;  // finite ones

    float absMax() const { return std::max(-min, max); }
};

// What the spec chose.
struct ExaminedSpec {
    std::shared_ptr<const Grid> grid;
    BlockLayout blocks;
    bool fitsItself = false;
    bool learns = false;  // and then has no scale
    double weightsNeeded = 0;
    bool halfScales = false;
};

// How many blocks or weights have some property, and the first.
struct Counted {
    std::uint64_t count = 0, first = 0;

    void note(std::uint64_t index)
    {
        first = count == 0 ? index : first;
        ++count;
    }
};

class Examination {
public:
    Examination(const Weights& weights, ExaminedSpec spec)
        : m_weights(weights)
        , m_spec(std::move(spec))
        , m_tiling(weights.rows(), weights.cols(), m_spec.blocks, false)
    {
    }
    Result<std::vector<Finding>> run(Progress& progress);

private:
    Result<void> lookAtBlocks(Progress& progress);
    Result<ExaminedBlock> lookAt(const Slice& slice, std::uint64_t first, Progress& progress);
    void noteNonFinite(std::span<const float> values, std::uint64_t first);
    Result<void> findDominated(Progress& progress);
    void findNonFinite();
    void findScales();
    void findFewWeights();
    void findTensor();
    void findBlocks();
    void findShape();

    std::uint64_t weightsIn(std::uint64_t block) const { return m_tiling.block(block).count; }
    bool isOneSided(float min, float max) const { return m_spec.grid->isSymmetric() && min != max && (min >= 0 || max <= 0); }
    void tell(std::string_view id, const Counted& counted, std::uint64_t of, double value = 0, double limit = 0);
    void tellTensor(std::string_view id, double value = 0) { tell(id, {1, 0}, 1, value); }

    const Weights& m_weights;
    ExaminedSpec m_spec;
    Tiling m_tiling;
    std::vector<ExaminedBlock> m_blocks;
    std::mutex m_mutex;  // of the three below, while blocks are looked at
    Extent m_extent;  // of all
    Counted m_nan, m_infinity;  // first: flat in the matrix
    std::vector<Finding> m_findings;
};

}  // namespace bitloupe
