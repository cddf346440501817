// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/restoration.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostIn16Bits = std::uint64_t{1} << 16;  // columns

// Calls visit(place in the range, index of the column) for those of a row's columns, in ascending order, that lie in the flat
// range: `flat` is that of the row's beginning.
template <class Visit>
void forEachInside(std::span<const std::uint32_t> columns, std::uint64_t flat, std::uint64_t first, std::uint64_t count, const Visit& visit)
{
    const std::uint64_t from = first > flat ? first - flat : 0;
    for (auto column = std::ranges::lower_bound(columns, from); column != columns.end() && flat + *column < first + count; ++column)
        visit(flat + *column - first, static_cast<std::size_t>(column - columns.begin()));
}

}  // namespace

// visit(place in the range, value)
template <class Visit>
void Restoration::forEachSparse(std::uint64_t first, std::uint64_t count, const Visit& visit) const
{
    if (sparseRows.empty() || count == 0)
        return;
    for (std::uint64_t row = first / cols; row < rows && row * cols < first + count; ++row) {
        const std::size_t start = sparseRows[row];
        forEachInside(std::span(sparseColumns).subspan(start, sparseRows[row + 1] - start), row * cols, first, count,
                      [&](std::uint64_t place, std::size_t i) { visit(place, sparseValues[start + i]); });
    }
}

template <class Visit>
void Restoration::forEachKept(std::uint64_t first, std::uint64_t count, const Visit& visit) const
{
    if (keptColumns.empty() || count == 0)
        return;
    for (std::uint64_t row = first / cols; row < rows && row * cols < first + count; ++row)
        forEachInside(keptColumns, row * cols, first, count,
                      [&](std::uint64_t place, std::size_t i) { visit(place, keptValues[row * keptColumns.size() + i]); });
}

void Restoration::restore(std::uint64_t first, std::span<float> values) const
{
    for (std::size_t i = 0; !columnScale.empty() && i < values.size(); ++i)
        values[i] /= columnScale[(first + i) % cols];
    forEachSparse(first, values.size(), [&](std::uint64_t place, float value) { values[place] += value; });
    forEachKept(first, values.size(), [&](std::uint64_t place, float value) { values[place] = value; });
}

void Restoration::prepare(std::uint64_t first, std::span<float> weights) const
{
    for (std::size_t i = 0; !columnScale.empty() && i < weights.size(); ++i)
        weights[i] *= columnScale[(first + i) % cols];
    forEachSparse(first, weights.size(), [&](std::uint64_t place, float) { weights[place] = 0; });
    forEachKept(first, weights.size(), [&](std::uint64_t place, float) { weights[place] = 0; });
}

std::vector<StoredPart> Restoration::storedParts() const
{
    std::vector<StoredPart> parts;
    if (storesColumnScale)
        parts.push_back({"input_scales", 16, columnScale.size()});
    if (!keptColumns.empty()) {
        parts.push_back({"kept_columns", 32, keptColumns.size()});
        parts.push_back({"kept_values", 16, keptValues.size()});
    }
    if (!sparseRows.empty()) {
        parts.push_back({"sparse_rows", 32, sparseRows.size()});
        parts.push_back({"sparse_columns", cols > kMostIn16Bits ? 32 : 16, sparseColumns.size()});
        parts.push_back({"sparse_values", 16, sparseValues.size()});
    }
    return parts;
}

}  // namespace bitloupe
