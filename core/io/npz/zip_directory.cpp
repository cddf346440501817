// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npz/zip_directory.h"

#include "core/base/checked.h"
#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_set>

namespace bitloupe {
namespace {

constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::uint32_t kMemberSignature = 0x02014b50;
constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint64_t kEndBytes = 22;
constexpr std::uint64_t kEnd64Bytes = 56;
constexpr std::uint64_t kLocator64Bytes = 20;
constexpr std::uint64_t kMemberBytes = 46;
constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kLongestComment = 65535;
constexpr std::uint64_t kLargestDirectory = 1024 * 1024 * 1024;  // bytes
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // the value stands in the ZIP64 fields

// Little-endian fields of a record that is known to be long enough.
class Record {
public:
    explicit Record(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }
    std::uint64_t get(std::size_t offset, std::size_t length) const
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < length; ++i)
            value |= std::to_integer<std::uint64_t>(m_bytes[offset + i]) << (8 * i);
        return value;
    }
    std::uint16_t u16(std::size_t offset) const { return static_cast<std::uint16_t>(get(offset, 2)); }
    std::uint32_t u32(std::size_t offset) const { return static_cast<std::uint32_t>(get(offset, 4)); }
    std::uint64_t u64(std::size_t offset) const { return get(offset, 8); }

private:
    std::span<const std::byte> m_bytes;
};

struct End {
    std::uint64_t disk = 0, directoryDisk = 0;
    std::uint64_t membersHere = 0, members = 0;
    std::uint64_t directoryBytes = 0, directoryOffset = 0;
    std::uint64_t directoryEnd = 0;  // where the directory must end: the first end record begins
};

class Reader {
public:
    Reader(const InputFile& file, Progress& progress)
        : m_file(file)
        , m_progress(progress)
    {
    }

    Result<ZipDirectory> read()
    {
        auto end = findEnd();
        if (!end)
            return end.error();
        if (auto done = checkEnd(*end); !done)
            return done.error();
        if (auto done = readMembers(*end); !done)
            return done.error();
        for (ZipMember& member : m_directory.members)
            if (auto done = readLocalHeader(member, end->directoryOffset); !done)
                return done.error();
        if (auto done = checkNamesAndOverlap(); !done)
            return done.error();
        return std::move(m_directory);
    }

private:
    Error fail(ErrorCode code, std::string where, std::string detail) const
    {
        return m_file.error(code, std::move(where), std::move(detail));
    }

    Result<std::vector<std::byte>> bytesAt(std::uint64_t offset, std::uint64_t count) const
    {
        std::vector<std::byte> bytes(static_cast<std::size_t>(count));
        if (auto read = m_file.readAt(offset, bytes); !read)
            return read.error();
        return bytes;
    }

    // The end record stands at the end of the file, before a comment of up to 65535 bytes whose length it tells. The last
    // signature whose comment ends with the file is taken, else the last signature.
    Result<End> findEnd()
    {
        const std::uint64_t tailBytes = std::min(m_file.size(), kEndBytes + kLongestComment);
        const std::uint64_t tailOffset = m_file.size() - tailBytes;
        auto tail = bytesAt(tailOffset, tailBytes);
        if (!tail)
            return tail.error();
        const Record record(*tail);
        std::optional<std::uint64_t> last;
        for (std::uint64_t at = tailBytes >= kEndBytes ? tailBytes - kEndBytes + 1 : 0; at-- > 0;) {
            if (record.u32(at) != kEndSignature)
                continue;
            if (!last)
                last = at;
            if (at + kEndBytes + record.u16(at + 20) == tailBytes)
                return readEnd(record, at, tailOffset + at);
        }
        if (!last)
            return fail(ErrorCode::Truncated, "end of the file", "the ZIP archive's end record is missing");
        const std::uint64_t comment = record.u16(*last + 20);
        const std::uint64_t left = tailBytes - *last - kEndBytes;
        if (comment > left)
            return fail(ErrorCode::Truncated, "archive comment",
                        "it needs " + std::to_string(comment) + " bytes, " + std::to_string(left) + " are left");
        m_directory.warnings.push_back(
            fail(ErrorCode::TrailingData, "end of the file", std::to_string(left - comment) + " bytes behind the archive are ignored"));
        return readEnd(record, *last, tailOffset + *last);
    }

