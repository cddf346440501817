// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npy/npy_type.h"

#include "core/base/checked.h"
#include "core/base/text.h"

#include <array>
#include <charconv>

namespace bitloupe {
namespace {

using Kind = PythonLiteral::Kind;

struct PlainType {
    std::string_view name;  // kind and size
    DType dtype;
    DType part;
};

constexpr std::array kPlainTypes{
    PlainType{"b1", DType::Bool, DType::Bool}, PlainType{"?", DType::Bool, DType::Bool}, PlainType{"i1", DType::I8, DType::I8},
    PlainType{"i2", DType::I16, DType::I16},   PlainType{"i4", DType::I32, DType::I32},  PlainType{"i8", DType::I64, DType::I64},
    PlainType{"u1", DType::U8, DType::U8},     PlainType{"u2", DType::U16, DType::U16},  PlainType{"u4", DType::U32, DType::U32},
    PlainType{"u8", DType::U64, DType::U64},   PlainType{"f2", DType::F16, DType::F16},  PlainType{"f4", DType::F32, DType::F32},
    PlainType{"f8", DType::F64, DType::F64},
};

struct OtherKind {
    char kind;
    unsigned unitBytes;  // the number in the descr counts units of this size
    std::string_view what;
};

// Known to NumPy, no weights: listed by name, skipped.
constexpr std::array kOtherKinds{
    OtherKind{'f', 1, "a float of a size that differs between machines, or an 8-bit float without a name"},
    OtherKind{'c', 1, "complex numbers"},
    OtherKind{'S', 1, "byte strings"},
    OtherKind{'a', 1, "byte strings"},
    OtherKind{'U', 4, "text"},
    OtherKind{'V', 1, "bytes without a meaning"},
    OtherKind{'M', 1, "dates"},
    OtherKind{'m', 1, "time spans"},
};

Error fail(const PythonLiteral& at, ErrorCode code, std::string detail)
{
    return {code, "", "header, byte " + std::to_string(at.at) + ", descr", std::move(detail)};
}

// The digits behind the kind, up to the unit of dates ("M8[ns]").
std::optional<std::uint64_t> sizeOf(std::string_view digits)
{
    if (const auto bracket = digits.find('['); bracket != std::string_view::npos && digits.ends_with(']'))
        digits = digits.substr(0, bracket);
    std::uint32_t size = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (digits.empty() || code != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return size;
}

bool isKnownOtherSize(char kind, std::uint64_t size)
{
    switch (kind) {
    case 'f':
        return size == 1 || size == 12 || size == 16;
    case 'c':
        return size == 8 || size == 16 || size == 24 || size == 32;
    case 'M':
    case 'm':
        return size == 8;
    default:
        return true;
    }
}

Result<NpyField> otherField(const PythonLiteral& descr, std::string_view type, NpyField field)
{
    for (const OtherKind& other : kOtherKinds) {
        const auto size = sizeOf(type.substr(1));
        if (other.kind != type.front() || !size || !isKnownOtherSize(other.kind, *size))
            continue;
        field.bytes = *size * other.unitBytes;
        if (type == "V2") {
            field.dtype = field.part = DType::BF16;
            field.problem = fail(descr, ErrorCode::UnsupportedType, "V2 is read as bfloat16, which NumPy stores under this name");
        } else {
            field.problem =
                fail(descr, ErrorCode::UnsupportedType, inQuotes(descr.string) + ": " + std::string(other.what) + ", not weights");
        }
        return field;
    }
    return fail(descr, ErrorCode::BadHeader, inQuotes(descr.string) + " is no type of NumPy's");
}

Result<NpyField> parsePlain(const PythonLiteral& descr)
{
    std::string_view type = descr.string;
    NpyField field;
    field.storedType = descr.string;
    const char order = type.empty() ? '\0' : type.front();
    const bool hasOrder = order == '<' || order == '>' || order == '|' || order == '=';
    if (hasOrder)
        type.remove_prefix(1);
    if (type.empty())
        return fail(descr, ErrorCode::BadHeader, inQuotes(descr.string) + " names no type");
    if (type.front() == 'O')
        return fail(descr, ErrorCode::UnsupportedFeature, "an array of Python objects (a pickle), which is never unpickled");
    for (const PlainType& plain : kPlainTypes) {
        if (plain.name != type)
            continue;
        field.dtype = plain.dtype;
        field.part = plain.part;
        field.bytes = dtypeBits(plain.dtype) / 8;
        field.bigEndian = order == '>';
        if (order == '=' || (field.bytes > 1 && order != '<' && order != '>'))
            return fail(descr, ErrorCode::BadValue, inQuotes(descr.string) + " does not say the byte order");
        return field;
    }
    return otherField(descr, type, std::move(field));
}

Result<Shape> parseFieldShape(const PythonLiteral& literal)
{
    if (literal.kind == Kind::Integer)
        return Shape{literal.integer};
    Shape shape;
    if (literal.kind != Kind::Tuple)
        return fail(literal, ErrorCode::BadHeader, "a field's shape is " + std::string(kindName(literal.kind)));
    for (const PythonLiteral& item : literal.items) {
        if (item.kind != Kind::Integer)
            return fail(item, ErrorCode::BadHeader, "a field's shape holds " + std::string(kindName(item.kind)));
        shape.push_back(item.integer);
    }
    return shape;
}

// A name is a string, or (title, name).
const PythonLiteral* fieldName(const PythonLiteral& literal)
{
    if (literal.kind == Kind::String)
        return &literal;
    const bool titled = literal.kind == Kind::Tuple && literal.items.size() == 2 && literal.items[1].kind == Kind::String;
    return titled ? &literal.items[1] : nullptr;
}

// Puts the fields of `type` behind those of `whole`, `count` items of it.
Result<void> append(NpyType& whole, NpyType type, const PythonLiteral& name, const Shape& shape)
{
    const auto count = checkedElementCount(shape);
    const auto bytes = count ? checkedMultiply(*count, type.itemBytes) : std::nullopt;
    const auto end = bytes ? checkedAdd(whole.itemBytes, *bytes) : std::nullopt;
    if (!end)
        return fail(name, ErrorCode::SizeOverflow, "the size of field " + inQuotes(name.string) + " does not fit 64 bits");
    const bool isStructure = type.fields.size() != 1 || !type.fields.front().name.empty();
    for (NpyField& field : type.fields) {
        field.name = field.name.empty() ? name.string : name.string + "." + field.name;
        field.offset += whole.itemBytes;
        if (!shape.empty() && (isStructure || !field.shape.empty())) {
            field.dtype = field.part = DType::Unreadable;
            field.problem = fail(name, ErrorCode::UnsupportedType, "an array of structures inside a structure");
        } else if (!shape.empty()) {
            field.shape = shape;
            field.bytes = *bytes;
        }
        if (!name.string.empty())  // a field without a name is padding
            whole.fields.push_back(std::move(field));
    }
    whole.itemBytes = *end;
    return {};
}

Result<NpyType> parseStructure(const PythonLiteral& descr)
{
    NpyType whole;
    for (const PythonLiteral& item : descr.items) {
        const bool fits = item.kind == Kind::Tuple && (item.items.size() == 2 || item.items.size() == 3);
        const PythonLiteral* name = fits ? fieldName(item.items[0]) : nullptr;
        if (name == nullptr)
            return fail(item, ErrorCode::BadHeader, "a field must be (name, type) or (name, type, shape)");
        Shape shape;
        if (item.items.size() == 3) {
            auto parsed = parseFieldShape(item.items[2]);
            if (!parsed)
                return parsed.error();
            shape = std::move(parsed).value();
        }
        auto type = parseNpyType(item.items[1]);
        if (!type)
            return type;
        if (auto done = append(whole, std::move(type).value(), *name, shape); !done)
            return done.error();
    }
    return whole;
}

}  // namespace

Result<NpyType> parseNpyType(const PythonLiteral& descr)
{
    if (descr.kind == Kind::List)
        return parseStructure(descr);
    if (descr.kind != Kind::String)
        return fail(descr, ErrorCode::BadHeader, "the type is " + std::string(kindName(descr.kind)));
    auto field = parsePlain(descr);
    if (!field)
        return field.error();
    NpyType type;
    type.itemBytes = field->bytes;
    type.fields.push_back(std::move(field).value());
    return type;
}

}  // namespace bitloupe
