// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// npz: a ZIP archive of npy files. A member that cannot be read is a warning and the rest loads; a damaged archive, or one
// without a single readable array, is refused. Nothing is ever unpacked to a disk, so names are only names.

#include "core/base/result.h"
#include "core/io/model_file.h"

namespace bitloupe {

// The row of the table of formats.
bool recognisesNpz(std::span<const std::byte> head, std::uint64_t fileBytes);
Result<std::shared_ptr<const ModelFile>> openNpz(const std::filesystem::path& path, Progress& progress);

}  // namespace bitloupe
