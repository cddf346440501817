// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Error map lens computes for itself: the map of a part of the matrix, and everything about the weight under the
// loupe. A map that is asked for again with another weight is not computed again.

#include "core/io/stored_element.h"
#include "core/report/weight_trace.h"
#include "views/lens.h"
#include "views/lenses/error_map/map_request.h"

namespace bitloupe {

struct ErrorMapData : LensData {
    std::uint64_t rows = 0, cols = 0;  // of the matrix
    BlockLayout blocks;
    std::shared_ptr<const ErrorMap> map;
    std::optional<WeightTrace> trace;  // none in previews
    std::optional<StoredElement> stored;  // none where there is no file, or it cannot be read any more
    std::optional<Error> storedProblem;  // why
    std::weak_ptr<const Analysis> analysis;  // whose map it is
};

inline constexpr std::uint64_t kFirstMapCells = 512;  // to each side, before a lens has said how large it is

// `question.option`: a MapRequest; all of the matrix and the weight with the largest error where it is none, or one of a matrix
// of another shape.
Result<std::shared_ptr<const LensData>> computeErrorMap(const LensQuestion& question, Progress& progress);

}  // namespace bitloupe
