// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/moments.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

void addMoments(MomentSums& sums, const kernels::Moments& part)
{
    sums.nan += part.nan;
    sums.inf += part.inf;
    if (part.finite == 0)
        return;
    const bool first = sums.finite == 0;
    sums.min = first ? static_cast<double>(part.min) : std::min(sums.min, static_cast<double>(part.min));
    sums.max = first ? static_cast<double>(part.max) : std::max(sums.max, static_cast<double>(part.max));
    sums.finite += part.finite;
    sums.zero += part.zero;
    sums.subnormal += part.subnormal;
    sums.sum1 += part.sum1;
    sums.sum2 += part.sum2;
    sums.sum3 += part.sum3;
    sums.sum4 += part.sum4;
    sums.sumAbs += part.sumAbs;
}

Statistics statisticsOf(const MomentSums& sums)
{
    Statistics s;
    s.count = sums.finite + sums.nan + sums.inf;
    s.nan = sums.nan;
    s.inf = sums.inf;
    if (sums.finite == 0)
        return s;
    const auto n = static_cast<double>(sums.finite);
    s.zero = sums.zero;
    s.subnormal = sums.subnormal;
    s.min = sums.min;
    s.max = sums.max;
    s.absMax = std::max(std::fabs(s.min), std::fabs(s.max));
    s.meanAbs = sums.sumAbs / n;
    if (s.min == s.max) {  // constant: no rounding may pretend otherwise
        s.mean = s.min;
        s.rms = s.absMax;
        return s;
    }
    const double m = sums.sum1 / n;
    const double e2 = sums.sum2 / n, e3 = sums.sum3 / n, e4 = sums.sum4 / n;
    const double m2 = std::max(e2 - m * m, 0.0);
    s.mean = sums.pivot + m;
    s.variance = m2;
    s.std = std::sqrt(m2);
    s.rms = std::hypot(s.mean, s.std);
    if (s.std > 0) {
        const double u = m / s.std;  // everything in units of the deviation, so that nothing under- or overflows
        const double z2 = e2 / m2, z3 = e3 / m2 / s.std, z4 = e4 / m2 / m2;
        s.skewness = z3 - 3 * u * z2 + 2 * u * u * u;
        s.kurtosis = z4 - 4 * u * z3 + 6 * u * u * z2 - 3 * u * u * u * u - 3;
    }
    return s;
}

}  // namespace bitloupe
