// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/npz_archive.h"

#include "core/export/atomic_file.h"
#include "core/export/npy_header.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <zlib.h>

namespace bitloupe {
namespace {

constexpr std::uint64_t kAll32 = 0xFFFFFFFF;
constexpr std::uint64_t kAll16 = 0xFFFF;
constexpr std::uint64_t kVersion = 45;  // needed to extract: ZIP64
constexpr std::uint64_t kUtf8Names = 1u << 11;
constexpr std::uint64_t kFirstOf1980 = 0x0021;  // 1980-01-01 in DOS form
constexpr std::uint64_t kZip64Field = 0x0001;
constexpr std::uint64_t kUnix = 3;  // host system
constexpr std::uint64_t kRegularFile = std::uint64_t{0100644} << 16;

class Fields {
public:
    Fields& u16(std::uint64_t value) { return put(value, 2); }
    Fields& u32(std::uint64_t value) { return put(value, 4); }
    Fields& u64(std::uint64_t value) { return put(value, 8); }
    Fields& text(std::string_view value)
    {
        m_bytes += value;
        return *this;
    }
    std::string take() { return std::move(m_bytes); }

private:
    Fields& put(std::uint64_t value, int count)
    {
        for (int i = 0; i < count; ++i, value >>= 8)
            m_bytes += static_cast<char>(value & 0xFF);
        return *this;
    }
    std::string m_bytes;
};

bool isLarge(std::uint64_t value) { return value >= kAll32; }

std::uint32_t addChecksum(std::uint32_t checksum, std::span<const std::byte> bytes)
{
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // zlib counts in 32 bits
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(bytes.size(), kMostAtOnce));
        checksum = static_cast<std::uint32_t>(crc32(checksum, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size())));
        bytes = bytes.subspan(part.size());
    }
    return checksum;
}

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

std::string NpzArchive::localHeader(const Member& member) const
{
    const bool large = isLarge(member.bytes);
    Fields fields;
    fields.u32(0x04034b50).u16(kVersion).u16(kUtf8Names).u16(0).u16(0).u16(kFirstOf1980).u32(member.checksum);
    fields.u32(large ? kAll32 : member.bytes)
        .u32(large ? kAll32 : member.bytes)
        .u16(member.name.size())
        .u16(large ? 20 : 0)
        .text(member.name);
    if (large)
        fields.u16(kZip64Field).u16(16).u64(member.bytes).u64(member.bytes);
    return fields.take();
}

std::string NpzArchive::centralHeader(const Member& member) const
{
    const bool large = isLarge(member.bytes), far = isLarge(member.offset);
    Fields extra;
    if (large || far) {
        extra.u16(kZip64Field).u16((large ? 16u : 0u) + (far ? 8u : 0u));
        if (large)
            extra.u64(member.bytes).u64(member.bytes);
        if (far)
            extra.u64(member.offset);
    }
    const std::string more = extra.take();
    Fields fields;
    fields.u32(0x02014b50).u16(kVersion | kUnix << 8).u16(kVersion).u16(kUtf8Names).u16(0).u16(0).u16(kFirstOf1980).u32(member.checksum);
    fields.u32(large ? kAll32 : member.bytes).u32(large ? kAll32 : member.bytes).u16(member.name.size()).u16(more.size()).u16(0);
    fields.u16(0).u16(0).u32(kRegularFile).u32(far ? kAll32 : member.offset).text(member.name).text(more);
    return fields.take();
}

std::string NpzArchive::endOfDirectory(std::uint64_t start, std::uint64_t end) const
{
    const std::uint64_t count = m_members.size(), bytes = end - start;
    Fields fields;
    if (isLarge(start) || isLarge(bytes) || count >= kAll16) {
        fields.u32(0x06064b50).u64(44).u16(kVersion | kUnix << 8).u16(kVersion).u32(0).u32(0).u64(count).u64(count).u64(bytes).u64(start);
        fields.u32(0x07064b50).u32(0).u64(end).u32(1);
    }
    fields.u32(0x06054b50).u16(0).u16(0).u16(std::min(count, kAll16)).u16(std::min(count, kAll16));
    fields.u32(std::min(bytes, kAll32)).u32(std::min(start, kAll32)).u16(0);
    return fields.take();
}

Result<void> NpzArchive::beginArray(std::string_view path, DType dtype, const Shape& shape)
{
    const std::string header = npyHeader(dtype, shape);
    Member member;
    member.name = std::string(path) + ".npy";
    assert(member.name.size() < kAll16);
    member.offset = m_file.size();
    member.bytes = header.size() + elementCount(shape) * dtypeBits(dtype) / 8;
    m_members.push_back(member);
    if (auto written = m_file.append(bytesOf(localHeader(member))); !written)
        return written;
    return append(bytesOf(header));
}

Result<void> NpzArchive::append(std::span<const std::byte> bytes)
{
    Member& member = m_members.back();
    member.checksum = addChecksum(member.checksum, bytes);
    return m_file.append(bytes);
}

Result<void> NpzArchive::endArray()
{
    const Member& member = m_members.back();
    const std::string header = localHeader(member);
    assert(m_file.size() == member.offset + header.size() + member.bytes);
    return m_file.writeAt(member.offset, bytesOf(header));
}

Result<void> NpzArchive::finish()
{
    const std::uint64_t start = m_file.size();
    for (const Member& member : m_members)
        if (auto written = m_file.append(bytesOf(centralHeader(member))); !written)
            return written;
    return m_file.append(bytesOf(endOfDirectory(start, m_file.size())));
}

}  // namespace bitloupe
