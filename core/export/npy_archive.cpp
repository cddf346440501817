// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/npy_archive.h"

#include "core/export/atomic_file.h"
#include "core/export/npy_header.h"

#include <cassert>

namespace bitloupe {

Result<void> NpyArchive::beginArray(std::string_view, DType dtype, const Shape& shape)
{
    assert(m_file.size() == 0);
    const std::string header = npyHeader(dtype, shape);
    return m_file.append(std::as_bytes(std::span(header)));
}

Result<void> NpyArchive::append(std::span<const std::byte> bytes) { return m_file.append(bytes); }

}  // namespace bitloupe
