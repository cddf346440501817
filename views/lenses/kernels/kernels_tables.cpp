// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_tables.h"

#include "views/lenses/kernels/kernels_facts.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe {

namespace {

QString say(const char* words) { return QCoreApplication::translate("KernelsFacts", words); }

struct Cell {
    const char* column;
    QString value;
};

// What all lines of a run have in common, named as in the command line's files.
std::vector<Cell> commonCells(const BenchRun& run)
{
    const Limits& limits = run.limits;
    return {{"cpu", QString::fromStdString(run.machine.cpu)},
            {"level", QString::fromStdString(run.machine.level)},
            {"cores", QString::number(run.machine.cores)},
            {"last_cache_bytes", QString::number(run.machine.lastCacheBytes)},
            {"threads", QString::number(run.threads)},
            {"cold", run.isCold ? QStringLiteral("1") : QStringLiteral("0")},
            {"rows", QString::number(run.rows)},
            {"cols", QString::number(run.cols)},
            {"clock_drift", exactNumber(run.clockDrift)},
            {"read_one", exactNumber(limits.readOne.median)},
            {"read_all", exactNumber(limits.readAll.median)},
            {"float_peak", exactNumber(limits.floats.median)},
            {"int8_peak", exactNumber(limits.bytes.median)},
            {"sign_peak", exactNumber(limits.signs.median)}};
}

std::vector<Cell> ownCells(const BenchRun& run, const KernelBar& bar, const BenchTiming& timing)
{
    const BenchEntry& entry = *bar.entry;
    const BoundBy bound = boundOf(run, entry, timing);
    return {{"operation", QString::fromStdString(entry.id)},
            {"spec", QString::fromStdString(entry.spec)},
            {"tokens", QString::number(timing.tokens)},
            {"seconds", exactNumber(timing.seconds.median)},
            {"seconds_low", exactNumber(timing.seconds.low)},
            {"seconds_high", exactNumber(timing.seconds.high)},
            {"samples", QString::number(timing.seconds.samples)},
            {"bytes", QString::number(entry.bytes)},
            {"gbps", exactNumber(bar.gbps)},
            {"gops", exactNumber(timing.gflops(run.rows, run.cols))},
            {"speedup", exactNumber(bar.speedUp)},
            {"bound", QString::fromLatin1(boundWord(bound.bound).data())},
            {"of_limit", exactNumber(bound.share)},
            {"of_read", exactNumber(bound.ofRead)},
            {"of_peak", exactNumber(bound.ofPeak)},
            {"sqnr_db", exactNumber(entry.sqnrDb)},
            {"pack_seconds", exactNumber(entry.packSeconds)},
            {"worst_difference", exactNumber(entry.worst)}};
}

QString shapeText(const BenchRun& run) { return QStringLiteral("%1 × %2").arg(run.rows).arg(run.cols); }

QStringList notesOf(const BenchRun& run, const QString& what)
{
    QStringList notes{what + QStringLiteral(" · ") + benchEnvironment(run)};
    if (!run.isComplete)
        notes << say(QT_TRANSLATE_NOOP("KernelsFacts", "Ended early: not everything is measured."));
    if (const QString doubts = benchDoubts(run); !doubts.isEmpty())
        notes << doubts;
    return notes;
}

}  // namespace

ValueTable kernelValues(const BenchRun& run)
{
    ValueTable table;
    const std::vector<Cell> common = commonCells(run);
    for (const std::uint64_t tokens : run.tokens) {
        for (const KernelBar& bar : kernelBars(run, tokens)) {
            std::vector<Cell> cells = ownCells(run, bar, *bar.entry->at(tokens));
            cells.insert(cells.end(), common.begin(), common.end());
            QStringList columns, values;
            for (const Cell& cell : cells) {
                columns << QString::fromLatin1(cell.column);
                values << cell.value;
            }
            table.columns = columns;
            table.rows.push_back(values);
        }
    }
    return table;
}

ValueTable kernelReport(const BenchRun& run, std::uint64_t tokens)
{
    ValueTable table{{say(QT_TRANSLATE_NOOP("KernelsFacts", "Way")), say(QT_TRANSLATE_NOOP("KernelsFacts", "Time")),
                      say(QT_TRANSLATE_NOOP("KernelsFacts", "Bounds")), QStringLiteral("GB/s"),
                      say(QT_TRANSLATE_NOOP("KernelsFacts", "Packed in")), say(QT_TRANSLATE_NOOP("KernelsFacts", "Speed-up")),
                      QStringLiteral("SQNR")},
                     {}};
    for (const KernelBar& bar : kernelBars(run, tokens))
        table.rows.push_back({bar.name, timeText(bar.seconds.median), spreadText(bar.seconds.uncertainty()), plainNumber(bar.gbps),
                              timeText(bar.entry->packSeconds), plainNumber(bar.speedUp) + QStringLiteral("×"),
                              text::decibels(bar.entry->sqnrDb)});
    table.notes = notesOf(run, shapeText(run) + QStringLiteral(" · ") + rowsText(tokens));
    return table;
}

ValueTable kernelLinesReport(const BenchRun& run)
{
    ValueTable table{{say(QT_TRANSLATE_NOOP("KernelsFacts", "Way"))}, {}};
    for (const std::uint64_t tokens : run.tokens)
        table.columns << rowsText(tokens);
    for (const KernelLine& line : kernelLines(run)) {
        QStringList row{line.name};
        for (const std::uint64_t tokens : run.tokens) {
            const auto found =
                std::find_if(line.points.begin(), line.points.end(), [&](const auto& point) { return point.first == tokens; });
            row << (found == line.points.end() ? QStringLiteral("–") : plainNumber(found->second) + QStringLiteral("×"));
        }
        table.rows.push_back(row);
    }
    table.notes = notesOf(run, shapeText(run));
    return table;
}

}  // namespace bitloupe
