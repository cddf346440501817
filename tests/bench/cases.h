// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is measured. A new case is one line in the list it belongs to.

#include "tests/bench/measure.h"
#include "tests/bench/memory.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bitloupe::bench {

inline constexpr const char* kRead = "limit: read";
inline constexpr const char* kReadWriteQuarter = "limit: read + 1/4 write";
inline constexpr const char* kReadWriteEighth = "limit: read + 1/8 write";
inline constexpr const char* kEighthReadWrite = "limit: 1/8 read + write";
inline constexpr const char* kQuarterReadWrite = "limit: 1/4 read + write";

// One tensor of weights (bell-shaped, std 0.02, seeded) and room for results. Outlives the cases.
struct Data {
    std::size_t rows, cols;
    Pages weights;
    Pages floats;
    Pages codes;
    Pages blocks;  // of any format: up to 9 bits a weight

    Data(std::size_t rowCount, std::size_t colCount);
    std::size_t size() const { return rows * cols; }
    const float* x() const { return weights.as<float>().data(); }
};

std::vector<Case> limitCases(const Data& data);
std::vector<Case> kernelCases(const Data& data);  // the level in use
std::vector<Case> groupCases(const Data& data);  // of the same level: what gridCases() do, without core
std::vector<Case> coreCases(const Data& data);  // whole answers of core
// Core's quantize() and its way back for every grid; what is decoded is made here only where `only` is in its name.
std::vector<Case> gridCases(const Data& data, const std::string& only);
std::vector<Case> secondOrderCases(const Data& data);  // GPTQ and AWQ

}  // namespace bitloupe::bench
