// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the tests of the kernels share: every level that this machine has, awkward lengths and places, awkward values.

#include "kernels/kernels.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace bitloupe::kernels {

inline constexpr float kInf = std::numeric_limits<float>::infinity();
inline constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

inline const Kernels& scalar() { return *table(Level::Scalar); }

// One run of a kernel beside its scalar twin: arrays of n elements that begin `offset` elements past an aligned place.
struct Run {
    const Kernels* fast;
    std::size_t n;
    std::size_t offset;

    std::string text() const { return std::string(fast->name) + ", n = " + std::to_string(n) + ", offset = " + std::to_string(offset); }
};

inline std::vector<Run> runs()
{
    std::vector<Run> all;
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        const Kernels* fast = table(level);
        for (std::size_t n = 0; fast != nullptr && n <= 100; ++n)
            all.push_back({fast, n, n % 5});
        for (const std::size_t n : {127u, 512u, 1000u, 4096u, 4099u, 70001u}) {
            for (const std::size_t offset : {0u, 1u, 3u}) {
                if (fast != nullptr)
                    all.push_back({fast, n, offset});
            }
        }
    }
    return all;
}

// Room for n elements at an offset, with a pattern on both sides that nobody may touch.
template <class T>
class Array {
public:
    Array(std::size_t n, std::size_t offset)
        : m_bytes((n + offset) * sizeof(T) + 2 * kGuard + 64, std::uint8_t{0xA5})
        , m_first(64 - reinterpret_cast<std::uintptr_t>(m_bytes.data()) % 64 + offset * sizeof(T))
        , m_size(n)
    {
    }
    Array(const std::vector<T>& values, std::size_t offset)
        : Array(values.size(), offset)
    {
        if (!values.empty())
            std::memcpy(data(), values.data(), values.size() * sizeof(T));
    }
    T* data() { return reinterpret_cast<T*>(m_bytes.data() + m_first); }
    // The elements and the pattern around them.
    bool sameAs(Array& other)
    {
        const std::size_t length = m_size * sizeof(T) + 64;
        return std::memcmp(m_bytes.data() + m_first, other.m_bytes.data() + other.m_first, length) == 0 && untouchedBefore();
    }

private:
    static constexpr std::size_t kGuard = 64;
    bool untouchedBefore() const
    {
        for (std::size_t i = 0; i < m_first; ++i) {
            if (m_bytes[i] != 0xA5)
                return false;
        }
        return true;
    }
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_first;
    std::size_t m_size;
};

// SplitMix64.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15u;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return next() % n; }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    // Sum of uniforms: bell-shaped, standard deviation 1.
    float bell() { return static_cast<float>((uniform() + uniform() + uniform() + uniform() - 2) * std::sqrt(3.0)); }

private:
    std::uint64_t m_state;
};

inline std::vector<float> weights(std::size_t n, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> x(n);
    for (float& v : x)
        v = 0.05f * random.bell();
    return x;
}

// Weights with a share of everything that is awkward: zeros of both signs, subnormals, ties, extremes, non-finite values.
inline std::vector<float> awkward(std::size_t n, std::uint64_t seed)
{
    static const std::vector<float> kOdd = {0.0f,
                                            -0.0f,
                                            0x1p-149f,
                                            -0x1p-149f,
                                            0x1.8p-127f,
                                            0x1p-126f,
                                            0.5f,
                                            -0.5f,
                                            1.5f,
                                            2.5f,
                                            -2.5f,
                                            1.0f,
                                            -1.0f,
                                            127.5f,
                                            -128.5f,
                                            32767.5f,
                                            65504.0f,
                                            65519.9f,
                                            65520.0f,
                                            0x1p-24f,
                                            0x1p-25f,
                                            0x1.8p-25f,
                                            0x1.fffffep127f,
                                            -0x1.fffffep127f,
                                            kInf,
                                            -kInf,
                                            kNan,
                                            std::bit_cast<float>(0x7F800001u),
                                            std::bit_cast<float>(0xFFC12345u)};
    Random random(seed);
    std::vector<float> x = weights(n, seed + 1);
    for (float& v : x) {
        const std::size_t dice = random.below(8);
        if (dice == 0)
            v = kOdd[random.below(kOdd.size())];
        else if (dice == 1)
            v = std::bit_cast<float>(static_cast<std::uint32_t>(random.next()));
    }
    return x;
}

// The same without NaN and infinities.
inline std::vector<float> awkwardFinite(std::size_t n, std::uint64_t seed)
{
    std::vector<float> x = awkward(n, seed);
    for (float& v : x)
        v = std::isfinite(v) ? v : 0.25f;
    return x;
}

}  // namespace bitloupe::kernels

#define SAME(run, a, b) QVERIFY2((a).sameAs(b), (run).text().c_str())
#define SAME_VALUE(run, a, b) QVERIFY2(std::memcmp(&(a), &(b), sizeof(a)) == 0, (run).text().c_str())
