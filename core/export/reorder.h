// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the order of the matrix W[channel][input], in which codes arise, back to the tensor's own C order, in bands that
// fit memory whatever the size of the tensor.

#include "core/base/progress.h"
#include "core/export/archive.h"
#include "core/export/spool.h"
#include "core/tensor/fold.h"

namespace bitloupe {

// `spool` holds the matrix of elements of `elementBytes` each; `sink` gets them in the tensor's order. Counts elements.
Result<void> inTensorOrder(const Spool& spool, const Fold& fold, std::size_t elementBytes, const ByteSink& sink, Progress& progress);

}  // namespace bitloupe
