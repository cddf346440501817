// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/tokens_chart.h"

#include "views/chart/dot_item.h"
#include "views/lenses/kernels/kernels_tables.h"
#include "views/lenses/kernels/margin_names.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QEvent>
#include <QMouseEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace bitloupe {

namespace {

constexpr double kReach = 40;  // pixels from the pointer to a point that is told
constexpr double kEdge = 0.08;  // of the axis beside the first and the last place
constexpr int kPlainMargin = 16;  // pixels
constexpr int kLeastHeight = 170, kMostHeight = 300;  // likewise, of what it asks for
constexpr std::size_t kToldWays = 8;  // at a number of rows

double placeOf(std::uint64_t tokens) { return std::log10(static_cast<double>(tokens)); }

Ink inkOf(const WayLook& look)
{
    return [look](const Theme& theme) { return look.color(theme); };
}

std::vector<double> placesOf(const BenchRun& run)
{
    std::vector<double> places;
    std::transform(run.tokens.begin(), run.tokens.end(), std::back_inserter(places), placeOf);
    return places;
}

// Of the run's numbers of rows, of which there is one at least, the place of that nearest to x.
std::size_t nearestPlace(const BenchRun& run, double x)
{
    const auto nearer = [x](std::uint64_t a, std::uint64_t b) { return std::abs(placeOf(a) - x) < std::abs(placeOf(b) - x); };
    return static_cast<std::size_t>(std::min_element(run.tokens.begin(), run.tokens.end(), nearer) - run.tokens.begin());
}

bool isUsual(const KernelLine& line)
{
    const ProductCase* found = findProductCase(line.entry->id);
    return found != nullptr && found->isUsual;
}

}  // namespace

TokensChart::TokensChart(QWidget* parent)
    : ChartView(parent)
    , m_dots(new DotItem(*this, 5))
    , m_names(new MarginNames(*this, 6))
{
    setAxes({AxisKind::LogCounts, tr("rows of activations")}, {AxisKind::Linear, tr("speed-up over float32")});
    setLeastHeight(kLeastHeight);
    setReadout([this](double x, double y) { return read(x, y); });
    setStepper([this](double x, int steps) { return stepped(x, steps); });
    setValues([this] { return m_run ? kernelValues(*m_run) : ValueTable{}; });
}

void TokensChart::draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem, const QString& none)
{
    m_run = run;
    m_shown = kernelLines(*run);
    // Names are given in this order where not all have room.
    std::stable_partition(m_shown.begin(), m_shown.end(), isUsual);
    m_looks.clear();
    for (const KernelLine& line : m_shown)
        m_looks.push_back(lookOf(*run, *line.entry));
    setAxes({AxisKind::LogCounts, tr("rows of activations"), placesOf(*run)}, yAxis());
    setFileStem(fileStem);
    setEmptyText(m_shown.empty() ? none : QString());
    setReport([run] { return kernelLinesReport(*run); });
    drawLines();
    makeRoom();
    makeHeight();
    setSummary(tr("Speed against rows of activations"), benchCrossing(*run));
    double most = 1;
    for (const KernelLine& line : m_shown) {
        for (const auto& [tokens, factor] : line.points)
            most = std::max(most, factor);
    }
    const std::uint64_t last = run->tokens.empty() ? 1 : run->tokens.back();
    setHome({-kEdge, placeOf(last) + kEdge, 0, 1.08 * most});
}

void TokensChart::drawLines()
{
    while (m_lines.size() < m_shown.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<Dot> dots;
    std::vector<MarginName> names;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        for (const auto& [tokens, factor] : i < m_shown.size() ? m_shown[i].points : decltype(KernelLine::points){}) {
            points.append(QPointF(placeOf(tokens), factor));
            dots.push_back({placeOf(tokens), factor, inkOf(m_looks[i])});
        }
        m_lines[i]->replace(points);
        if (!points.isEmpty())
            names.push_back({points.last().x(), points.last().y(), m_shown[i].name, inkOf(m_looks[i])});
    }
    m_dots->setDots(std::move(dots));
    m_names->setNames(std::move(names));
    colorLines();
}

