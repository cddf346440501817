// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/torch_observer.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::reference {

BlockParams torchParams(float low, float high, const TorchScheme& scheme)
{
    const float lo = std::min(low, 0.0F);
    const float hi = std::max(high, 0.0F);
    if (scheme.symmetric)
        return {std::max(std::max(-lo, hi) / scheme.symmetricDivisor, scheme.eps), scheme.symmetricZero};
    const float scale = std::max((hi - lo) / static_cast<float>(scheme.qmax - scheme.qmin), scheme.eps);
    const double zero = static_cast<double>(scheme.qmin) - static_cast<double>(std::nearbyint(lo / scale));
    return {scale, static_cast<std::int32_t>(std::clamp(zero, static_cast<double>(scheme.qmin), static_cast<double>(scheme.qmax)))};
}

void TorchRunningRange::observe(float batchMin, float batchMax)
{
    if (m_empty) {
        m_low = batchMin;
        m_high = batchMax;
    } else if (m_constant) {
        m_low = m_low + *m_constant * (batchMin - m_low);
        m_high = m_high + *m_constant * (batchMax - m_high);
    } else {
        m_low = std::min(m_low, batchMin);
        m_high = std::max(m_high, batchMax);
    }
    m_empty = false;
}

}  // namespace bitloupe::reference
