// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Fortran-order array read in C order. Seen as a matrix, the source holds columns: item (x, q) at x + rows * q, where x is
// the index on the first axis and q counts the other axes, the first of them fastest. Wanted is out[x][r], where r counts
// the other axes, the last of them fastest. Blocks of columns are read and turned, so that neither side is touched item
// by item.

#include "core/io/item_reader.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace bitloupe {

template <class Value>
class FortranReader {
public:
    FortranReader(const ByteSource& source, const ArrayLayout& layout)
        : m_layout(layout)
        , m_items(source, layout)
        , m_rows(layout.outer.front())
        , m_columns(elementCount(layout.outer) / layout.outer.front())
    {
    }

    // Elements [first, first + count) in C order.
    Result<void> read(std::uint64_t first, std::size_t count, Value* out)
    {
        const std::uint64_t inner = m_layout.inner;
        const std::uint64_t firstItem = first / inner;
        const std::uint64_t endItem = (first + count + inner - 1) / inner;
        if (first % inner == 0 && count % inner == 0)
            return readItems(firstItem, endItem, out);
        std::vector<Value> whole(static_cast<std::size_t>((endItem - firstItem) * inner));
        if (auto done = readItems(firstItem, endItem, whole.data()); !done)
            return done;
        std::copy_n(whole.data() + first % inner, count, out);
        return {};
    }

private:
    static constexpr std::uint64_t kBlockItems = 256 * 1024;
    static constexpr std::uint64_t kMostRows = 16 * 1024;  // at least 16 columns a block
    static constexpr std::uint64_t kWorthSkipping = 4096;  // bytes: below this reading on costs less than another call

    // Cuts the range of items into the end of a row, whole rows, and the beginning of a row.
    Result<void> readItems(std::uint64_t first, std::uint64_t end, Value* out)
    {
        while (first < end) {
            const std::uint64_t row = first / m_columns;
            const std::uint64_t column = first % m_columns;
            const std::uint64_t wholeRows = (end - first) / m_columns;
            const bool whole = column == 0 && wholeRows > 0;
            const std::uint64_t rows = whole ? std::min(wholeRows, kMostRows) : 1;
            const std::uint64_t endColumn = whole ? m_columns : std::min(m_columns, column + end - first);
            if (auto done = readBlock(row, rows, column, endColumn, out); !done)
                return done;
            const std::uint64_t items = rows * (endColumn - column);
            first += items;
            out += items * m_layout.inner;
        }
        return {};
    }

    // Rows [row, row + rows), of each the items with firstColumn <= r < endColumn.
    Result<void> readBlock(std::uint64_t row, std::uint64_t rows, std::uint64_t firstColumn, std::uint64_t endColumn, Value* out)
    {
        const bool readsOn = m_rows <= kMostRows && (m_rows - rows) * m_layout.stride <= kWorthSkipping + rows * m_layout.stride;
        const std::uint64_t height = readsOn ? m_rows : rows;
        // Only in two dimensions are the columns of the source in the order of the result.
        const bool sameOrder = m_layout.outer.size() == 2;
        const std::uint64_t begin = sameOrder ? firstColumn : 0;
        const std::uint64_t end = sameOrder ? endColumn : m_columns;
        const std::uint64_t width = std::clamp<std::uint64_t>(kBlockItems / height / m_layout.inner, 1, end - begin);
        m_block.resize(static_cast<std::size_t>(height * width * m_layout.inner));
        for (std::uint64_t q = begin; q < end; q += width) {
            const std::uint64_t n = std::min(width, end - q);
            if (auto done = readColumns(q, n, readsOn ? 0 : row, height); !done)
                return done;
            const Value* block = m_block.data() + (readsOn ? row * m_layout.inner : 0);
            turn(block, height, q, n, rows, firstColumn, endColumn, out);
        }
        return {};
    }

    // m_block[column][x] for columns [q, q + n) and rows [row, row + height).
    Result<void> readColumns(std::uint64_t q, std::uint64_t n, std::uint64_t row, std::uint64_t height)
    {
        const std::uint64_t inner = m_layout.inner;
        if (height == m_rows)
            return m_items.read(q * m_rows * inner, static_cast<std::size_t>(n * m_rows * inner), m_block.data());
        for (std::uint64_t i = 0; i < n; ++i) {
            Value* column = m_block.data() + i * height * inner;
            const std::uint64_t first = ((q + i) * m_rows + row) * inner;
            if (auto done = m_items.read(first, static_cast<std::size_t>(height * inner), column); !done)
                return done;
        }
        return {};
    }

    void turn(const Value* block, std::uint64_t height, std::uint64_t q, std::uint64_t n, std::uint64_t rows, std::uint64_t firstColumn,
              std::uint64_t endColumn, Value* out)
    {
        const std::uint64_t inner = m_layout.inner;
        const std::uint64_t outRow = (endColumn - firstColumn) * inner;
        m_places.clear();
        for (std::uint64_t i = 0; i < n; ++i)
            m_places.push_back(placeInRow(q + i));
        for (std::uint64_t x = 0; x < rows; ++x) {
            for (std::uint64_t i = 0; i < n; ++i) {
                const std::uint64_t r = m_places[static_cast<std::size_t>(i)];
                if (r < firstColumn || r >= endColumn)
                    continue;
                const Value* from = block + (i * height + x) * inner;
                std::copy_n(from, inner, out + x * outRow + (r - firstColumn) * inner);
            }
        }
    }

    // r of column q: the digits of q, first axis fastest, put together with the last axis fastest.
    std::uint64_t placeInRow(std::uint64_t q) const
    {
        std::uint64_t place = 0;
        std::uint64_t weight = m_columns;
        for (std::size_t axis = 1; axis < m_layout.outer.size(); ++axis) {
            const std::uint64_t extent = m_layout.outer[axis];
            weight /= extent;
            place += q % extent * weight;
            q /= extent;
        }
        return place;
    }

    const ArrayLayout& m_layout;
    ItemReader<Value> m_items;
    std::uint64_t m_rows;
    std::uint64_t m_columns;
    std::vector<Value> m_block;
    std::vector<std::uint64_t> m_places;
};

}  // namespace bitloupe
