// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file that appears whole or not at all. It is written under a temporary name beside the target, synced, and renamed
// over it; until then the target keeps its old content. The temporary file is removed when this object goes without
// commit(), also by an exception (a cancelled Progress). What a killed program left is removed by the next export to the
// same target; a lock on the temporary file tells it from one that is still being written.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bitloupe {

class AtomicFile {
public:
    // Errors, before any work: BadTarget (a directory, a device, a pipe, no such folder, a name too long),
    // PermissionDenied, DiskFull, WriteFailed. A symbolic link is followed: the file behind it is replaced.
    static Result<std::unique_ptr<AtomicFile>> create(const std::filesystem::path& target);

    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    // At the end; small pieces are collected.
    Result<void> append(std::span<const std::byte> bytes);
    // At any place, also beyond the end.
    Result<void> writeAt(std::uint64_t offset, std::span<const std::byte> bytes);
    // Bytes beyond the end are zero.
    Result<void> readAt(std::uint64_t offset, std::span<std::byte> bytes);
    Result<void> resize(std::uint64_t bytes);
    std::uint64_t size() const { return m_size; }

    // Everything is on the disk; the temporary file can be read back.
    Result<void> sync();
    Result<void> commit();

    const std::filesystem::path& target() const { return m_target; }  // behind symbolic links
    bool hasItsName() const { return !m_exists; }  // the rename was done, even if commit() failed after it
    const std::filesystem::path& temporaryPath() const { return m_temporary; }
    const std::filesystem::path& folder() const { return m_folder; }
    // What an errno of a write to this file means.
    Error error(int number, const char* action) const;

private:
    explicit AtomicFile(std::filesystem::path target)
        : m_given(std::move(target))
    {
    }
    Result<void> resolveTarget();
    Result<void> createTemporary();
    Result<void> tryTemporary(unsigned attempt, bool& created);
    void removeStale() const;
    Result<void> flush();
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes);
    Result<void> syncFolder() const;

    std::filesystem::path m_given;  // as the person gave it
    std::filesystem::path m_target;  // behind symbolic links
    std::filesystem::path m_folder;
    std::filesystem::path m_temporary;
    std::string m_prefix;  // of the names of temporary files for this target
    int m_descriptor = -1;
    bool m_exists = false;  // the temporary file has a name
    std::uint64_t m_size = 0;  // with what is buffered
    std::vector<std::byte> m_buffer;  // not yet written: [m_size - m_buffer.size(), m_size)
};

}  // namespace bitloupe
