// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the charts of the Kernels lens show, as plain values. No widgets here.

#include "core/bench/benchmark.h"
#include "core/tensor/tensor_info.h"

#include <QString>
#include <span>
#include <vector>

namespace bitloupe {

struct KernelBar {
    QString name;
    const BenchEntry* entry = nullptr;
    Estimate seconds;
    double gbps = 0;
    double speedUp = 0;  // over float32; 0: that is not known
};
// At so many tokens, slowest of the floats first: in the order of the run.
std::vector<KernelBar> kernelBars(const BenchRun& run, std::uint64_t tokens);

struct KernelLine {
    QString name;
    const BenchEntry* entry = nullptr;
    std::vector<std::pair<std::uint64_t, double>> points;  // tokens, speed-up over float32
};
std::vector<KernelLine> kernelLines(const BenchRun& run);

struct KernelPoint {
    QString name;
    const BenchEntry* entry = nullptr;
    std::uint64_t tokens = 1;
    double x = 0, y = 0;
};
// Operations for each byte of weights, and operations a second (both 1e9 for y).
std::vector<KernelPoint> rooflinePoints(const BenchRun& run);
// Speed-up over float32, and SQNR in dB; floats are left out.
std::vector<KernelPoint> errorPoints(const BenchRun& run);

// A limit of the machine that ways of this run are held against: as fast as the weights' bytes come, up to the peak for such activations.
struct KernelRoof {
    ActivationForm activations = ActivationForm::Float;
    QString name;
    double peak = 0;  // 1e9 operations a second
    double knee = 0;  // operations a byte from which on the peak limits
};
// One for each form of activations in the run; none while the limits are not known.
std::vector<KernelRoof> kernelRoofs(const BenchRun& run);

struct MatrixShape {
    std::uint64_t rows = 0, cols = 0;
    QString name;  // of a layer that has it; empty: a usual one
};
// This tensor's, those of the other matrices of its file (each once, at most twelve), and usual ones.
std::vector<MatrixShape> matrixShapes(const TensorInfo& own, std::span<const TensorInfo> others);

}  // namespace bitloupe
