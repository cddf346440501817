// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Floats of few bits as a target of rounding: to nearest, ties to the even code, what is larger than the largest number
// becomes that one (OCP OFP8 and MX v1.0, reference/methods.md 15). Codes are the formats' own bits, the sign on top.

#include <cstdint>

namespace bitloupe {

struct MiniFloat {
    int mantissaBits;
    int bias;
    float largest;
    unsigned signBit;

    // -0 and what rounds to it give code 0. NaN gives 0.
    std::uint8_t encode(float x) const;
};

inline constexpr MiniFloat kE4M3{3, 7, 448.0f, 0x80};  // FN: 0x7F and 0xFF are NaN
inline constexpr MiniFloat kE5M2{2, 15, 57344.0f, 0x80};  // 0x7C and 0xFC infinite, above them NaN
inline constexpr MiniFloat kE2M1{1, 1, 6.0f, 0x8};

}  // namespace bitloupe
