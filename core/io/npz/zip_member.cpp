// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npz/zip_member.h"

#include "core/base/text.h"
#include "core/io/npz/inflate_source.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <zlib.h>

namespace bitloupe {
namespace {

constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;

// A stored member. The whole of it is read once for its CRC before any byte is given out.
class StoredSource final : public ByteSource {
public:
    StoredSource(std::shared_ptr<const InputFile> file, const ZipMember& member)
        : m_range(file, member.dataOffset, member.bytes)
        , m_file(std::move(file))
        , m_name(member.name)
        , m_crc(member.crc)
    {
    }

    std::uint64_t size() const override { return m_range.size(); }
    bool readsAnywhere() const override { return true; }
    std::optional<std::uint64_t> fileOffset() const override { return m_range.fileOffset(); }

    Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (auto done = verify(); !done)
            return done;
        return m_range.readAt(offset, out);
    }

private:
    Result<void> verify() const
    {
        const std::lock_guard lock(m_mutex);
        if (!m_verified)
            m_verified = computeCrc();
        return *m_verified;
    }

    Result<void> computeCrc() const
    {
        constexpr std::uint64_t kBlock = 1024 * 1024;
        std::vector<std::byte> block(static_cast<std::size_t>(std::min(size(), kBlock)));
        uLong crc = 0;
        for (std::uint64_t offset = 0; offset < size(); offset += block.size()) {
            const auto bytes = std::span(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(size() - offset, block.size())));
            if (auto read = m_range.readAt(offset, bytes); !read)
                return read;
            crc = crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
        }
        if (crc != m_crc)
            return m_file->error(ErrorCode::ChecksumMismatch, "member " + inQuotes(m_name), checksums(crc, m_crc));
        return {};
    }

    FileRange m_range;
    std::shared_ptr<const InputFile> m_file;
    std::string m_name;
    std::uint32_t m_crc;
    mutable std::mutex m_mutex;
    mutable std::optional<Result<void>> m_verified;
};

}  // namespace

Result<std::shared_ptr<const ByteSource>> openZipMember(std::shared_ptr<const InputFile> file, const ZipMember& member, bool checked)
{
    const std::string where = "member " + inQuotes(member.name);
    if (member.isEncrypted())
        return file->error(ErrorCode::UnsupportedFeature, where, "it is encrypted");
    if (member.method != kStored && member.method != kDeflated)
        return file->error(ErrorCode::UnsupportedFeature, where,
                           "compression method " + std::to_string(member.method) + "; stored (0) and deflated (8) are read");
    if (member.method == kStored && member.packedBytes != member.bytes)
        return file->error(ErrorCode::SizeMismatch, where,
                           "it is stored, but its sizes are " + std::to_string(member.packedBytes) + " and "
                               + std::to_string(member.bytes));
    // A code of at least 2 bits (length and distance) gives at most 258 bytes.
    constexpr std::uint64_t kMostBytesPerByte = 1032;
    if (member.method == kDeflated && member.bytes / kMostBytesPerByte > member.packedBytes)
        return file->error(ErrorCode::SizeMismatch, where,
                           std::to_string(member.packedBytes) + " bytes cannot unpack to " + std::to_string(member.bytes));
    // Weights never pack this well; only a constant does, and an archive made to fill memory and time.
    constexpr std::uint64_t kBombBytes = 256 * 1024 * 1024;
    constexpr std::uint64_t kBombRatio = 500;
    if (member.method == kDeflated && member.bytes > kBombBytes && member.bytes / kBombRatio > member.packedBytes)
        return file->error(ErrorCode::TooLarge, where,
                           std::to_string(member.packedBytes) + " bytes unpack to " + std::to_string(member.bytes) + "; above "
                               + std::to_string(kBombBytes) + " bytes the limit is " + std::to_string(kBombRatio) + " times");
    if (member.method == kDeflated)
        return std::shared_ptr<const ByteSource>(std::make_shared<InflateSource>(std::move(file), member));
    if (!checked)
        return std::shared_ptr<const ByteSource>(std::make_shared<FileRange>(file, member.dataOffset, member.bytes));
    return std::shared_ptr<const ByteSource>(std::make_shared<StoredSource>(std::move(file), member));
}

}  // namespace bitloupe
