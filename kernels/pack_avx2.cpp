// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Twins of scalar_pack.cpp. Eight codes of b bits are b bytes: bit extraction and deposit (BMI2) take them at once. Codes of
// 4 bits, the most common, have vectors of their own. Wider registers bring nothing more: AVX-512 inherits these.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void packAvx2(Kernels& table);

namespace {

std::uint64_t load64(const void* at)
{
    std::uint64_t word = 0;
    __builtin_memcpy(&word, at, sizeof(word));
    return word;
}

// The lower `bits` bits of each of eight bytes.
std::uint64_t maskOf(int bits) { return 0x0101010101010101u * ((1u << bits) - 1u); }

std::size_t pack4(const std::uint8_t* codes, std::size_t n, std::uint8_t* packed)
{
    std::size_t i = 0;
    for (; i + 64 <= n; i += 64) {
        const __m256i nibble = _mm256_set1_epi8(15);
        const __m256i weights = _mm256_set1_epi16(0x1001);  // first code + 16 * second code
        const __m256i a = _mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes + i)), nibble);
        const __m256i b = _mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes + i + 32)), nibble);
        const __m256i mixed = _mm256_packus_epi16(_mm256_maddubs_epi16(a, weights), _mm256_maddubs_epi16(b, weights));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(packed + i / 2), _mm256_permute4x64_epi64(mixed, 0xD8));
    }
    return i;
}

std::size_t unpack4(const std::uint8_t* packed, std::size_t n, std::uint8_t* codes)
{
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        const __m256i wide = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(packed + i / 2)));
        const __m256i spread = _mm256_or_si256(wide, _mm256_slli_epi16(wide, 4));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(codes + i), _mm256_and_si256(spread, _mm256_set1_epi8(15)));
    }
    return i;
}

// Eight bytes are written where only `bits` are meant, so the last words are left to others.
std::size_t packAny(const std::uint8_t* codes, std::size_t n, int bits, std::uint8_t* packed)
{
    const std::uint64_t mask = maskOf(bits);
    std::size_t i = 0;
    for (; i + 64 <= n; i += 8) {
        const std::uint64_t word = _pext_u64(load64(codes + i), mask);
        __builtin_memcpy(packed, &word, sizeof(word));
        packed += bits;
    }
    return i;
}

// Likewise for reading.
std::size_t unpackAny(const std::uint8_t* packed, std::size_t n, int bits, std::uint8_t* codes)
{
    const std::uint64_t mask = maskOf(bits);
    std::size_t i = 0;
    for (; i + 64 <= n; i += 8) {
        const std::uint64_t word = _pdep_u64(load64(packed), mask);
        __builtin_memcpy(codes + i, &word, sizeof(word));
        packed += bits;
    }
    return i;
}

// Both leave off at a multiple of 8 codes, which is a whole number of bytes.
void pack(const std::uint8_t* codes, std::size_t n, int bits, std::uint8_t* packed)
{
    const std::size_t done = bits == 4 ? pack4(codes, n, packed) : packAny(codes, n, bits, packed);
    table(Level::Scalar)->pack(codes + done, n - done, bits, packed + done / 8 * static_cast<std::size_t>(bits));
}

void unpack(const std::uint8_t* packed, std::size_t n, int bits, std::uint8_t* codes)
{
    const std::size_t done = bits == 4 ? unpack4(packed, n, codes) : unpackAny(packed, n, bits, codes);
    table(Level::Scalar)->unpack(packed + done / 8 * static_cast<std::size_t>(bits), n - done, bits, codes + done);
}

// Eight tables in turn: a count that was just stored is not loaded again at once. At most 2^31 codes: 32 bits a count.
void countPart(const std::uint8_t* codes, std::size_t n, std::uint64_t* counts)
{
    std::uint32_t tables[8][256] = {};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        std::uint64_t word = load64(codes + i);
        for (auto& counted : tables) {
            ++counted[word & 0xFFu];
            word >>= 8;
        }
    }
    for (; i < n; ++i)
        ++tables[0][codes[i]];
    for (std::size_t code = 0; code < 256; ++code) {
        for (const auto& counted : tables)
            counts[code] += counted[code];
    }
}

void countBytes(const std::uint8_t* codes, std::size_t n, std::uint64_t counts[256])
{
    constexpr std::size_t kPart = std::size_t{1} << 31;
    if (n < 256)  // the tables would cost more than they save
        return table(Level::Scalar)->countBytes(codes, n, counts);
    for (std::size_t i = 0; i < n; i += kPart)
        countPart(codes + i, n - i < kPart ? n - i : kPart, counts);
}

}  // namespace

void packAvx2(Kernels& table)
{
    table.pack = pack;
    table.unpack = unpack;
    table.countBytes = countBytes;
}

}  // namespace bitloupe::kernels
