// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// FP4 as bitsandbytes' kernels have it (reference/methods.md 14.2): bit 3 is the sign, magnitudes are twelfths in the
// order of the codes. Codes 0 and 8 are both zero; 0 is written.

#include "core/grid/codebook_grid.h"
#include "core/grid/codebook_members.h"

#include <array>

namespace bitloupe {

namespace {

constexpr std::array<float, 16> kFp4{
    0.0f,  0.0625f / 12.0f,  8.0f / 12.0f,  12.0f / 12.0f,  4.0f / 12.0f,  6.0f / 12.0f,  2.0f / 12.0f,  3.0f / 12.0f,
    -0.0f, -0.0625f / 12.0f, -8.0f / 12.0f, -12.0f / 12.0f, -4.0f / 12.0f, -6.0f / 12.0f, -2.0f / 12.0f, -3.0f / 12.0f,
};

}  // namespace

GridInfo fp4Grid()
{
    return {"fp4", doubleQuantParams(), [](const Choice& choice) -> Result<std::shared_ptr<const Grid>> {
                return {std::make_shared<const CodebookGrid>(std::vector<float>(kFp4.begin(), kFp4.end()), doubleQuantizes(choice))};
            }};
}

}  // namespace bitloupe
