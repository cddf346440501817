// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// NF4, the 4-bit "NormalFloat" of QLoRA (arXiv 2305.14314) with bitsandbytes' exact float32 table (reference/methods.md
// 14.1): quantiles of the normal distribution, 0 and both ends among them. Codes are ranks.

#include "core/grid/codebook_grid.h"
#include "core/grid/codebook_members.h"

#include <array>

namespace bitloupe {

namespace {

constexpr std::array<float, 16> kNf4{
    -1.0f,
    -0.6961928009986877f,
    -0.5250730514526367f,
    -0.39491748809814453f,
    -0.28444138169288635f,
    -0.18477343022823334f,
    -0.09105003625154495f,
    0.0f,
    0.07958029955625534f,
    0.16093020141124725f,
    0.24611230194568634f,
    0.33791524171829224f,
    0.44070982933044434f,
    0.5626170039176941f,
    0.7229568362236023f,
    1.0f,
};

}  // namespace

GridInfo nf4Grid()
{
    return {"nf4", doubleQuantParams(), [](const Choice& choice) -> Result<std::shared_ptr<const Grid>> {
                return {std::make_shared<const CodebookGrid>(std::vector<float>(kNf4.begin(), kNf4.end()), doubleQuantizes(choice))};
            }};
}

}  // namespace bitloupe
