// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/bench_text.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <cmath>

namespace bitloupe {

namespace {

QString say(const char* words) { return QCoreApplication::translate("BenchText", words); }
QString number(double value, int digits = 3) { return text::significant(value, digits); }

QString boundSentence(const BenchRun& run, const BoundBy& bound)
{
    const QString share = QString::number(std::lround(100 * bound.share));
    if (bound.bound == Bound::Memory && run.isCold)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by memory: %1 % of the %2 GB/s that can be read here."))
            .arg(share, number(1e-9 * run.limits.readAll.median));
    if (bound.bound == Bound::Memory)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by the caches: %1 % of the %2 GB/s that can be read from them."))
            .arg(share, number(1e-9 * run.limits.readAll.median));
    if (bound.bound == Bound::Arithmetic)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by arithmetic: %1 % of the machine's peak.")).arg(share);
    if (bound.bound == Bound::Start)
        return say(QT_TRANSLATE_NOOP(
                       "BenchText",
                       "Limited by its start: so small a product is over before memory and arithmetic come near their limits (%1 %)."))
            .arg(share);
    return say(QT_TRANSLATE_NOOP("BenchText", "Limited by unpacking: neither memory nor arithmetic is near its limit (%1 %).")).arg(share);
}

}  // namespace

std::string_view boundWord(Bound bound)
{
    switch (bound) {
    case Bound::Memory:
        return "memory";
    case Bound::Arithmetic:
        return "arithmetic";
    case Bound::Instructions:
        return "instructions";
    case Bound::Start:
        break;
    }
    return "start";
}

QString timeText(double seconds)
{
    return seconds < 1e-3 ? QStringLiteral("%1 µs").arg(number(1e6 * seconds)) : QStringLiteral("%1 ms").arg(number(1e3 * seconds));
}

QString spreadText(double uncertainty) { return QStringLiteral("±%1 %").arg(text::significant(100 * uncertainty, 2)); }

QString benchName(const BenchEntry& entry)
{
    if (entry.id != dequantizeCase().id)
        return text::name("product", entry.id);
    const Result<QuantSpec> spec = parseSpec(entry.spec);
    return say(QT_TRANSLATE_NOOP("BenchText", "%1, decoded first")).arg(spec ? text::shortSpec(*spec) : QString::fromStdString(entry.spec));
}

QString benchEnvironment(const BenchRun& run)
{
    const QString threads = run.threads == 1 ? say(QT_TRANSLATE_NOOP("BenchText", "1 thread"))
                                             : say(QT_TRANSLATE_NOOP("BenchText", "%1 threads")).arg(run.threads);
    const QString from = run.isCold ? say(QT_TRANSLATE_NOOP("BenchText", "weights from memory"))
                                    : say(QT_TRANSLATE_NOOP("BenchText", "weights in the caches"));
    const Limits& limits = run.limits;
    return say(QT_TRANSLATE_NOOP("BenchText",
                                 "%1 · %2 · %3 · %4 · reads %5 GB/s (one thread %6) · multiplies %7 GFLOP/s in float32, %8 GOP/s in INT8 · "
                                 "clock drift %9 %"))
        .arg(run.machine.cpu.empty() ? QStringLiteral("CPU") : text::safe(run.machine.cpu), QString::fromStdString(run.machine.level),
             threads, from, number(1e-9 * limits.readAll.median), number(1e-9 * limits.readOne.median), number(1e-9 * limits.floats.median),
             number(1e-9 * limits.bytes.median), number(100 * run.clockDrift, 2));
}

QString benchWinner(const BenchRun& run, std::uint64_t tokens)
{
    const BenchEntry* winner = fastestEntry(run, tokens);
    if (winner == nullptr)
        return {};
    const BenchTiming& timing = *winner->at(tokens);
    const QString bound = boundSentence(run, boundOf(run, *winner, timing));
    const BenchEntry* baseline = baselineEntry(run);
    if (baseline == nullptr || baseline->at(tokens) == nullptr)
        return bound;
    const double bytes = static_cast<double>(baseline->bytes) / static_cast<double>(winner->bytes);
    const double speed = baseline->at(tokens)->seconds.median / timing.seconds.median;
    return say(QT_TRANSLATE_NOOP("BenchText", "%1 %2 moves %3× fewer bytes than float32 and runs %4× faster."))
        .arg(bound, benchName(*winner), number(bytes, 2), number(speed, 2));
}

}  // namespace bitloupe
