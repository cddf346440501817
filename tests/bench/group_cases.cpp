// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Groups as core quantizes and dequantizes them (grid_cases.cpp), by the kernels alone.

#include "kernels/kernels.h"
#include "tests/bench/cases.h"

#include <algorithm>
#include <memory>

namespace bitloupe::bench {
namespace {

using kernels::active;

struct GroupFormat {
    const char* name;
    std::size_t size;
    float divisor;
    void (*encode)(const float* x, std::size_t blocks, std::size_t size, const kernels::BlockParams* params, std::uint8_t* codes);
    void (*decode)(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const kernels::BlockParams* params, float* values);
};

template <int bits>
constexpr kernels::AffineCodes kInteger = {1 - (1 << (bits - 1)), (1 << (bits - 1)) - 1, false, false};

template <int bits>
constexpr GroupFormat integers(const char* name, std::size_t size)
{
    return {name, size, static_cast<float>(kInteger<bits>.high),
            [](auto x, auto blocks, auto of, auto params, auto codes) {
                active().grouped.encodeAffine(x, blocks, of, params, kInteger<bits>, codes);
            },
            [](auto codes, auto blocks, auto of, auto params, auto values) {
                active().grouped.decodeAffine(codes, blocks, of, params, kInteger<bits>, values);
            }};
}

// Sixteen levels with a boundary to a cell, as NF4's.
kernels::Codebook evenBook()
{
    static const auto book = [] {
        struct Tables {
            float levels[16], boundaries[15];
            std::uint8_t codes[16];
        } t;
        for (std::uint8_t i = 0; i < 16; ++i) {
            t.codes[i] = i;
            t.levels[i] = (static_cast<float>(i) - 7.5f) / 7.5f;
            if (i < 15)
                t.boundaries[i] = (static_cast<float>(i) - 7.0f) / 7.5f;
        }
        return t;
    }();
    return {book.levels, book.boundaries, book.codes, book.codes, 16};
}

constexpr GroupFormat kCodebookGroups = {"16 levels, groups of 64", 64, 1,
                                         [](auto x, auto blocks, auto size, auto params, auto codes) {
                                             active().grouped.encodeCodebook(x, blocks, size, params, evenBook(), codes);
                                         },
                                         [](auto codes, auto blocks, auto size, auto params, auto values) {
                                             active().grouped.decodeCodebook(codes, blocks, size, params, evenBook(), values);
                                         }};
constexpr GroupFormat kE2M1Groups = {"E2M1, groups of 16", 16, 6,
                                     [](auto x, auto blocks, auto size, auto params, auto codes) {
                                         active().grouped.encodeSmallFloat(x, blocks, size, params, kernels::kE2M1, codes);
                                     },
                                     [](auto codes, auto blocks, auto size, auto params, auto values) {
                                         active().grouped.decodeSmallFloat(codes, blocks, size, params, kernels::kE2M1, values);
                                     }};
constexpr GroupFormat kGroupFormats[] = {kCodebookGroups, integers<4>("INT4, groups of 128", 128), integers<4>("INT4, groups of 32", 32),
                                         integers<8>("INT8, groups of 128", 128), kE2M1Groups};

void quantizeGroups(const Data& d, const GroupFormat& f, std::span<kernels::BlockParams> params)
{
    std::vector<kernels::Range> ranges(16384 / f.size);
    std::uint8_t* const codes = d.codes.as<std::uint8_t>().data();
    for (std::size_t first = 0; first < params.size(); first += ranges.size()) {
        const std::size_t count = std::min(ranges.size(), params.size() - first);
        active().grouped.ranges(d.x() + first * f.size, count, f.size, ranges.data());
        for (std::size_t i = 0; i < count; ++i)
            params[first + i].scale = std::max(-ranges[i].low, ranges[i].high) / f.divisor;
        f.encode(d.x() + first * f.size, count, f.size, params.data() + first, codes + first * f.size);
    }
}

}  // namespace

// Ranges and codes of 16384 weights in turn, parameters in between.
std::vector<Case> groupCases(const Data& d)
{
    std::vector<Case> cases;
    for (const GroupFormat& f : kGroupFormats) {
        const auto params = std::make_shared<std::vector<kernels::BlockParams>>(d.size() / f.size);
        const double bytes = static_cast<double>(d.size() * (sizeof(float) + 1) + params->size() * sizeof(kernels::BlockParams));
        cases.push_back(
            {std::string("float32 to ") + f.name, bytes, kReadWriteQuarter, [&d, &f, params] { quantizeGroups(d, f, *params); }});
        cases.push_back({std::string(f.name) + " to float32", bytes, kQuarterReadWrite, [&d, &f, params] {
                             f.decode(d.codes.as<std::uint8_t>().data(), params->size(), f.size, params->data(),
                                      d.floats.as<float>().data());
                         }});
    }
    return cases;
}

}  // namespace bitloupe::bench
