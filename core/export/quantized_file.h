// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An exported file of codes as an ordinary ModelFile again: its tensors have their old names and shapes, and their values
// are what the codes stand for. The layout is that of core/export/FORMAT.md, the same for npz and HDF5; codes in an npy
// file need the JSON beside it. Like any file from a stranger it is checked whole before it is believed.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/model_file.h"

#include <memory>

namespace bitloupe {

// Whether it says that it holds codes of ours. Errors: those of reading.
Result<bool> isQuantizedFile(const ModelFile& file);

// Errors: BadHeader, BadValue, SizeMismatch… where the description and the arrays disagree; BadArgument where the file is
// not a quantized one.
Result<std::shared_ptr<const ModelFile>> openQuantized(std::shared_ptr<const ModelFile> file);

// Opens `input`, turns every tensor of it into float32 and writes them to `target`. `exporter`: an id, or empty for what
// the target's suffix says.
Result<void> dequantizeFile(const std::filesystem::path& input, const std::filesystem::path& target, std::string_view exporter,
                            Progress& progress);

}  // namespace bitloupe
