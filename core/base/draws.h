// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Drawing at random, the same on every machine: SplitMix64.

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace bitloupe {

class Draws {
public:
    explicit Draws(std::uint64_t seed)
        : m_state(seed)
    {
    }
    // `count` of [0, all), none twice, in the order of drawing.
    std::vector<std::uint64_t> choose(std::uint64_t count, std::uint64_t all)
    {
        std::vector<std::uint64_t> samples(static_cast<std::size_t>(all));
        std::iota(samples.begin(), samples.end(), std::uint64_t{0});
        for (std::uint64_t i = 0; i < count; ++i)
            std::swap(samples[static_cast<std::size_t>(i)], samples[static_cast<std::size_t>(i + below(all - i))]);
        samples.resize(static_cast<std::size_t>(count));
        return samples;
    }
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t below(std::uint64_t limit)
    {
        const std::uint64_t unfair = (0 - limit) % limit;  // 2^64 mod limit
        std::uint64_t number = next();
        while (number < unfair)
            number = next();
        return number % limit;
    }

    std::uint64_t m_state;
};

}  // namespace bitloupe
