// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_facts.h"

#include "core/tensor/fold.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kMostLayers = 12;
struct RoofName {
    ActivationForm activations;
    const char* name;
};
constexpr std::array kRoofNames{
    RoofName{ActivationForm::Float, QT_TRANSLATE_NOOP("KernelsFacts", "float32")},
    RoofName{ActivationForm::Int16, QT_TRANSLATE_NOOP("KernelsFacts", "A16")},
    RoofName{ActivationForm::Int8, QT_TRANSLATE_NOOP("KernelsFacts", "INT8")},
    RoofName{ActivationForm::Signs, QT_TRANSLATE_NOOP("KernelsFacts", "signs")},
};

constexpr std::uint64_t kLeastWeights = 1024;  // of a matrix worth measuring

double speedUp(const BenchRun& run, const BenchTiming& timing)
{
    const BenchEntry* baseline = baselineEntry(run);
    const BenchTiming* of = baseline != nullptr ? baseline->at(timing.tokens) : nullptr;
    return of != nullptr ? of->seconds.median / timing.seconds.median : 0;
}

MatrixShape shapeOf(const TensorInfo& info)
{
    const std::uint64_t all = elementCount(info.shape);
    const bool hasAxis =
        info.shape.size() >= 2 && info.outputAxis >= 0 && lastRowAxis(info.outputAxis) < static_cast<int>(info.shape.size());
    const std::uint64_t rows = hasAxis ? std::max<std::uint64_t>(foldAround(info.shape, info.outputAxis).channels, 1) : 1;
    return {rows, all / rows, text::safe(info.name)};
}

}  // namespace

std::vector<KernelBar> kernelBars(const BenchRun& run, std::uint64_t tokens)
{
    std::vector<KernelBar> bars;
    for (const BenchEntry& entry : run.entries) {
        if (const BenchTiming* timing = entry.at(tokens))
            bars.push_back({benchName(entry), &entry, timing->seconds, 1e-9 * static_cast<double>(entry.bytes) / timing->seconds.median,
                            speedUp(run, *timing)});
    }
    return bars;
}

std::vector<KernelLine> kernelLines(const BenchRun& run)
{
    std::vector<KernelLine> lines;
    for (const BenchEntry& entry : run.entries) {
        if (entry.family != BenchFamily::Quantized)
            continue;
        KernelLine line{benchName(entry), &entry, {}};
        for (const BenchTiming& timing : entry.timings) {
            if (const double factor = speedUp(run, timing); factor > 0)
                line.points.emplace_back(timing.tokens, factor);
        }
        if (!line.points.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<KernelPoint> rooflinePoints(const BenchRun& run)
{
    std::vector<KernelPoint> points;
    for (const BenchEntry& entry : run.entries) {
        for (const BenchTiming& timing : entry.timings) {
            const double operations = 2.0 * static_cast<double>(run.rows * run.cols * timing.tokens);
            points.push_back({benchName(entry), &entry, timing.tokens, operations / static_cast<double>(entry.bytes),
                              timing.gflops(run.rows, run.cols)});
        }
    }
    return points;
}

std::vector<KernelPoint> errorPoints(const BenchRun& run)
{
    std::vector<KernelPoint> points;
    for (const BenchEntry& entry : run.entries) {
        if (entry.grid.empty() || !std::isfinite(entry.sqnrDb))
            continue;
        for (const BenchTiming& timing : entry.timings) {
            if (speedUp(run, timing) > 0)
                points.push_back({benchName(entry), &entry, timing.tokens, speedUp(run, timing), entry.sqnrDb});
        }
    }
    return points;
}

std::vector<KernelRoof> kernelRoofs(const BenchRun& run)
{
    const double read = run.limits.readAll.median;
    std::vector<KernelRoof> roofs;
    for (const RoofName& roof : kRoofNames) {
        const double peak = peakOf(run.limits, roof.activations);
        const bool isAsked = std::any_of(run.entries.begin(), run.entries.end(),
                                         [&](const BenchEntry& entry) { return entry.activations == roof.activations; });
        if (isAsked && read > 0 && peak > 0)
            roofs.push_back({roof.activations, QCoreApplication::translate("KernelsFacts", roof.name), 1e-9 * peak, peak / read});
    }
    return roofs;
}

std::vector<MatrixShape> matrixShapes(const TensorInfo& own, std::span<const TensorInfo> others)
{
    std::vector<MatrixShape> shapes{shapeOf(own)};
    const auto add = [&shapes](const MatrixShape& shape) {
        const bool isKnown =
            std::any_of(shapes.begin(), shapes.end(), [&](const MatrixShape& s) { return s.rows == shape.rows && s.cols == shape.cols; });
        if (!isKnown)
            shapes.push_back(shape);
    };
    for (const TensorInfo& info : others) {
        if (info.readable && info.shape.size() >= 2 && shapes.size() < kMostLayers && elementCount(info.shape) >= kLeastWeights)
            add(shapeOf(info));
    }
    for (const auto& [rows, cols] : {std::pair{4096, 4096}, {11008, 4096}, {512, 512}})
        add({static_cast<std::uint64_t>(rows), static_cast<std::uint64_t>(cols), {}});
    return shapes;
}

}  // namespace bitloupe