    Result<End> readEnd(const Record& record, std::uint64_t at, std::uint64_t position) const
    {
        End end;
        end.disk = record.u16(at + 4);
        end.directoryDisk = record.u16(at + 6);
        end.membersHere = record.u16(at + 8);
        end.members = record.u16(at + 10);
        end.directoryBytes = record.u32(at + 12);
        end.directoryOffset = record.u32(at + 16);
        end.directoryEnd = position;
        if (position >= kLocator64Bytes) {
            auto locator = bytesAt(position - kLocator64Bytes, kLocator64Bytes);
            if (!locator)
                return locator.error();
            if (Record(*locator).u32(0) == kLocator64Signature)
                return readEnd64(Record(*locator).u64(8), position - kLocator64Bytes);
        }
        if (end.directoryBytes == kIn64 || end.directoryOffset == kIn64)
            return fail(ErrorCode::BadHeader, "end record", "it refers to a ZIP64 record that is not there");
        return end;
    }

    Result<End> readEnd64(std::uint64_t offset, std::uint64_t locatorOffset) const
    {
        if (offset > locatorOffset || locatorOffset - offset < kEnd64Bytes)
            return fail(ErrorCode::OffsetBeyondEnd, "ZIP64 locator",
                        "the ZIP64 record at byte " + std::to_string(offset) + " must lie before byte " + std::to_string(locatorOffset));
        auto bytes = bytesAt(offset, kEnd64Bytes);
        if (!bytes)
            return bytes.error();
        const Record record(*bytes);
        if (record.u32(0) != kEnd64Signature)
            return fail(ErrorCode::BadHeader, "byte " + std::to_string(offset), "no ZIP64 end record is there");
        End end;
        end.disk = record.u32(16);
        end.directoryDisk = record.u32(20);
        end.membersHere = record.u64(24);
        end.members = record.u64(32);
        end.directoryBytes = record.u64(40);
        end.directoryOffset = record.u64(48);
        end.directoryEnd = offset;
        return end;
    }

    Result<void> checkEnd(const End& end) const
    {
        if (end.disk != 0 || end.directoryDisk != 0 || end.membersHere != end.members)
            return fail(ErrorCode::UnsupportedFeature, "end record", "the archive is split over several disks");
        const auto directoryEnd = checkedAdd(end.directoryOffset, end.directoryBytes);
        if (!directoryEnd || *directoryEnd > end.directoryEnd)
            return fail(ErrorCode::OffsetBeyondEnd, "end record",
                        "the directory (byte " + std::to_string(end.directoryOffset) + ", " + std::to_string(end.directoryBytes)
                            + " bytes) must end before byte " + std::to_string(end.directoryEnd));
        if (*directoryEnd < end.directoryEnd)
            return fail(ErrorCode::SizeMismatch, "end record",
                        std::to_string(end.directoryEnd - *directoryEnd) + " bytes between the directory and its end record");
        if (end.members > end.directoryBytes / kMemberBytes)
            return fail(ErrorCode::SizeMismatch, "end record",
                        std::to_string(end.members) + " members do not fit a directory of " + std::to_string(end.directoryBytes)
                            + " bytes");
        if (end.directoryBytes > kLargestDirectory)
            return fail(ErrorCode::TooLarge, "directory",
                        std::to_string(end.directoryBytes) + " bytes; the limit is " + std::to_string(kLargestDirectory));
        return {};
    }

    Result<void> readMembers(const End& end)
    {
        auto bytes = bytesAt(end.directoryOffset, end.directoryBytes);
        if (!bytes)
            return bytes.error();
        std::span<const std::byte> left = *bytes;
        while (!left.empty()) {
            m_progress.advance(0);
            const std::string where = "directory, byte " + std::to_string(end.directoryOffset + bytes->size() - left.size());
            if (left.size() < kMemberBytes || Record(left).u32(0) != kMemberSignature)
                return fail(ErrorCode::BadHeader, where, "no directory entry is there");
            const Record record(left);
            const std::size_t nameBytes = record.u16(28);
            const std::size_t extraBytes = record.u16(30);
            const std::size_t entryBytes = kMemberBytes + nameBytes + extraBytes + record.u16(32);
            if (entryBytes > left.size())
                return fail(ErrorCode::Truncated, where,
                            "the entry needs " + std::to_string(entryBytes) + " bytes, " + std::to_string(left.size()) + " are left");
            ZipMember member = readMember(record, left.subspan(kMemberBytes, nameBytes));
            if (!resolveSizes64(member, left.subspan(kMemberBytes + nameBytes, extraBytes)))
                return fail(ErrorCode::BadHeader, where, "the ZIP64 sizes of " + inQuotes(member.name) + " are missing");
            m_directory.members.push_back(std::move(member));
            left = left.subspan(entryBytes);
        }
        if (m_directory.members.size() != end.members)
            return fail(ErrorCode::SizeMismatch, "end record",
                        "it counts " + std::to_string(end.members) + " members, the directory has "
                            + std::to_string(m_directory.members.size()));
        return {};
    }

