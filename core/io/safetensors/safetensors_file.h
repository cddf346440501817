// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// safetensors: a JSON header, then the tensors' bytes without a gap (reference: huggingface/safetensors, README and
// tensor.rs). Stricter than the reference on white space before the header, as the format's text is.

#include "core/base/result.h"
#include "core/io/model_file.h"

namespace bitloupe {

inline constexpr std::uint64_t kLongestSafetensorsHeader = 100'000'000;  // bytes, as the reference
inline constexpr std::size_t kHighestSafetensorsRank = 64;

// The row of the table of formats. The format has no signature: a header length, then a brace.
bool recognisesSafetensors(std::span<const std::byte> head, std::uint64_t fileBytes);
Result<std::shared_ptr<const ModelFile>> openSafetensors(const std::filesystem::path& path, Progress& progress);

}  // namespace bitloupe
