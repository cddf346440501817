// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Codes of 1 to 8 bits in a stream without gaps, least significant bit first:
//
//   3 bits   code:  0   1   2      3   4   5       6   7
//            bits: 000 111 22|2 333 444 5|55 666 777|      (| ends a byte; a byte is drawn from its bit 0)

#include "kernels/levels.h"

namespace bitloupe::kernels {
namespace {

void pack(const std::uint8_t* codes, std::size_t n, int bits, std::uint8_t* packed)
{
    const std::uint32_t mask = (1u << bits) - 1u;
    std::uint32_t pending = 0;
    int held = 0;
    for (std::size_t i = 0; i < n; ++i) {
        pending |= (codes[i] & mask) << held;
        held += bits;
        if (held >= 8) {
            *packed++ = static_cast<std::uint8_t>(pending & 0xFFu);
            pending >>= 8;
            held -= 8;
        }
    }
    if (held > 0)
        *packed = static_cast<std::uint8_t>(pending);
}

void unpack(const std::uint8_t* packed, std::size_t n, int bits, std::uint8_t* codes)
{
    const std::uint32_t mask = (1u << bits) - 1u;
    std::uint32_t pending = 0;
    int held = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (held < bits) {
            pending |= std::uint32_t{*packed++} << held;
            held += 8;
        }
        codes[i] = static_cast<std::uint8_t>(pending & mask);
        pending >>= bits;
        held -= bits;
    }
}

void countBytes(const std::uint8_t* codes, std::size_t n, std::uint64_t counts[256])
{
    for (std::size_t i = 0; i < n; ++i)
        ++counts[codes[i]];
}

}  // namespace

void packScalar(Kernels& table)
{
    table.pack = pack;
    table.unpack = unpack;
    table.countBytes = countBytes;
}

}  // namespace bitloupe::kernels
