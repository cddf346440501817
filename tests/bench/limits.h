// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What one thread of this machine can move at most, in the widest registers it has.

#include <cstddef>
#include <cstdint>

namespace bitloupe::bench {

// Reads n floats; the result only keeps the compiler from leaving it out.
float readAll(const float* x, std::size_t n);
// Reads n floats and writes n bytes past the caches: what quantizing to INT8 moves. `out` is aligned to 64 bytes, n to 64.
void readAndWriteQuarter(const float* x, std::size_t n, std::int8_t* out);
// Reads n floats and writes half as many bytes: what quantizing to 4 bits moves. n is a multiple of 128.
void readAndWriteEighth(const float* x, std::size_t n, std::int8_t* out);
// Reads half as many bytes and writes n floats past the caches.
void readEighthAndWrite(const std::int8_t* q, std::size_t n, float* out);
// Reads n bytes and writes n floats past the caches: what dequantizing moves.
void readQuarterAndWrite(const std::int8_t* q, std::size_t n, float* out);

}  // namespace bitloupe::bench
