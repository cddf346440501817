// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/sweep_chart.h"

#include "views/chart/dot_item.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

double placeOf(std::uint64_t samples) { return std::log10(static_cast<double>(std::max<std::uint64_t>(1, samples))); }

}  // namespace

QString settledWords(const SweptCalibrator& swept)
{
    const QString name = calibratorName(swept.calibrator);
    if (!swept.settledFrom)
        return QCoreApplication::translate("SweepChart", "%1: not settled before all samples").arg(name);
    return QCoreApplication::translate("SweepChart", "%1: settled from %2 samples on").arg(name).arg(*swept.settledFrom);
}

ValueTable sweepValues(const std::vector<SweptCalibrator>& sweep)
{
    ValueTable table{{QStringLiteral("calibrator"), QStringLiteral("samples"), QStringLiteral("seed"), QStringLiteral("low"),
                      QStringLiteral("high"), QStringLiteral("mse"), QStringLiteral("sqnr_db"), QStringLiteral("clipped"),
                      QStringLiteral("range_change")},
                     {}};
    for (const SweptCalibrator& swept : sweep)
        for (const SweepLevel& level : swept.levels)
            for (const SweepDraw& draw : level.draws)
                table.rows.push_back({QString::fromStdString(swept.calibrator.id), QString::number(level.samples),
                                      QString::number(draw.seed), exactNumber(double{draw.range.low}), exactNumber(double{draw.range.high}),
                                      exactNumber(draw.mse), exactNumber(draw.sqnrDb), exactNumber(draw.clippedFraction),
                                      exactNumber(draw.rangeChange)});
    return table;
}

SweepChart::SweepChart(QWidget* parent)
    : ChartView(parent)
    , m_dots(new DotItem(*this, 5))
{
    setReadout([this](double x, double) { return read(x); });
    setValues([this] { return m_survey ? sweepValues(m_survey->sweep) : ValueTable{}; });
}

double SweepChart::valueOf(const SweepDraw& draw) const { return m_ofRange ? 100 * draw.rangeChange : draw.sqnrDb; }

double SweepChart::meanOf(const SweepLevel& level) const
{
    double sum = 0;
    for (const SweepDraw& draw : level.draws)
        sum += valueOf(draw);
    return sum / static_cast<double>(std::max<std::size_t>(1, level.draws.size()));
}

void SweepChart::draw(const std::shared_ptr<const SurveyData>& survey, bool ofRange, const Picture& picture)
{
    m_survey = survey;
    m_ofRange = ofRange;
    setFileStem(pictureStem(picture, QStringLiteral("sample-sweep")));
    setAxes({AxisKind::LogCounts, tr("samples seen")},
            {AxisKind::Linear, ofRange ? tr("change of the range, %") : tr("SQNR on all samples, dB")});
    QString empty;
    if (m_survey->sweepProblem)
        empty = text::sentence(*m_survey->sweepProblem);
    else if (!m_survey->wantsSweep)
        empty = tr("Takes the first axis as samples, calibrates on 10, 30, 100, 300, 1000 of them, five times each, and judges every "
                   "range on all: press “Sample sweep” above.");
    else if (m_survey->sweep.empty())
        empty = waiting(picture);
    setEmptyText(empty);
    QString summary = empty;
    for (const SweptCalibrator& swept : m_survey->sweep)
        summary += settledWords(swept) + QStringLiteral(". ");
    setSummary(tr("Sample sweep"), summary.trimmed());
    drawLines();
}

void SweepChart::clear()
{
    m_survey = nullptr;
    for (QLineSeries* line : m_lines)
        line->clear();
    m_dots->setDots({});
}

void SweepChart::drawLines()
{
    while (m_lines.size() < m_survey->sweep.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<Dot> dots;
    PlotRange home{1e300, -1e300, 1e300, -1e300};
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        for (const SweepLevel& level : i < m_survey->sweep.size() ? m_survey->sweep[i].levels : std::vector<SweepLevel>{}) {
            points.append(QPointF(placeOf(level.samples), meanOf(level)));
            const std::string id = m_survey->sweep[i].calibrator.id;
            for (const SweepDraw& draw : level.draws) {
                const double value = valueOf(draw);
                dots.push_back({placeOf(level.samples), value, [id](const Theme& theme) { return calibratorColor(theme, id); }, false,
                                calibratorMarker(id)});
                home = {std::min(home.xLow, dots.back().x), std::max(home.xHigh, dots.back().x), std::min(home.yLow, value),
                        std::max(home.yHigh, value)};
            }
        }
        m_lines[i]->replace(points);
    }
    m_dots->setDots(dots);
    if (dots.empty())
        return;
    const double margin = std::max(0.08 * (home.yHigh - home.yLow), 0.05);
    setHome({home.xLow - 0.15, home.xHigh + 0.15, home.yLow - margin, home.yHigh + margin});
    colorLines();
}

// The level nearest to x.
Reading SweepChart::read(double x) const
{
    if (m_survey == nullptr || m_survey->sweep.empty() || m_survey->sweep.front().levels.empty())
        return {};
    const auto& levels = m_survey->sweep.front().levels;
    const auto nearest = std::min_element(levels.begin(), levels.end(), [x](const SweepLevel& a, const SweepLevel& b) {
        return std::abs(placeOf(a.samples) - x) < std::abs(placeOf(b.samples) - x);
    });
    Reading reading(tr("%1 samples").arg(nearest->samples));
    for (const SweptCalibrator& swept : m_survey->sweep)
        for (const SweepLevel& level : swept.levels)
            if (level.samples == nearest->samples)
                reading.text += QLatin1Char('\n') + text::name("range", swept.calibrator.id) + QStringLiteral(": ")
                    + (m_ofRange ? QStringLiteral("%1 %").arg(text::significant(meanOf(level), 3)) : text::decibels(meanOf(level)));
    reading.x = placeOf(nearest->samples);
    return reading;
}

void SweepChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void SweepChart::colorLines()
{
    for (std::size_t i = 0; m_survey != nullptr && i < std::min(m_lines.size(), m_survey->sweep.size()); ++i)
        m_lines[i]->setPen(QPen(calibratorColor(theme(this), m_survey->sweep[i].calibrator.id), 2));
}

}  // namespace bitloupe
