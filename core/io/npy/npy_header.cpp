// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/io/npy/npy_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

namespace bitloupe {
namespace {

using Kind = PythonLiteral::Kind;

constexpr std::array<unsigned char, 6> kMagic{0x93, 'N', 'U', 'M', 'P', 'Y'};

Error fail(ErrorCode code, std::string where, std::string detail) { return {code, "", std::move(where), std::move(detail)}; }

Error fail(ErrorCode code, const PythonLiteral& at, std::string detail)
{
    return fail(code, "header, byte " + std::to_string(at.at), std::move(detail));
}

struct Preamble {
    unsigned major = 0;
    std::uint64_t headerOffset = 0;
    std::uint64_t headerBytes = 0;
};

// Magic, version, length of the header text (2 bytes in version 1, 4 in versions 2 and 3; little-endian).
Result<Preamble> readPreamble(const ByteSource& source)
{
    std::array<unsigned char, 12> bytes{};
    const auto got = static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), bytes.size()));
    if (auto read = source.readAt(0, std::as_writable_bytes(std::span(bytes)).first(got)); !read)
        return read.error();
    if (!std::equal(kMagic.begin(), kMagic.begin() + std::min(got, kMagic.size()), bytes.begin()))
        return fail(ErrorCode::BadHeader, "byte 0", "it does not begin with the npy signature");
    if (got < 8)
        return fail(ErrorCode::Truncated, "byte " + std::to_string(got), "the file ends within the npy signature and version");
    Preamble preamble;
    preamble.major = bytes[6];
    if (preamble.major < 1 || preamble.major > 3 || bytes[7] != 0)
        return fail(ErrorCode::UnsupportedFormat, "byte 6",
                    "npy version " + std::to_string(bytes[6]) + "." + std::to_string(bytes[7]) + "; versions 1.0, 2.0 and 3.0 are read");
    preamble.headerOffset = preamble.major == 1 ? 10 : 12;
    if (got < preamble.headerOffset)
        return fail(ErrorCode::Truncated, "byte " + std::to_string(got), "the file ends within the length of the header");
    preamble.headerBytes = bytes[8] | static_cast<std::uint64_t>(bytes[9]) << 8U;
    if (preamble.major > 1)
        preamble.headerBytes |= static_cast<std::uint64_t>(bytes[10]) << 16U | static_cast<std::uint64_t>(bytes[11]) << 24U;
    return preamble;
}

Result<std::string> readHeaderText(const ByteSource& source, const Preamble& preamble)
{
    const std::uint64_t left = source.size() - preamble.headerOffset;
    if (preamble.headerBytes > left)
        return fail(ErrorCode::Truncated, "header",
                    "it needs " + std::to_string(preamble.headerBytes) + " bytes, " + std::to_string(left) + " are left");
    if (preamble.headerBytes > kLongestNpyHeader)
        return fail(ErrorCode::TooLarge, "header",
                    std::to_string(preamble.headerBytes) + " bytes; the limit is " + std::to_string(kLongestNpyHeader));
    std::string text(static_cast<std::size_t>(preamble.headerBytes), '\0');
    if (auto read = source.readAt(preamble.headerOffset, std::as_writable_bytes(std::span(text))); !read)
        return read.error();
    // A line feed that became CR LF pushes the data by a byte.
    if (text.ends_with('\r'))
        return fail(ErrorCode::BadHeader, "header", "it ends in a carriage return: the file was copied as text, its data are damaged");
    if (preamble.major < 3)
        return utf8FromLatin1(text);
    if (!isUtf8(text))
        return fail(ErrorCode::BadHeader, "header", "it is not UTF-8, as version 3.0 asks");
    return text;
}

struct Keys {
    const PythonLiteral* descr = nullptr;
    const PythonLiteral* fortranOrder = nullptr;
    const PythonLiteral* shape = nullptr;
};

// Exactly the three keys.
Result<Keys> findKeys(const PythonLiteral& header)
{
    if (header.kind != Kind::Dict)
        return fail(ErrorCode::BadHeader, header, std::string("the header is ") + kindName(header.kind) + ", not a dict");
    Keys keys;
    const std::array<std::pair<std::string_view, const PythonLiteral**>, 3> known{
        {{"descr", &keys.descr}, {"fortran_order", &keys.fortranOrder}, {"shape", &keys.shape}}};
    for (std::size_t i = 0; i + 1 < header.items.size(); i += 2) {
        const PythonLiteral& key = header.items[i];
        const auto* found = std::find_if(known.begin(), known.end(), [&key](const auto& k) { return k.first == key.string; });
        if (key.kind != Kind::String || found == known.end())
            return fail(ErrorCode::BadHeader, key, "unknown key " + inQuotes(key.string));
        if (*found->second != nullptr)
            return fail(ErrorCode::Duplicate, key, "key " + inQuotes(key.string) + " stands twice");
        *found->second = &header.items[i + 1];
    }
    for (const auto& [name, place] : known)
        if (*place == nullptr)
            return fail(ErrorCode::BadHeader, header, "key '" + std::string(name) + "' is missing");
    return keys;
}

