// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/tokens_chart.h"

#include "views/chart/dot_item.h"
#include "views/lenses/kernels/dot_labels.h"
#include "views/text/text.h"

#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

double placeOf(std::uint64_t tokens) { return std::log10(static_cast<double>(tokens)); }

// Ways of one grid share its colour, so lines go by their place.
Ink lineInk(std::size_t index)
{
    return [index](const Theme& theme) { return seriesColor(theme, index); };
}

}  // namespace

TokensChart::TokensChart(QWidget* parent)
    : ChartView(parent)
    , m_dots(new DotItem(*this, 5))
    , m_labels(new DotLabels(*this, 6))
{
    setAxes({AxisKind::LogCounts, tr("rows of activations")}, {AxisKind::Linear, tr("speed-up over float32")});
    setRightMargin(92);
    m_labels->setOnlyRight();
    setLeastHeight(170);
    setReadout([this](double x, double) { return read(x); });
    setValues([this] { return m_run ? kernelValues(*m_run) : ValueTable{}; });
}

void TokensChart::draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem)
{
    m_run = run;
    m_shown = kernelLines(*run);
    setFileStem(fileStem);
    setEmptyText(m_shown.empty() ? tr("preparing…") : QString());
    while (m_lines.size() < m_shown.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<Dot> dots;
    std::vector<DotLabel> labels;
    double most = 1;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        for (const auto& [tokens, factor] : i < m_shown.size() ? m_shown[i].points : decltype(KernelLine::points){}) {
            points.append(QPointF(placeOf(tokens), factor));
            dots.push_back({placeOf(tokens), factor, lineInk(i)});
            most = std::max(most, factor);
        }
        m_lines[i]->replace(points);
        if (!points.isEmpty())
            labels.push_back({points.last().x(), points.last().y(), m_shown[i].name, lineInk(i)});
    }
    m_dots->setDots(std::move(dots));
    m_labels->setLabels(std::move(labels));
    setSummary(tr("Speed against rows of activations"), crossingSentence(*run));
    const std::uint64_t last = run->tokens.empty() ? 1 : run->tokens.back();
    setHome({-0.08, placeOf(last) + 0.08, 0, 1.08 * most});
    colorLines();
}

void TokensChart::clear(const QString& why)
{
    m_run = nullptr;
    m_shown.clear();
    for (QLineSeries* line : m_lines)
        line->clear();
    m_dots->setDots({});
    m_labels->setLabels({});
    setEmptyText(why);
    setSummary(tr("Speed against rows of activations"), why);
}

Reading TokensChart::read(double x) const
{
    if (m_run == nullptr || m_shown.empty())
        return {};
    const std::vector<std::uint64_t>& all = m_run->tokens;
    const auto nearest = std::min_element(
        all.begin(), all.end(), [x](std::uint64_t a, std::uint64_t b) { return std::abs(placeOf(a) - x) < std::abs(placeOf(b) - x); });
    Reading reading(tr("%1 rows of activations").arg(*nearest));
    for (const KernelLine& line : m_shown) {
        for (const auto& [tokens, factor] : line.points) {
            if (tokens == *nearest)
                reading.text += QStringLiteral("\n%1: %2×").arg(line.name, text::significant(factor, 3));
        }
    }
    reading.x = placeOf(*nearest);
    return reading;
}

void TokensChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void TokensChart::colorLines()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(QPen(seriesColor(theme(this), i), 2));
}

}  // namespace bitloupe
