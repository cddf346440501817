// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The arrays that one tensor becomes in a file (core/export/FORMAT.md).

#include "core/export/coded_tensor.h"
#include "core/export/verified_archive.h"

#include <set>

namespace bitloupe {

// Names below a quantized tensor's path: "codes", "packed", "scales", "zero_points", "offsets", "levels", and those of
// restorationLeaves().
const std::set<std::string>& codedLeaves();

// The arrays borrow `coded`.
ExportArray codesArray(const CodedTensor& coded, const std::string& path);
std::vector<ExportArray> codedArrays(const CodedTensor& coded, const std::string& path);
ExportArray valuesArray(const RestoredTensor& restored, const std::string& path);
ExportArray fileArray(const ModelFile& file, std::size_t tensor, const std::string& path);
ExportArray textArray(const std::string& text, std::string_view path);

}  // namespace bitloupe
