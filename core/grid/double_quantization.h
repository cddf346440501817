// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Double quantization of bitsandbytes (QLoRA, arXiv 2305.14314; reference/methods.md 14.4): the blocks' magnitudes, less
// their mean, in 8 bits of the signed dynamic map, blocks of 256 of them sharing a magnitude of their own.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

inline constexpr std::size_t kDoubleBlock = 256;

struct DoubleQuantized {
    float offset = 0;  // float32 of the mean
    std::vector<std::uint8_t> codes;  // one a magnitude
    std::vector<float> magnitudes;  // one for each `block` of them
    std::vector<float> restored;  // f32(table[code] * magnitude) + offset: what decoders see
};

DoubleQuantized doubleQuantize(std::span<const float> magnitudes, std::size_t block);

}  // namespace bitloupe
