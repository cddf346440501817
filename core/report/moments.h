// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From sums about a pivot to Statistics: what the paths for float32 and for double share.

#include "core/report/statistics.h"
#include "kernels/kernels.h"

namespace bitloupe {

// Sums over d = x - pivot of finite x, combined over tiles in their order.
struct MomentSums {
    double pivot = 0;
    double sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;
    double sumAbs = 0;  // of |x|
    double min = 0, max = 0;  // meaningful when finite > 0
    std::uint64_t finite = 0, nan = 0, inf = 0, zero = 0, subnormal = 0;
};

// `part` is about the same pivot.
void addMoments(MomentSums& sums, const kernels::Moments& part);

// Everything but percentiles and outliers. Central moments m_k = E[(x - mean)^k] from those about the pivot:
//   m2 = E d^2 - m^2,  m3 = E d^3 - 3 m E d^2 + 2 m^3,  m4 = E d^4 - 4 m E d^3 + 6 m^2 E d^2 - 3 m^4,  m = E d.
// skewness = m3 / m2^1.5, kurtosis = m4 / m2^2 - 3; both 0 for constant data.
Statistics statisticsOf(const MomentSums& sums);

}  // namespace bitloupe
