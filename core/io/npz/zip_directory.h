// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The directory of a ZIP archive (PKWARE APPNOTE 6.3, ZIP64 included), checked whole before anything is unpacked: every
// member lies within the file, none overlaps another, local headers agree with the directory.

#include "core/base/progress.h"
#include "core/io/input_file.h"

namespace bitloupe {

struct ZipMember {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;  // 0 stored, 8 deflated
    std::uint32_t crc = 0;  // CRC-32 of the unpacked bytes
    std::uint64_t packedBytes = 0;
    std::uint64_t bytes = 0;
    std::uint64_t headerOffset = 0;  // of the local header
    std::uint64_t dataOffset = 0;  // of the packed bytes

    bool isEncrypted() const { return (flags & 0x2041U) != 0; }  // bits 0, 6 and 13
    bool isDirectory() const { return name.ends_with('/') && bytes == 0; }
    bool saysUtf8() const { return (flags & 0x0800U) != 0; }
};

struct ZipDirectory {
    std::vector<ZipMember> members;  // in the order of the directory
    std::vector<Error> warnings;
};

Result<ZipDirectory> readZipDirectory(const InputFile& file, Progress& progress);

}  // namespace bitloupe
