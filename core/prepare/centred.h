// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// XNOR-Net's weights before they are binarised (reference/methods.md 23): each row less its mean over the input channels, one
// mean for every position of the kernel, then clamped to [-limit, limit].

#include <cstddef>
#include <span>

namespace bitloupe {

// `row`: inputs * positions weights, input channels before positions.
void centreRow(std::span<float> row, std::size_t positions, float limit);

}  // namespace bitloupe
