// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bitsandbytes' blockwise 8 bits (arXiv 2110.02861): the signed dynamic map of 256 levels, whose fractions are finer towards
// 1 and whose exponent reaches down to 10^-6. Level 127 is zero; there is no level below -0.993.

#include "core/grid/bitsandbytes_maps.h"
#include "core/grid/codebook_grid.h"

namespace bitloupe {

GridInfo dynamic8Grid()
{
    return {"dynamic8", {}, [](const Choice&) -> Result<std::shared_ptr<const Grid>> {
                return {std::make_shared<const CodebookGrid>(reference::dynamicMap(true, 7, 8), false)};
            }};
}

}  // namespace bitloupe
