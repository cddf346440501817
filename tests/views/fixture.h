// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An Analysis of weights from a formula, through the program's own way: 64 channels of bell-shaped weights, channels 5 and
// 40 six times as wide as the others.

#include "core/report/analysis.h"
#include "views/lens.h"

#include <QtGlobal>
#include <cmath>

namespace bitloupe::fixture {

inline constexpr std::uint64_t kRows = 64;
inline constexpr std::uint64_t kCols = 256;

inline std::shared_ptr<const Weights> weights()
{
    std::vector<float> values(kRows * kCols);
    std::uint64_t state = 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        double sum = 0;  // of twelve uniform numbers: nearly a normal distribution
        for (int k = 0; k < 12; ++k) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(state >> 11) / 9007199254740992.0 - 0.5;
        }
        const std::size_t row = i / kCols;
        values[i] = static_cast<float>(0.02 * sum * (row == 5 || row == 40 ? 6 : 1));
    }
    return weightsFromValues("block/w", {kRows, kCols}, values, 0);
}

inline QuantSpec spec(std::string_view text)
{
    const Result<QuantSpec> parsed = parseSpec(text);
    Q_ASSERT(parsed);
    return *parsed;
}

inline std::shared_ptr<const Analysis> analysis(std::string_view text = "grid=int,bits=4,range=mse")
{
    Progress progress;
    const auto result = analyze(weights(), spec(text), progress);
    Q_ASSERT(result);
    return *result;
}

// With the lens's own data where it computes any.
inline Picture picture(const LensInfo& lens, std::string_view text = "grid=int,bits=4,range=mse")
{
    Picture result{QStringLiteral("model.h5"), weights()->info(), spec(text), analysis(text), nullptr, {}};
    Progress progress;
    if (lens.compute != nullptr) {
        const auto data = lens.compute({weights(), result.spec, {}}, progress);
        Q_ASSERT(data);
        result.data = *data;
    }
    return result;
}

}  // namespace bitloupe::fixture
