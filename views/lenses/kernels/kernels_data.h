// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Kernels lens has measured. Nothing is measured unless somebody pressed Measure: a run that has begun once is not begun again,
// whatever is asked in between.

#include "core/bench/benchmark.h"
#include "views/lens.h"

namespace bitloupe {

struct KernelsData : LensData {
    std::string option;  // that asked for it
    std::optional<BenchRun> run;  // as far as it is known; none: it was ended before
    bool isOver = false;  // nothing more comes
};

// `question.option`: a KernelsRequest. Errors: BadArgument, NeedsMemory, and those of runBenchmark().
Result<std::shared_ptr<const LensData>> computeKernels(const LensQuestion& question, Progress& progress);

// Rows of activations that the lens measures.
inline constexpr std::uint64_t kLensTokens[] = {1, 2, 8, 32, 128, 512};

}  // namespace bitloupe
