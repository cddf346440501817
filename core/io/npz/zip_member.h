// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The unpacked bytes of a member of a ZIP archive.

#include "core/io/npz/zip_directory.h"

namespace bitloupe {

// Errors: UnsupportedFeature (encrypted, unknown compression), SizeMismatch (sizes that cannot be true).
// `checked`: its CRC-32 is compared, once: before the first bytes of a stored member are given out, and for a deflated
// member as soon as its last byte was unpacked. Without it, for a look at the beginning only.
Result<std::shared_ptr<const ByteSource>> openZipMember(std::shared_ptr<const InputFile> file, const ZipMember& member, bool checked);

}  // namespace bitloupe
