// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the charts of the Kernels lens show, as plain values. No widgets here.

#include "core/bench/benchmark.h"
#include "core/tensor/tensor_info.h"
#include "views/chart/csv.h"
#include "views/theme.h"

#include <span>

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
// Speed-up over float32 at one token, and SQNR in dB; floats are left out.
std::vector<KernelPoint> errorPoints(const BenchRun& run);

// "From 32 rows of activations on W8A8 is faster than W4A8 · g128."; empty where one way stays the fastest.
QString crossingSentence(const BenchRun& run);

ValueTable kernelValues(const BenchRun& run);  // as they are
ValueTable kernelReport(const BenchRun& run, std::uint64_t tokens);  // for people

// Colour of a way: that of its grid; floats and other libraries in grey.
QColor kernelColor(const Theme& theme, const BenchEntry& entry);

struct MatrixShape {
    std::uint64_t rows = 0, cols = 0;
    QString name;  // of a layer that has it; empty: a usual one
};
// This tensor's, those of the other matrices of its file (each once, at most twelve), and usual ones.
std::vector<MatrixShape> matrixShapes(const TensorInfo& own, std::span<const TensorInfo> others);

}  // namespace bitloupe
