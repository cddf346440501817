// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/centred.h"

#include <algorithm>

namespace bitloupe {

void centreRow(std::span<float> row, std::size_t positions, float limit)
{
    const std::size_t inputs = row.size() / positions;
    for (std::size_t position = 0; position < positions && inputs > 0; ++position) {
        double sum = 0;
        for (std::size_t i = position; i < row.size(); i += positions)
            sum += double{row[i]};
        const auto mean = static_cast<float>(sum / static_cast<double>(inputs));
        for (std::size_t i = position; i < row.size(); i += positions)
            row[i] = std::clamp(row[i] - mean, -limit, limit);
    }
}

}  // namespace bitloupe
