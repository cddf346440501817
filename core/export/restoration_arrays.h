// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a preparation keeps for the way back from its codes to weights (core/prepare/restoration.h), beside these codes in a
// file: as arrays, as lists in a description, and read from either.

#include "core/export/coded_tensor.h"
#include "core/export/described_tensor.h"
#include "core/export/verified_archive.h"

namespace bitloupe {

// Names of the arrays: "column_scales", "kept_columns", "kept_values", "sparse_rows", "sparse_columns", "sparse_values".
std::span<const char* const> restorationLeaves();

// Those of them that there are; they borrow `coded`.
std::vector<ExportArray> restorationArrays(const CodedTensor& coded, const std::string& path);
// Members that say which of them a reader must find, and where the scales of columns are meant to go.
void describeRestoration(Json& tensor, const CodedTensor& coded, const QuantSpec& spec);
// The same numbers as lists. Errors: TooLarge where one is longer than `most`.
Result<void> listRestoration(const CodedTensor& coded, std::uint64_t most, Json& tensor);

// Null where the description names nothing. Errors: SizeMismatch, BadValue, and those of reading.
Result<std::shared_ptr<const Restoration>> readRestoration(const DescribedTensor& tensor, std::uint64_t rows, std::uint64_t cols);

}  // namespace bitloupe
