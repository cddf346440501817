// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/restoration.h"

#include <algorithm>

namespace bitloupe {

// visit(place in the range, value)
template <class Visit>
void Restoration::forEachSparse(std::uint64_t first, std::uint64_t count, const Visit& visit) const
{
    if (sparseRows.empty())
        return;
    for (std::uint64_t row = first / cols; row < rows && row * cols < first + count; ++row) {
        for (std::uint64_t i = sparseRows[row]; i < sparseRows[row + 1]; ++i) {
            const std::uint64_t flat = row * cols + sparseColumns[i];
            if (flat >= first && flat < first + count)
                visit(flat - first, sparseValues[i]);
        }
    }
}

template <class Visit>
void Restoration::forEachKept(std::uint64_t first, std::uint64_t count, const Visit& visit) const
{
    if (keptColumns.empty())
        return;
    for (std::uint64_t row = first / cols; row < rows && row * cols < first + count; ++row) {
        for (std::size_t i = 0; i < keptColumns.size(); ++i) {
            const std::uint64_t flat = row * cols + keptColumns[i];
            if (flat >= first && flat < first + count)
                visit(flat - first, keptValues[row * keptColumns.size() + i]);
        }
    }
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
        parts.push_back({"sparse_columns", 16, sparseColumns.size()});
        parts.push_back({"sparse_values", 16, sparseValues.size()});
    }
    return parts;
}

}  // namespace bitloupe
