// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// llama.cpp's importance matrices: for each weight tensor the mean square of every input channel.
//
//   the older form  int32 entries; for each: int32 length, name, int32 calls, int32 values, float32 values: mean square * calls
//   GGUF            F32 tensors NAME.in_sum2 [channels, matrices] and NAME.counts [1, matrices]: mean square = sum / count
//
// All little-endian. Several matrices (experts) under one name are taken together.

#include "core/activations/input_moments.h"

#include <filesystem>
#include <optional>

namespace bitloupe {

// Nothing where the content is neither form. Errors: those of reading, Truncated, BadHeader, BadValue with the place.
Result<std::optional<std::vector<std::shared_ptr<const InputMoments>>>> readImportance(const std::filesystem::path& path);

}  // namespace bitloupe
