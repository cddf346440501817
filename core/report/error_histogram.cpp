// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/error_histogram.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace bitloupe {

void ErrorHistogram::add(std::span<const float> errors, float largest)
{
    if (largest > 0) {
        int exponent = 0;
        std::frexp(std::min(largest, FLT_MAX), &exponent);  // largest < 2^exponent
        growTo(exponent);
        m_allZero = false;
    }
    kernels::active().histogram(errors.data(), errors.size(), -end(), end(), kBins, false, m_counts.data());
}

void ErrorHistogram::add(const ErrorHistogram& other)
{
    ErrorHistogram larger = other;
    growTo(larger.m_exponent);
    larger.growTo(m_exponent);
    std::transform(m_counts.begin(), m_counts.end(), larger.m_counts.begin(), m_counts.begin(), std::plus<>());
    m_allZero = m_allZero && larger.m_allZero;
}

Histogram ErrorHistogram::result() const
{
    ErrorHistogram shown = *this;
    if (m_allZero)
        shown.growTo(0);
    return {-shown.end(), shown.end(), {shown.m_counts.begin(), shown.m_counts.end()}};
}

// Each doubling joins neighbours: bin i becomes bin kBins / 4 + i / 2.
void ErrorHistogram::growTo(int exponent)
{
    if (m_allZero)  // only the middle bin can hold anything, and doubling leaves it where it is
        m_exponent = std::max(m_exponent, exponent);
    for (; m_exponent < exponent; ++m_exponent) {
        std::array<std::uint64_t, kBins> joined{};
        for (std::size_t i = 0; i < kBins; ++i)
            joined[kBins / 4 + i / 2] += m_counts[i];
        m_counts = joined;
    }
}

double ErrorHistogram::end() const { return std::ldexp(1.0, m_exponent); }

}  // namespace bitloupe