Result<Shape> parseShape(const PythonLiteral& literal)
{
    if (literal.kind != Kind::Tuple)
        return fail(ErrorCode::BadHeader, literal, std::string("the shape is ") + kindName(literal.kind) + ", not a tuple");
    if (literal.items.size() > kHighestNpyRank)
        return fail(ErrorCode::TooLarge, literal,
                    std::to_string(literal.items.size()) + " dimensions; the limit is " + std::to_string(kHighestNpyRank));
    Shape shape;
    for (const PythonLiteral& item : literal.items) {
        if (item.kind != Kind::Integer)
            return fail(ErrorCode::BadHeader, item, std::string("a dimension is ") + kindName(item.kind));
        shape.push_back(item.integer);
    }
    return shape;
}

Result<NpyHeader> parseHeader(const std::string& text)
{
    auto literal = parsePythonLiteral(text);
    if (!literal)
        return literal.error();
    auto keys = findKeys(*literal);
    if (!keys)
        return keys.error();
    if (keys->fortranOrder->kind != Kind::Bool)
        return fail(ErrorCode::BadHeader, *keys->fortranOrder,
                    std::string("fortran_order is ") + kindName(keys->fortranOrder->kind) + ", not True or False");
    NpyHeader header;
    header.fortran = keys->fortranOrder->integer != 0;
    auto shape = parseShape(*keys->shape);
    if (!shape)
        return shape.error();
    header.shape = std::move(shape).value();
    auto type = parseNpyType(*keys->descr);
    if (!type)
        return type.error();
    header.type = std::move(type).value();
    std::set<std::string_view> names;
    for (const NpyField& field : header.type.fields)
        if (!names.insert(field.name).second)
            return fail(ErrorCode::Duplicate, *keys->descr, "field " + inQuotes(field.name) + " stands twice");
    return header;
}

// Elements of every field must be countable in 64 bits, and the bytes of all items must be there.
Result<void> checkSizes(NpyHeader& header, std::uint64_t fileBytes)
{
    const auto items = checkedElementCount(header.shape);
    const auto bytes = items ? checkedMultiply(*items, header.type.itemBytes) : std::nullopt;
    bool countable = bytes.has_value();
    for (const NpyField& field : header.type.fields) {
        Shape whole = header.shape;
        whole.insert(whole.end(), field.shape.begin(), field.shape.end());
        countable = countable && checkedElementCount(whole).has_value();
    }
    if (!countable)
        return fail(ErrorCode::SizeOverflow, "header, shape", "the number of elements or bytes does not fit 64 bits");
    header.dataBytes = *bytes;
    const std::uint64_t left = fileBytes - header.dataOffset;
    if (header.dataBytes > left)
        return fail(ErrorCode::Truncated, "data, byte " + std::to_string(header.dataOffset),
                    "needs " + std::to_string(header.dataBytes) + " bytes, " + std::to_string(left) + " are left");
    return {};
}

}  // namespace

bool isNpy(std::span<const std::byte> head)
{
    return head.size() >= kMagic.size() && std::memcmp(head.data(), kMagic.data(), kMagic.size()) == 0;
}

bool recognisesNpy(std::span<const std::byte> head, std::uint64_t /*fileBytes*/)
{
    // A file cut within the signature is still a cut npy file.
    const std::size_t n = std::min(head.size(), kMagic.size());
    return n > 0 && std::memcmp(head.data(), kMagic.data(), n) == 0;
}

Result<NpyHeader> readNpyHeader(const ByteSource& source)
{
    auto preamble = readPreamble(source);
    if (!preamble)
        return preamble.error();
    auto text = readHeaderText(source, *preamble);
    if (!text)
        return text.error();
    auto header = parseHeader(*text);
    if (!header)
        return header;
    header->dataOffset = preamble->headerOffset + preamble->headerBytes;
    if (auto sizes = checkSizes(*header, source.size()); !sizes)
        return sizes.error();
    return header;
}

}  // namespace bitloupe
