// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which axis of a tensor counts the output channels, judged by what the file calls the tensor. Shared by all readers.

#include "core/tensor/tensor_info.h"

#include <string_view>

namespace bitloupe {

// PyTorch and most others put output channels first: axis 0. Keras puts them last in everything it calls a kernel
// ("kernel", "dense/kernel:0", "recurrent_kernel", "pointwise_kernel"): the last axis. kNoAxis for rank 0 and 1.
//
// Judgement: "depthwise_kernel" [kh, kw, in, multiplier] has in * multiplier output channels over two axes. The axis `in`
// (second to last) is taken, since the multiplier is nearly always 1 and there is one filter an input channel.
// "embeddings" [vocabulary, width] stays at axis 0: one row a token.
int outputAxisFromName(std::string_view name, const Shape& shape);

}  // namespace bitloupe
