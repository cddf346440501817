// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PyTorch's min-max observers, number for number (torch.ao.quantization 1.13; reference/methods.md 1.2, 1.3, 3), where our own
// calibrators go another way. float32 where PyTorch computes in float32. Its HistogramObserver: torch_histogram.h.

#include "core/grid/grid.h"

#include <cstdint>
#include <optional>

namespace bitloupe::reference {

// How an observer turns a range into scale and zero point.
struct TorchScheme {
    bool symmetric = true;
    std::int32_t qmin = -128;
    std::int32_t qmax = 127;
    float eps = 1.1920929e-07F;  // the smallest scale
    float symmetricDivisor = 127.5F;  // (qmax - qmin) / 2
    std::int32_t symmetricZero = 0;  // 128 for quint8
};

// lo = min(low, 0), hi = max(high, 0), all in float32:
//   symmetric  scale = max(max(-lo, hi) / divisor, eps)        zero = symmetricZero
//   affine     scale = max((hi - lo) / (qmax - qmin), eps)     zero = clamp(qmin - rne(lo / scale), qmin, qmax)
BlockParams torchParams(float low, float high, const TorchScheme& scheme);

// MinMaxObserver, and MovingAverageMinMaxObserver where a constant c is given: low += c * (min of the batch - low).
class TorchRunningRange {
public:
    explicit TorchRunningRange(std::optional<float> averagingConstant)
        : m_constant(averagingConstant)
    {
    }
    void observe(float batchMin, float batchMax);
    float low() const { return m_low; }
    float high() const { return m_high; }

private:
    std::optional<float> m_constant;
    bool m_empty = true;
    float m_low = 0;
    float m_high = 0;
};

}  // namespace bitloupe::reference
