// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads elements in the order in which they lie in the source: runs of items, with or without gaps between them.

#include "core/io/array.h"
#include "core/io/decode.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <type_traits>

namespace bitloupe {

template <class Value>
class ItemReader {
public:
    ItemReader(const ByteSource& source, const ArrayLayout& layout)
        : m_source(source)
        , m_layout(layout)
        , m_elementBytes(dtypeBits(layout.dtype) / 8)
    {
    }

    std::uint64_t itemBytes() const { return m_layout.inner * m_elementBytes; }

    // Elements [first, first + count), counted in the order of the source.
    Result<void> read(std::uint64_t first, std::size_t count, Value* out)
    {
        if (m_layout.stride == itemBytes())
            return readRun(m_layout.offset + first * m_elementBytes, count, out);
        while (count > 0) {
            const std::uint64_t item = first / m_layout.inner;
            const std::uint64_t within = first % m_layout.inner;
            const std::uint64_t wholeItems = count / m_layout.inner;
            const bool gathers = within == 0 && wholeItems > 0 && m_layout.stride <= kBlockBytes / 4;
            const auto n = static_cast<std::size_t>(gathers ? std::min(wholeItems, kBlockBytes / m_layout.stride) * m_layout.inner
                                                            : std::min<std::uint64_t>(count, m_layout.inner - within));
            const std::uint64_t offset = m_layout.offset + item * m_layout.stride + within * m_elementBytes;
            auto done = gathers ? gather(offset, n, out) : readRun(offset, n, out);
            if (!done)
                return done;
            first += n;
            count -= n;
            out += n;
        }
        return {};
    }

private:
    static constexpr std::uint64_t kBlockBytes = 256 * 1024;

    bool isStoredAsValue() const
    {
        return !m_layout.bigEndian && m_layout.dtype == (std::is_same_v<Value, float> ? DType::F32 : DType::F64);
    }

    std::span<std::byte> scratch(std::size_t bytes)
    {
        if (!m_scratch)
            m_scratch.reset(new std::byte[kBlockBytes]);
        return {m_scratch.get(), bytes};
    }

    // Elements side by side.
    Result<void> readRun(std::uint64_t offset, std::size_t count, Value* out)
    {
        if (isStoredAsValue())
            return m_source.readAt(offset, std::as_writable_bytes(std::span(out, count)));
        const auto block = static_cast<std::size_t>(kBlockBytes / m_elementBytes);
        for (std::size_t done = 0; done < count; done += block) {
            const std::size_t n = std::min(count - done, block);
            const auto bytes = scratch(n * m_elementBytes);
            if (auto read = m_source.readAt(offset + done * m_elementBytes, bytes); !read)
                return read;
            decodeElements(m_layout.dtype, m_layout.bigEndian, bytes.data(), n, out + done);
        }
        return {};
    }

    // Whole items with gaps between them, all within one block.
    Result<void> gather(std::uint64_t offset, std::size_t count, Value* out)
    {
        const auto items = static_cast<std::size_t>(count / m_layout.inner);
        const auto stride = static_cast<std::size_t>(m_layout.stride);
        const auto each = static_cast<std::size_t>(itemBytes());
        const auto bytes = scratch((items - 1) * stride + each);
        if (auto read = m_source.readAt(offset, bytes); !read)
            return read;
        for (std::size_t i = 1; i < items; ++i)
            std::memmove(bytes.data() + i * each, bytes.data() + i * stride, each);
        decodeElements(m_layout.dtype, m_layout.bigEndian, bytes.data(), count, out);
        return {};
    }

    const ByteSource& m_source;
    const ArrayLayout& m_layout;
    std::size_t m_elementBytes;
    std::unique_ptr<std::byte[]> m_scratch;
};

}  // namespace bitloupe
