// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/cases.h"

#include <cmath>

namespace bitloupe::bench {
namespace {

class Random {
public:
    double uniform()  // (0, 1], SplitMix64
    {
        m_state += 0x9E3779B97F4A7C15u;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        z ^= z >> 31;
        return (static_cast<double>(z >> 11) + 1) * 0x1p-53;
    }

private:
    std::uint64_t m_state = 20261121;
};

}  // namespace

// Normal values by Box and Muller.
Data::Data(std::size_t rowCount, std::size_t colCount)
    : rows(rowCount)
    , cols(colCount)
    , weights(rowCount * colCount * sizeof(float))
    , floats(rowCount * colCount * sizeof(float))
    , codes(rowCount * colCount)
    , blocks(rowCount * colCount * 9 / 8 + 4096)
{
    Random random;
    for (float& w : weights.as<float>()) {
        const double radius = std::sqrt(-2 * std::log(random.uniform()));
        w = static_cast<float>(0.02 * radius * std::cos(6.283185307179586 * random.uniform()));
    }
}

}  // namespace bitloupe::bench
