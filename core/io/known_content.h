// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Contents that people open by mistake or that this version does not read: named, so that the refusal helps.

#include "core/base/error.h"

#include <cstddef>
#include <span>
#include <string>

namespace bitloupe {

// UnsupportedFormat or UnknownFormat with what the file seems to be.
Error unknownContent(const std::string& file, std::span<const std::byte> head);

}  // namespace bitloupe
