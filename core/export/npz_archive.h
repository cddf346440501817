// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An npz file: a ZIP archive of stored npy members, as numpy.savez writes it. Sizes are known before a member begins;
// only its checksum is filled in afterwards. No clock: all members carry 1980-01-01.

#include "core/export/archive.h"

namespace bitloupe {

class NpzArchive final : public Archive {
public:
    explicit NpzArchive(AtomicFile& file)
        : m_file(file)
    {
    }

    Result<void> beginArray(std::string_view path, DType dtype, const Shape& shape) override;
    Result<void> append(std::span<const std::byte> bytes) override;
    Result<void> endArray() override;
    Result<void> finish() override;

private:
    struct Member {
        std::string name;
        std::uint64_t offset = 0;  // of the local header
        std::uint64_t bytes = 0;  // npy header and values
        std::uint32_t checksum = 0;
    };
    std::string localHeader(const Member& member) const;
    std::string centralHeader(const Member& member) const;
    std::string endOfDirectory(std::uint64_t start, std::uint64_t end) const;

    AtomicFile& m_file;
    std::vector<Member> m_members;
};

}  // namespace bitloupe
