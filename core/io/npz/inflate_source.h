// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A deflated member, read at any place. Bytes are unpacked from front to back; on the first way through, places from which
// unpacking can start anew are kept (about every MiB; the method of zlib's examples/zran.c), and the CRC is computed.
// Reading forward costs one pass; going back costs about a MiB of unpacking.

#include "core/io/npz/zip_directory.h"

#include <memory>
#include <mutex>
#include <optional>

namespace bitloupe {

class InflateSource final : public ByteSource {
public:
    InflateSource(std::shared_ptr<const InputFile> file, const ZipMember& member);
    ~InflateSource() override;

    std::uint64_t size() const override { return m_member.bytes; }
    // Errors: Truncated, BadValue (the stream is damaged), SizeMismatch, ChecksumMismatch.
    Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const override;
    bool readsAnywhere() const override { return false; }

private:
    class Cursor;
    struct Point;

    Error fail(ErrorCode code, std::string detail) const;
    Result<void> moveTo(std::uint64_t offset) const;
    Result<void> produce(std::span<std::byte> out) const;
    Result<void> finish() const;
    void keepPoint() const;

    std::shared_ptr<const InputFile> m_file;
    ZipMember m_member;
    mutable std::mutex m_mutex;  // of all below
    mutable std::unique_ptr<Cursor> m_cursor;
    mutable std::vector<Point> m_points;  // ascending
    mutable std::uint64_t m_front = 0;  // how far anything was ever unpacked
    mutable unsigned long m_crc = 0;  // of the bytes before the front
    mutable std::optional<Error> m_failure;  // a damaged member stays damaged
};

// "CRC-32 is 0123abcd, should be 89ab4567"
std::string checksums(unsigned long is, unsigned long shouldBe);

}  // namespace bitloupe
