// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a change of weights costs, from the curvature of the loss (HAWQ-V2, Dong et al., arXiv 1911.03852; reference/methods.md
// 16). The loss is the layer's own: the mean over tokens of the squared error of the outputs, summed over the outputs. Its
// Hessian is the same block for every output channel,
//
//   H = 2/n X^T X,   n tokens,
//
// so that its trace needs no draws. Those are here to compare with tools that draw (PyHessian). Layers compare only as far as
// their outputs' errors do.

#include "core/activations/input_moments.h"

#include <functional>

namespace bitloupe {

// Trace of the whole Hessian, of `outputs` blocks. From the channels' mean squares: an importance matrix is enough.
double hessianTrace(const InputMoments& inputs, std::uint64_t outputs);

struct TraceEstimate {
    std::vector<double> draws;  // v^T H v of each probe that was used
    double trace = 0;  // their mean; 0 without draws
};
// Probe k: outputs x features numbers, +1 or -1.
using ProbeSource = std::function<std::span<const float>(std::size_t k)>;
// Hutchinson's estimate. Ends with the first draw that changes the running mean (0 before the first) by less than `tolerance`
// of itself + 1e-6, else with `most`. `inputs` have second moments.
TraceEstimate estimateTrace(const InputMoments& inputs, std::uint64_t outputs, const ProbeSource& probe, std::size_t most, double tolerance,
                            Progress& progress);

// Mean trace of a weight times the sum of squared errors of all of them.
double hawqSensitivity(double trace, std::uint64_t weights, double squaredError);
// The same for half the loss, 1/2 |dy|^2, as methods.md 16.2 has it and reports tell it: the mean over tokens of |x|^2 / features
// times the sum of squared errors. It is the output error summed over the outputs, as far as the inputs do not hang together.
double layerSensitivity(const InputMoments& inputs, double squaredError);

}  // namespace bitloupe
