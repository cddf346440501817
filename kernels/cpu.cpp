// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu.h"

#include <cpuid.h>

#include <cstdint>
#include <initializer_list>

namespace bitloupe::kernels {
namespace {

struct Registers {
    std::uint32_t a = 0, b = 0, c = 0, d = 0;
};

// All zero where the CPU has no such leaf.
Registers cpuid(std::uint32_t leaf)
{
    Registers r;
    __get_cpuid_count(leaf, 0, &r.a, &r.b, &r.c, &r.d);
    return r;
}

bool hasBits(std::uint32_t word, std::initializer_list<int> bits)
{
    for (const int bit : bits) {
        if ((word >> bit & 1u) == 0)
            return false;
    }
    return true;
}

// Register states that the operating system saves (XCR0); 0 without OSXSAVE.
std::uint32_t savedStates()
{
    if (!hasBits(cpuid(1).c, {27}))
        return 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

bool runsAvx2()
{
    const bool saved = hasBits(savedStates(), {1, 2});  // SSE, AVX
    const bool first = hasBits(cpuid(1).c, {12, 23, 28, 29});  // FMA, POPCNT, AVX, F16C
    return saved && first && hasBits(cpuid(7).b, {5, 8});  // AVX2, BMI2
}

bool runsAvx512()
{
    const bool saved = hasBits(savedStates(), {5, 6, 7});  // opmask, upper halves, registers 16 to 31
    const Registers r = cpuid(7);
    return saved && runsAvx2() && hasBits(r.b, {16, 17, 30, 31}) && hasBits(r.c, {1, 11, 14});  // F DQ BW VL, VBMI VNNI VPOPCNTDQ
}

}  // namespace

bool cpuRuns(Level level)
{
    // Asked once: the question is slow on virtual machines.
    static const bool avx2 = runsAvx2();
    static const bool avx512 = runsAvx512();
    switch (level) {
    case Level::Scalar:
        return true;
    case Level::Avx2:
        return avx2;
    case Level::Avx512:
        return avx512;
    }
    return false;
}

}  // namespace bitloupe::kernels
