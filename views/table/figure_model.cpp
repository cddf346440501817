// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/table/figure_model.h"

#include <numeric>

namespace bitloupe {

ValueTable FigureModel::values() const
{
    std::vector<int> rows(static_cast<std::size_t>(rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return valuesOf(rows);
}

}  // namespace bitloupe
