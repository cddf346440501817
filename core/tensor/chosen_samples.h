// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Some samples of an activation tensor, whose first axis they are, as a tensor of their own: what calibration sees of a data
// set. In the matrix a sample is a run of columns, in every row the same ones.

#include "core/tensor/weights.h"

namespace bitloupe {

// `samples`: indices along the first axis, in the order in which they are to be seen. The output axis stays what it is, but
// where it is the first axis itself the tensor is one row. Copied where that takes at most `heldBytes`, else read through
// `from` each time. The tensor has a first axis, and the indices lie on it.
Result<std::shared_ptr<const Weights>> chosenSamples(std::shared_ptr<const Weights> from, std::vector<std::uint64_t> samples,
                                                     std::uint64_t heldBytes);

}  // namespace bitloupe
