// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What we know of Keras: its layers keep the output channel last, whatever the weight's name.

#include "core/io/hdf5/record_list.h"

namespace bitloupe::hdf5 {

// Files of legacy Keras carry its attributes; Keras 3 names weights <layer>/vars/<number>.
bool isKerasFile(const Listing& listing);

// The output axis of a weight of a Keras file. Dense [in, out], Conv [k…, in, out], recurrent [in, 4 * units]: the last.
// Exceptions, told by the weight's or the layer's name: depthwise kernels [kh, kw, in, multiplier] and transposed
// convolutions [kh, kw, out, in]: the axis before; embeddings [vocabulary, width]: 0, one row a word.
int kerasOutputAxis(std::string_view name, const Shape& shape);

}  // namespace bitloupe::hdf5
