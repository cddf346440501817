// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the machine does at most: reading alone, and arithmetic alone in registers. Products are held against these, measured
// in the same run. Each does exactly what it says, with the same result on every level, and as fast as the level can.

#include <cstddef>
#include <cstdint>

namespace bitloupe::kernels {

inline constexpr std::size_t kLimitLanes = 192;  // independent numbers: enough for the longest latency

struct Limits {
    // The exclusive or of `words` words of 64 bits, read in order.
    std::uint64_t (*read)(const std::uint64_t* data, std::size_t words);
    // x[i] = fma(x[i], a, b) for each of kLimitLanes numbers, `rounds` times: 2 * kLimitLanes * rounds operations.
    void (*multiplyAdds)(std::size_t rounds, float a, float b, float* x);
    // x[i] += sum over j < 4 of u[4 * (i % 16) + j] * s[4 * (i % 16) + j] modulo 2^32, u at most 127: 8 * kLimitLanes * rounds
    // operations.
    void (*dotProducts)(std::size_t rounds, const std::uint8_t* u, const std::int8_t* s, std::uint32_t* x);
    // x[i] += population count of (a[i % 8] xor b[i % 8]): 2 * 64 * kLimitLanes * rounds operations, one of each kind a bit.
    void (*signProducts)(std::size_t rounds, const std::uint64_t* a, const std::uint64_t* b, std::uint64_t* x);
    // Puts these bytes out of all caches: the next who reads them goes to memory.
    void (*flush)(const void* data, std::size_t bytes);
};

}  // namespace bitloupe::kernels
