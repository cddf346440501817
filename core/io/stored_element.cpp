// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// readElement(): where one element of an array lies, and its bytes. The value is what readArray() makes of the same element.

#include "core/io/array.h"

#include <cassert>

namespace bitloupe {

namespace {

struct BytePlace {
    std::uint64_t offset = 0;  // from the array's first byte
    std::size_t bytes = 0;
    unsigned firstBit = 0;
};

// Eight elements fill dtypeBits bytes.
BytePlace packedPlace(DType dtype, std::uint64_t element)
{
    const unsigned bits = dtypeBits(dtype);
    const auto bitInGroup = static_cast<unsigned>(element % 8 * bits);
    return {element / 8 * bits + bitInGroup / 8, (bitInGroup % 8 + bits + 7) / 8, bitInGroup % 8};
}

// The place in Fortran order of the item that is number `item` in C order: the last index runs fastest in `item`, the first
// one in the result.
std::uint64_t fortranPlace(const Shape& shape, std::uint64_t item)
{
    std::uint64_t stride = elementCount(shape);
    std::uint64_t place = 0;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        stride /= shape[axis];
        place += item % shape[axis] * stride;
        item /= shape[axis];
    }
    return place;
}

BytePlace placeOf(const ArrayLayout& layout, std::uint64_t element)
{
    if (dtypeBits(layout.dtype) % 8 != 0)
        return packedPlace(layout.dtype, element);
    const std::size_t bytes = dtypeBits(layout.dtype) / 8;
    const std::uint64_t item = element / layout.inner;
    const std::uint64_t place = layout.fortran ? fortranPlace(layout.outer, item) : item;
    return {place * layout.stride + element % layout.inner * bytes, bytes, 0};
}

}  // namespace

Result<StoredElement> readElement(const ByteSource& source, const ArrayLayout& layout, std::uint64_t element)
{
    assert(element < layout.elements());
    const BytePlace place = placeOf(layout, element);
    StoredElement stored;
    stored.dtype = layout.dtype;
    stored.bigEndian = layout.bigEndian;
    stored.firstBit = place.firstBit;
    stored.arrayOffset = place.offset;
    if (const auto start = source.fileOffset())
        stored.fileOffset = *start + layout.offset + place.offset;
    stored.bytes.resize(place.bytes);
    if (auto read = source.readAt(layout.offset + place.offset, stored.bytes); !read)
        return read.error();
    if (auto read = readArray(source, layout, element, 1, &stored.value); !read)
        return read.error();
    return stored;
}

}  // namespace bitloupe
