// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of grids. A new grid: one file that defines its GridInfo, one declaration and one line here.

#include "core/grid/grid.h"

#include <array>
#include <cassert>

namespace bitloupe {

GridInfo integerGrid();  // integer_grid.cpp
GridInfo nf4Grid();  // nf4_grid.cpp
GridInfo fp4Grid();  // fp4_grid.cpp

std::span<const GridInfo> grids()
{
    static const std::array table{integerGrid(), nf4Grid(), fp4Grid()};
    return table;
}

Result<std::shared_ptr<const Grid>> makeGrid(const Choice& choice)
{
    for (const GridInfo& info : grids()) {
        if (info.id == choice.id)
            return info.make(choice);
    }
    return Error{ErrorCode::BadSpec, {}, "key 'grid'", "no grid '" + choice.id + "'"};
}

GridRules gridRules(const Choice& choice)
{
    for (const GridInfo& info : grids()) {
        if (info.id == choice.id)
            return info.rules;
    }
    return {};
}

}  // namespace bitloupe
