// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One array in an npy file.

#include "core/export/archive.h"

namespace bitloupe {

class NpyArchive final : public Archive {
public:
    explicit NpyArchive(AtomicFile& file)
        : m_file(file)
    {
    }

    Result<void> beginArray(std::string_view path, DType dtype, const Shape& shape) override;
    Result<void> append(std::span<const std::byte> bytes) override;
    Result<void> endArray() override { return {}; }
    Result<void> finish() override { return {}; }

private:
    AtomicFile& m_file;
};

}  // namespace bitloupe
