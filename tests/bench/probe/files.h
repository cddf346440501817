// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weight files to probe with, in safetensors: one large tensor, or very many small ones.

#include <QString>
#include <cstddef>

namespace bitloupe::probe {

bool writeLarge(const QString& path, std::size_t rows, std::size_t cols, const QString& dtype);  // F32, F16, BF16
bool writeMany(const QString& path, std::size_t count);  // named as a deep model's, 16 x 16 each

}  // namespace bitloupe::probe
