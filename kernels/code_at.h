// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a code lies in a chunk of packed weights (kernels/products.h), for the definitions.

#include "kernels/products.h"

namespace bitloupe::kernels {

// The code of row r of the panel, input i of the chunk.
inline unsigned codeAt(CodeForm form, const std::uint8_t* chunk, std::size_t r, std::size_t i)
{
    const std::size_t quad = i / 4;
    const std::size_t byte = r * 4 + i % 4;
    switch (form) {
    case CodeForm::U8:
        return chunk[quad * 64 + byte];
    case CodeForm::U4:
        return chunk[quad / 2 * 64 + byte] >> quad % 2 * 4 & 15u;
    case CodeForm::U3:
        return (chunk[byte] >> 2 * quad & 3u) | (chunk[64 + 8 * quad + byte / 8] >> byte % 8 & 1u) << 2;
    case CodeForm::U2:
        return chunk[byte] >> 2 * quad & 3u;
    case CodeForm::U1:
        return chunk[8 * quad + byte / 8] >> byte % 8 & 1u;
    }
    return 0;
}

}  // namespace bitloupe::kernels
