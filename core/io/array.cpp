// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/array.h"

#include "core/io/decode.h"
#include "core/io/fortran.h"
#include "core/io/item_reader.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <type_traits>

namespace bitloupe {
namespace {

bool isPacked(DType dtype) { return dtypeBits(dtype) % 8 != 0; }

template <class Value>
Result<void> readPacked(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, Value* out)
{
    constexpr std::size_t kBlock = 65536;  // elements
    const unsigned bits = dtypeBits(layout.dtype);
    std::vector<std::byte> scratch(kBlock);
    for (std::size_t done = 0; done < count; done += kBlock) {
        const std::size_t n = std::min(count - done, kBlock);
        // 8 elements fill `bits` bytes, so the first bit needs no product that could overflow.
        const std::uint64_t element = first + done;
        const std::uint64_t bitInGroup = element % 8 * bits;
        const std::uint64_t firstByte = element / 8 * bits + bitInGroup / 8;
        const std::size_t bytes = (bitInGroup % 8 + n * bits + 7) / 8;
        if (auto read = source.readAt(layout.offset + firstByte, std::span(scratch).first(bytes)); !read)
            return read;
        decodePacked(layout.dtype, scratch.data(), static_cast<unsigned>(bitInGroup % 8), n, out + done);
    }
    return {};
}

template <class Value>
Result<void> read(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, Value* out)
{
    assert(first <= layout.elements() && count <= layout.elements() - first);
    if (count == 0)
        return {};
    if (isPacked(layout.dtype))
        return readPacked(source, layout, first, count, out);
    if (layout.isCOrder())
        return ItemReader<Value>(source, layout).read(first, count, out);
    return FortranReader<Value>(source, layout).read(first, count, out);
}

}  // namespace

bool ArrayLayout::isCOrder() const
{
    return !fortran || std::count_if(outer.begin(), outer.end(), [](std::uint64_t extent) { return extent > 1; }) < 2;
}

Result<void> readArray(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, float* out)
{
    return read(source, layout, first, count, out);
}

Result<void> readArray(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, double* out)
{
    return read(source, layout, first, count, out);
}

}  // namespace bitloupe