    static ZipMember readMember(const Record& record, std::span<const std::byte> name)
    {
        ZipMember member;
        member.flags = record.u16(8);
        member.method = record.u16(10);
        member.crc = record.u32(16);
        member.packedBytes = record.u32(20);
        member.bytes = record.u32(24);
        member.headerOffset = record.u32(42);
        member.name.assign(reinterpret_cast<const char*>(name.data()), name.size());
        return member;
    }

    // Extra field 0x0001 holds, in this order, those of the three values that do not fit 32 bits.
    static bool resolveSizes64(ZipMember& member, std::span<const std::byte> extra)
    {
        std::uint64_t* const values[] = {&member.bytes, &member.packedBytes, &member.headerOffset};
        if (std::none_of(std::begin(values), std::end(values), [](const std::uint64_t* v) { return *v == kIn64; }))
            return true;
        while (extra.size() >= 4) {
            const Record record(extra);
            const std::size_t length = record.u16(2);
            if (length > extra.size() - 4)
                return false;
            std::size_t at = 4;
            for (std::uint64_t* value : values) {
                if (record.u16(0) != 1 || *value != kIn64)
                    continue;
                if (at + 8 > length + 4)
                    return false;
                *value = record.u64(at);
                at += 8;
            }
            if (record.u16(0) == 1)
                return true;
            extra = extra.subspan(4 + length);
        }
        return false;
    }

    // The data begin behind the local header, whose name and extra field have lengths of their own.
    Result<void> readLocalHeader(ZipMember& member, std::uint64_t directoryOffset) const
    {
        m_progress.advance(0);
        const std::string where = "member " + inQuotes(member.name);
        if (member.headerOffset > directoryOffset || directoryOffset - member.headerOffset < kLocalBytes)
            return fail(ErrorCode::OffsetBeyondEnd, where,
                        "its header at byte " + std::to_string(member.headerOffset) + " must lie before byte "
                            + std::to_string(directoryOffset));
        const std::uint64_t room = directoryOffset - member.headerOffset;
        auto bytes = bytesAt(member.headerOffset, std::min<std::uint64_t>(room, kLocalBytes + member.name.size()));
        if (!bytes)
            return bytes.error();
        const Record record(*bytes);
        if (record.u32(0) != kLocalSignature)
            return fail(ErrorCode::BadHeader, where, "no member begins at byte " + std::to_string(member.headerOffset));
        const std::uint64_t headerBytes = kLocalBytes + record.u16(26) + record.u16(28);
        if (headerBytes > room || member.packedBytes > room - headerBytes)
            return fail(ErrorCode::OffsetBeyondEnd, where,
                        "its " + std::to_string(member.packedBytes) + " bytes do not end before the directory at byte "
                            + std::to_string(directoryOffset));
        const std::string_view name(reinterpret_cast<const char*>(bytes->data()) + kLocalBytes, bytes->size() - kLocalBytes);
        if (record.u16(26) != member.name.size() || name != member.name)
            return fail(ErrorCode::SizeMismatch, where, "its own header has another name");
        // Bit 3: the sizes follow the data, and the header has none.
        const bool sized = (record.u16(6) & 8U) == 0 && record.u32(18) != kIn64 && record.u32(22) != kIn64;
        if (record.u16(8) != member.method || (sized && (record.u32(18) != member.packedBytes || record.u32(22) != member.bytes)))
            return fail(ErrorCode::SizeMismatch, where, "its own header and the directory disagree about its size or compression");
        member.dataOffset = member.headerOffset + headerBytes;
        return {};
    }

    Result<void> checkNamesAndOverlap() const
    {
        const std::vector<ZipMember>& members = m_directory.members;
        std::unordered_set<std::string_view> names;
        for (const ZipMember& member : members)
            if (!names.insert(member.name).second)
                return fail(ErrorCode::Duplicate, "directory", "the name " + inQuotes(member.name) + " stands twice");
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&members](std::size_t a, std::size_t b) { return members[a].headerOffset < members[b].headerOffset; });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const ZipMember& before = members[order[i - 1]];
            const ZipMember& here = members[order[i]];
            if (here.headerOffset < before.dataOffset + before.packedBytes)
                return fail(ErrorCode::Overlap, "member " + inQuotes(here.name), "its bytes are also those of " + inQuotes(before.name));
        }
        return {};
    }

    const InputFile& m_file;
    Progress& m_progress;
    ZipDirectory m_directory;
};

}  // namespace

Result<ZipDirectory> readZipDirectory(const InputFile& file, Progress& progress) { return Reader(file, progress).read(); }

}  // namespace bitloupe
