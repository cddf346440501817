// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an npy file cannot hold stands beside it as JSON: OUT.npy.json, with scales and zero points in it.

#include "core/export/atomic_file.h"
#include "core/export/coded_tensor.h"
#include "core/export/metadata.h"

namespace bitloupe {

std::filesystem::path sidecarPath(const std::filesystem::path& array);

// Adds "scales" and "zero_points" as lists. Errors: TooLarge where npz is the better choice.
Result<void> listParams(const CodedTensor& coded, Json& tensor);

// Both files take their names, the text first. Where the array cannot follow, a text that is new is taken away again.
Result<void> commitWithSidecar(AtomicFile& array, AtomicFile& sidecar, const std::string& text);

}  // namespace bitloupe
