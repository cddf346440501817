// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A histogram of errors whose range need not be known before: 1024 bins on +-2^k, where 2^k doubles whenever a larger
// error arrives. Bins of the smaller range nest in those of the larger one, so nothing is approximate, and the result is
// the same in whatever order the errors came: 2^k is the smallest power of two above the largest of them.

#include "core/report/histogram.h"

#include <array>
#include <span>

namespace bitloupe {

class ErrorHistogram {
public:
    static constexpr std::size_t kBins = 1024;

    // `largest`: of the finite |errors|. Errors that are not finite are left out.
    void add(std::span<const float> errors, float largest);
    void add(const ErrorHistogram& other);
    // On +-1 where all errors are 0.
    Histogram result() const;

private:
    void growTo(int exponent);
    double end() const;

    static constexpr int kSmallest = -149;  // of float32
    int m_exponent = kSmallest;
    bool m_allZero = true;
    std::array<std::uint64_t, kBins> m_counts{};
};

}  // namespace bitloupe
