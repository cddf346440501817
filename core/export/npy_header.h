// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The header of an npy file, version 1.0, padded to 64 bytes as numpy writes it (reference/formats.md, section 1).

#include "core/tensor/tensor_info.h"

#include <string>

namespace bitloupe {

std::string npyHeader(DType dtype, const Shape& shape);

}  // namespace bitloupe
