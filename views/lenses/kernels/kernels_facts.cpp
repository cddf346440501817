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
        const BenchTiming* timing = entry.at(1);
        if (timing != nullptr && !entry.grid.empty() && std::isfinite(entry.sqnrDb) && speedUp(run, *timing) > 0)
            points.push_back({benchName(entry), &entry, 1, speedUp(run, *timing), entry.sqnrDb});
    }
    return points;
}

QString crossingSentence(const BenchRun& run)
{
    const BenchEntry* before = nullptr;
    for (const std::uint64_t tokens : run.tokens) {
        const BenchEntry* fastest = fastestEntry(run, tokens);
        if (fastest == nullptr)
            break;
        if (before != nullptr && fastest != before)
            return QCoreApplication::translate("KernelsFacts", "From %1 rows of activations on %2 is faster than %3.")
                .arg(tokens)
                .arg(benchName(*fastest), benchName(*before));
        before = fastest;
    }
    return {};
}

ValueTable kernelValues(const BenchRun& run)
{
    ValueTable table{{QStringLiteral("operation"), QStringLiteral("spec"), QStringLiteral("tokens"), QStringLiteral("rows"),
                      QStringLiteral("cols"), QStringLiteral("threads"), QStringLiteral("cold"), QStringLiteral("seconds"),
                      QStringLiteral("seconds_low"), QStringLiteral("seconds_high"), QStringLiteral("samples"), QStringLiteral("bytes"),
                      QStringLiteral("gbps"), QStringLiteral("gops"), QStringLiteral("speedup"), QStringLiteral("sqnr_db"),
                      QStringLiteral("pack_seconds"), QStringLiteral("bound")},
                     {}};
    for (const std::uint64_t tokens : run.tokens) {
        for (const KernelBar& bar : kernelBars(run, tokens)) {
            const BenchEntry& entry = *bar.entry;
            const BenchTiming& timing = *entry.at(tokens);
            table.rows.push_back(
                {QString::fromStdString(entry.id), QString::fromStdString(entry.spec), QString::number(tokens), QString::number(run.rows),
                 QString::number(run.cols), QString::number(run.threads), run.isCold ? QStringLiteral("1") : QStringLiteral("0"),
                 exactNumber(timing.seconds.median), exactNumber(timing.seconds.low), exactNumber(timing.seconds.high),
                 QString::number(timing.seconds.samples), QString::number(entry.bytes), exactNumber(bar.gbps),
                 exactNumber(timing.gflops(run.rows, run.cols)), exactNumber(bar.speedUp), exactNumber(entry.sqnrDb),
                 exactNumber(entry.packSeconds), QString::fromLatin1(boundWord(boundOf(run, entry, timing).bound).data())});
        }
    }
    return table;
}

ValueTable kernelReport(const BenchRun& run, std::uint64_t tokens)
{
    const auto say = [](const char* words) { return QCoreApplication::translate("KernelsFacts", words); };
    ValueTable table{{say(QT_TRANSLATE_NOOP("KernelsFacts", "Way")), say(QT_TRANSLATE_NOOP("KernelsFacts", "Time")),
                      say(QT_TRANSLATE_NOOP("KernelsFacts", "Bounds")), QStringLiteral("GB/s"),
                      say(QT_TRANSLATE_NOOP("KernelsFacts", "Speed-up")), QStringLiteral("SQNR")},
                     {}};
    for (const KernelBar& bar : kernelBars(run, tokens))
        table.rows.push_back({bar.name, timeText(bar.seconds.median), spreadText(bar.seconds.uncertainty()), text::significant(bar.gbps, 3),
                              text::significant(bar.speedUp, 3) + QStringLiteral("×"), text::decibels(bar.entry->sqnrDb)});
    return table;
}

QColor kernelColor(const Theme& theme, const BenchEntry& entry)
{
    if (entry.grid.empty() || entry.family == BenchFamily::Peer)
        return entry.family == BenchFamily::Peer ? theme.fill : theme.muted;
    const QColor color = gridColor(theme, entry.grid);
    if (entry.family != BenchFamily::Dequantized)
        return color;
    const auto half = [](int a, int b) { return (a + b) / 2; };  // paler: the same numbers by the long way
    return {half(color.red(), theme.card.red()), half(color.green(), theme.card.green()), half(color.blue(), theme.card.blue())};
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
