// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of grids. A new grid: one file that defines its GridInfo, one declaration and one line here.

#include "core/grid/grid.h"

#include <array>
#include <cassert>

namespace bitloupe {

GridInfo integerGrid();  // integer_grid.cpp
GridInfo nbitsGrid();  // nbits_grid.cpp
GridInfo nf4Grid();  // nf4_grid.cpp
GridInfo fp4Grid();  // fp4_grid.cpp
GridInfo dynamic8Grid();  // dynamic8_grid.cpp
GridInfo fp8Grid();  // fp8_grid.cpp
GridInfo mxFp4Grid();  // mxfp4_grid.cpp
GridInfo nvFp4Grid();  // nvfp4_grid.cpp
GridInfo q4_0Grid();  // ggml/symmetric_blocks.cpp
GridInfo q4_1Grid();  // ggml/minimum_blocks.cpp
GridInfo q5_0Grid();  // ggml/symmetric_blocks.cpp
GridInfo q5_1Grid();  // ggml/minimum_blocks.cpp
GridInfo q8_0Grid();  // ggml/q8_0_grid.cpp
GridInfo iq4NlGrid();  // ggml/iq4_nl_grid.cpp
GridInfo tq1_0Grid();  // ggml/ternary_blocks.cpp
GridInfo tq2_0Grid();  // ggml/ternary_blocks.cpp
GridInfo ternaryGrid();  // ternary_grid.cpp
GridInfo binaryGrid();  // binary_grid.cpp
GridInfo learnedGrid();  // learned_grid.cpp

std::span<const GridInfo> grids()
{
    static const std::array table{integerGrid(), nf4Grid(),   fp4Grid(),     dynamic8Grid(), fp8Grid(),    mxFp4Grid(), nvFp4Grid(),
                                  q4_0Grid(),    q4_1Grid(),  q5_0Grid(),    q5_1Grid(),     q8_0Grid(),   iq4NlGrid(), tq1_0Grid(),
                                  tq2_0Grid(),   nbitsGrid(), ternaryGrid(), binaryGrid(),   learnedGrid()};
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
