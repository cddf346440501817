// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// HDF5 files as ModelFile. The library never runs in this process: a helper program, `bitloupe-hdf5`, opens the file and
// answers requests (core/io/hdf5/helper/protocol.h), because hostile files crash and hang the library. The helper is found
// where BITLOUPE_HDF5_HELPER says, beside the running program, or in ../libexec/bitloupe from there.

#include "core/base/result.h"
#include "core/io/model_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace bitloupe {

// The HDF5 signature at offset 0, 512, 1024, 2048… of the head.
bool recognisesHdf5(std::span<const std::byte> head, std::uint64_t fileBytes);

// Lists every numeric dataset, to any depth, by its full path without the leading slash. What is refused (external links
// and storage, unknown filters, damaged objects) is a warning, and the rest loads.
// Errors: HelperDied, HelperTimeout, BadHeader, UnsupportedFeature (nothing readable), and those of opening a file.
Result<std::shared_ptr<const ModelFile>> openHdf5(const std::filesystem::path& path, Progress& progress);

}  // namespace bitloupe
