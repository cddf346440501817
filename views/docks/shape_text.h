// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shapes, counts and number formats as the docks and the window write them.

#include "core/tensor/tensor_info.h"

#include <QString>

namespace bitloupe {

QString shapeText(const Shape& shape);  // "512 × 1376", "scalar" for rank 0
QString dtypeText(const TensorInfo& info);  // "F16", what the file calls it where there is no name
QString countText(std::uint64_t count);  // "704 512": groups of three, thin no-break spaces

}  // namespace bitloupe
