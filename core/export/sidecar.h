// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an npy file cannot hold stands beside it as JSON: OUT.npy.json, with scales, zero points and what a preparation keeps.

#include "core/export/atomic_file.h"
#include "core/export/coded_tensor.h"
#include "core/export/metadata.h"

namespace bitloupe {

std::filesystem::path sidecarPath(const std::filesystem::path& array);

// Adds what codes need to become weights as lists, under the names of the arrays. Errors: TooLarge where npz is the better choice.
Result<void> listParams(const CodedTensor& coded, Json& tensor);

// Both files take their names, the text first. Where the array cannot follow, a text that is new is taken away again.
Result<void> commitWithSidecar(AtomicFile& array, AtomicFile& sidecar, const std::string& text);

}  // namespace bitloupe
