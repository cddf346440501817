// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/time_chart.h"

#include "views/lenses/kernels/kernels_tables.h"
#include "views/lenses/kernels/time_bars.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kBarPixels = 16;  // of height at least, with its gap
constexpr int kPlainMargin = 16;  // pixels
constexpr int kLeastBars = 72;  // pixels that the longest bar keeps

}  // namespace

TimeChart::TimeChart(QWidget* parent)
    : ChartView(parent)
    , m_bars(new TimeBars(*this, 1))
{
    useUnit(1e-3);
    setRightMargin(kPlainMargin);
    setLeastHeight(200);
    setFitY([](PlotRange& range) {
        range.yLow = 0;
        range.yHigh = 1;
    });
    setReadout([this](double, double y) { return read(y); });
    setValues([this] { return m_run ? kernelValues(*m_run) : ValueTable{}; });
}

// The unit that the words beside the longest bar have.
void TimeChart::useUnit(double mostSeconds)
{
    m_unit = mostSeconds < 1e-3 ? 1e6 : mostSeconds < 1 ? 1e3 : 1;
    setAxes({AxisKind::Linear,
             mostSeconds < 1e-3    ? tr("microseconds")
                 : mostSeconds < 1 ? tr("milliseconds")
                                   : tr("seconds")},
            {AxisKind::Hidden, {}});
}

void TimeChart::draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem, const QString& none)
{
    m_run = run;
    std::vector<KernelBar> bars = kernelBars(*run, tokens);
    double most = 0, longest = 0;
    QString summary = benchWinner(*run, tokens);
    for (const KernelBar& bar : bars) {
        most = std::max(most, bar.seconds.high);
        longest = std::max(longest, bar.seconds.median);
        summary += QStringLiteral(" %1: %2.").arg(bar.name, timeText(bar.seconds.median));
    }
    const bool isEmpty = bars.empty();
    useUnit(isEmpty ? 1e-3 : longest);
    m_bars->setBars(*run, std::move(bars), m_unit);
    setEmptyText(isEmpty ? none : QString());
    setFileStem(fileStem);
    makeRoom();
    setLeastHeight(std::max(160, static_cast<int>(m_bars->bars().size() + 1) * kBarPixels + 44));
    setReport([run, tokens] { return kernelReport(*run, tokens); });
    setSummary(tr("Time by format"), summary.trimmed());
    // Bounds that are far out, as of the first rounds, would leave the bars no room.
    setHome({0, isEmpty ? 1 : 1.04 * m_unit * std::min(most, 2 * longest), 0, 1});
    updateGeometry();
}

void TimeChart::clear(const QString& why)
{
    m_run = nullptr;
    m_bars->clear();
    setReport({});
    makeRoom();
    setEmptyText(why);
    setSummary(tr("Time by format"), why);
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    makeRoom();
    ChartView::resizeEvent(event);
}

// For the words beside the bars, where there are any.
void TimeChart::makeRoom()
{
    const int words = std::max(width() * 3 / 5, std::min(m_bars->leastWords(), width() - kLeastBars));
    setRightMargin(m_bars->bars().empty() ? kPlainMargin : std::min(m_bars->wantedWords(), words));
}

Reading TimeChart::read(double y) const
{
    const KernelBar* bar = m_run == nullptr ? nullptr : m_bars->barAt(y);
    if (bar == nullptr)
        return {};
    Reading reading(tr("%1: %2 (%3 to %4, %5 samples)\n%6 GB/s of weights · packed in %7 · SQNR %8")
                        .arg(bar->name, timeText(bar->seconds.median), timeText(bar->seconds.low), timeText(bar->seconds.high))
                        .arg(bar->seconds.samples)
                        .arg(plainNumber(bar->gbps), timeText(bar->entry->packSeconds), text::decibels(bar->entry->sqnrDb)));
    if (!bar->entry->isRight())
        reading.text += QLatin1Char('\n')
            + tr("⚠ wrong: %1 times as far from the product in double as rounding allows").arg(plainNumber(bar->entry->worst, 2));
    reading.x = m_unit * bar->seconds.median;
    return reading;
}

}  // namespace bitloupe
