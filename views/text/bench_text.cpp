// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/bench_text.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

QString say(const char* words) { return QCoreApplication::translate("BenchText", words); }

bool hasTimings(const BenchRun& run)
{
    return std::any_of(run.entries.begin(), run.entries.end(), [](const BenchEntry& entry) { return !entry.timings.empty(); });
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

QString plainNumber(double value, int digits)
{
    constexpr double kMost = 1e15;  // of what has all its digits before the point
    const bool isLong = std::abs(value) >= std::pow(10.0, digits) - 0.5 && std::abs(value) < kMost;
    return isLong ? QString::number(std::llround(value)) : text::significant(value, digits);
}

QString rowsText(std::uint64_t tokens)
{
    return tokens == 1 ? say(QT_TRANSLATE_NOOP("BenchText", "1 row")) : say(QT_TRANSLATE_NOOP("BenchText", "%1 rows")).arg(tokens);
}

QString timeText(double seconds)
{
    if (seconds < 1e-3)
        return QStringLiteral("%1 µs").arg(plainNumber(1e6 * seconds));
    return seconds < 1 ? QStringLiteral("%1 ms").arg(plainNumber(1e3 * seconds)) : QStringLiteral("%1 s").arg(plainNumber(seconds));
}

QString spreadText(double uncertainty)
{
    if (!(uncertainty <= 1))
        return QStringLiteral(">±100 %");  // that is all that such bounds say
    return QStringLiteral("±%1 %").arg(plainNumber(100 * uncertainty, 2));
}

QString benchName(const BenchEntry& entry)
{
    if (entry.id != dequantizeCase().id)
        return text::name("product", entry.id);
    const Result<QuantSpec> spec = parseSpec(entry.spec);
    return say(QT_TRANSLATE_NOOP("BenchText", "%1, decoded first")).arg(spec ? text::shortSpec(*spec) : QString::fromStdString(entry.spec));
}

QString benchEnvironment(const BenchRun& run)
{
    const Limits& limits = run.limits;
    QStringList parts{run.machine.cpu.empty() ? QStringLiteral("CPU") : text::safe(run.machine.cpu),
                      QString::fromStdString(run.machine.level),
                      run.machine.cores == 1 ? say(QT_TRANSLATE_NOOP("BenchText", "1 core"))
                                             : say(QT_TRANSLATE_NOOP("BenchText", "%1 cores")).arg(run.machine.cores)};
    if (run.machine.lastCacheBytes > 0)
        parts << say(QT_TRANSLATE_NOOP("BenchText", "last cache %1")).arg(text::bytes(run.machine.lastCacheBytes));
    parts << (run.threads == 1 ? say(QT_TRANSLATE_NOOP("BenchText", "1 thread"))
                               : say(QT_TRANSLATE_NOOP("BenchText", "%1 threads")).arg(run.threads));
    parts << (run.isCold ? say(QT_TRANSLATE_NOOP("BenchText", "weights from memory"))
                         : say(QT_TRANSLATE_NOOP("BenchText", "weights in the caches")));
    if (limits.readAll.median > 0)
        parts << say(QT_TRANSLATE_NOOP("BenchText", "reads %1 GB/s (one thread %2)"))
                     .arg(plainNumber(1e-9 * limits.readAll.median), plainNumber(1e-9 * limits.readOne.median));
    if (limits.floats.median > 0 && limits.bytes.median > 0 && limits.signs.median > 0)
        parts << say(QT_TRANSLATE_NOOP("BenchText", "multiplies %1 GFLOP/s in float32, %2 GOP/s in INT8, %3 GOP/s in signs"))
                     .arg(plainNumber(1e-9 * limits.floats.median), plainNumber(1e-9 * limits.bytes.median),
                          plainNumber(1e-9 * limits.signs.median));
    if (hasTimings(run))
        parts << say(QT_TRANSLATE_NOOP("BenchText", "clock drift %1 %")).arg(plainNumber(100 * run.clockDrift, 2));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace bitloupe
