// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An input file: opened read-only without blocking, a regular file by fstat, read with pread only, closed by its owner's
// end. Its size is taken once; a file that gets shorter afterwards is an Error at the next read that misses its bytes.

#include "core/io/byte_source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bitloupe {

class InputFile final : public ByteSource {
public:
    // Errors: FileNotFound, PermissionDenied, NotARegularFile, ReadFailed.
    static Result<std::shared_ptr<const InputFile>> open(const std::filesystem::path& path);

    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile() override;

    const std::filesystem::path& path() const { return m_path; }
    int descriptor() const { return m_descriptor; }  // for the HDF5 helper, which inherits it
    std::uint64_t size() const override { return m_size; }
    // Errors: ReadFailed; FileChanged where the file ends too early.
    Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const override;
    bool readsAnywhere() const override { return true; }
    std::optional<std::uint64_t> fileOffset() const override { return 0; }

    // The first min(size, limit) bytes.
    Result<std::vector<std::byte>> readHead(std::size_t limit) const;
    Error error(ErrorCode code, std::string where, std::string detail) const;

private:
    InputFile(int descriptor, std::filesystem::path path, std::uint64_t size);

    int m_descriptor;
    std::filesystem::path m_path;
    std::uint64_t m_size;
};

// Bytes [offset, offset + size) of a file, checked by the caller to lie within it.
class FileRange final : public ByteSource {
public:
    FileRange(std::shared_ptr<const InputFile> file, std::uint64_t offset, std::uint64_t size);

    std::uint64_t size() const override { return m_size; }
    Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const override;
    bool readsAnywhere() const override { return true; }
    std::optional<std::uint64_t> fileOffset() const override { return m_offset; }

private:
    std::shared_ptr<const InputFile> m_file;
    std::uint64_t m_offset;
    std::uint64_t m_size;
};

}  // namespace bitloupe
