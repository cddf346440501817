// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The order of things in an export: target first, so that a bad one is refused before hours of work; then the hash of the
// input, the tensors one by one, the description; then sync, reading back, renaming.

#include "core/base/progress.h"
#include "core/export/exporter.h"

namespace bitloupe {

enum class Container { Npz, Npy, Hdf5 };
enum class Content { Codes, Values };  // Values: what the codes stand for, float32

Result<void> exportQuantized(const ExportJob& job, Container container, Content content, Progress& progress);
// The values of a file's tensors as float32, as they are: how a quantized file becomes an ordinary one again.
Result<void> exportValues(const ExportJob& job, Container container, Progress& progress);  // job.spec is not used

}  // namespace bitloupe