void TokensChart::clear(const QString& why)
{
    m_run = nullptr;
    m_shown.clear();
    m_looks.clear();
    drawLines();
    setReport({});
    makeRoom();
    makeHeight();
    setEmptyText(why);
    setSummary(tr("Speed against rows of activations"), why);
}

void TokensChart::makeRoom() { setRightMargin(m_shown.empty() ? kPlainMargin : std::min(m_names->wantedMargin(), width() * 9 / 20)); }

// For all names of the usual ways; of many others some are left out.
void TokensChart::makeHeight()
{
    const int axes = 4 * fontMetrics().height();
    const int least = std::clamp(m_names->wantedHeight() + axes, kLeastHeight, kMostHeight);
    if (least == minimumSizeHint().height())
        return;
    setLeastHeight(least);
    updateGeometry();
}

// Before it is first shown it does not have its font yet.
void TokensChart::resizeEvent(QResizeEvent* event)
{
    makeRoom();
    makeHeight();
    ChartView::resizeEvent(event);
}

Reading TokensChart::read(double x, double y) const
{
    if (m_run == nullptr || m_shown.empty())
        return {};
    if (m_isKeyed)
        return readAll(m_run->tokens[nearestPlace(*m_run, x)]);
    Reading reading;
    double least = kReach;
    for (const KernelLine& line : m_shown) {
        for (const auto& [tokens, factor] : line.points) {
            const double distance = std::hypot(map().pixelX(placeOf(tokens)) - map().pixelX(x), map().pixelY(factor) - map().pixelY(y));
            if (distance >= least)
                continue;
            least = distance;
            reading.text = QStringLiteral("%1\n%2: %3×").arg(line.name, rowsText(tokens), plainNumber(factor));
            reading.x = placeOf(tokens);
            reading.y = factor;
        }
    }
    return reading;
}

Reading TokensChart::readAll(std::uint64_t tokens) const
{
    std::vector<std::pair<double, QString>> ways;
    for (const KernelLine& line : m_shown) {
        for (const auto& [at, factor] : line.points) {
            if (at == tokens)
                ways.emplace_back(factor, line.name);
        }
    }
    std::sort(ways.begin(), ways.end(), std::greater<>());
    Reading reading(rowsText(tokens));
    for (std::size_t i = 0; i < std::min(ways.size(), kToldWays); ++i)
        reading.text += QStringLiteral("\n%1: %2×").arg(ways[i].second, plainNumber(ways[i].first));
    if (ways.size() > kToldWays)
        reading.text += QLatin1Char('\n') + tr("… %1 more").arg(ways.size() - kToldWays);
    reading.x = placeOf(tokens);
    return reading;
}

// From one number of rows to the next.
double TokensChart::stepped(double x, int steps) const
{
    if (m_run == nullptr || m_run->tokens.empty())
        return x;
    const auto last = static_cast<std::ptrdiff_t>(m_run->tokens.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(nearestPlace(*m_run, x)) + steps, 0, last);
    return placeOf(m_run->tokens[static_cast<std::size_t>(to)]);
}

void TokensChart::mouseMoveEvent(QMouseEvent* event)
{
    m_isKeyed = false;
    ChartView::mouseMoveEvent(event);
}

bool TokensChart::ownKey(QKeyEvent*)
{
    m_isKeyed = true;
    return false;  // keys mean here what they mean everywhere
}

void TokensChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void TokensChart::colorLines()
{
    for (std::size_t i = 0; i < m_looks.size(); ++i)
        m_lines[i]->setPen(QPen(m_looks[i].color(theme(this)), 1.6, m_looks[i].dash));
}

}  // namespace bitloupe
