// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/objective_chart.h"

#include "views/chart/dot_item.h"
#include "views/chart/marker.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

QString kindOf(const SurveyedCalibrator& row)
{
    const CalibratorInfo* info = findCalibrator(row.calibrator.id);
    return info == nullptr ? QString() : QString::fromLatin1(info->objective.data(), static_cast<qsizetype>(info->objective.size()));
}

bool isShare(const QString& kind) { return kind == QLatin1String("share"); }

// On the polyline at x.
double heightAt(const QList<QPointF>& points, double x)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (points[i].x() < x)
            continue;
        const double width = points[i].x() - points[i - 1].x();
        const double part = width > 0 ? std::clamp((x - points[i - 1].x()) / width, 0.0, 1.0) : 1;
        return points[i - 1].y() + part * (points[i].y() - points[i - 1].y());
    }
    return points.isEmpty() ? 0 : points.back().y();
}

// What lies within the reach, with a margin.
PlotRange homeOf(const std::vector<QList<QPointF>>& curves, double reach)
{
    PlotRange home{0, reach, 1e300, -1e300};
    for (const QList<QPointF>& curve : curves)
        for (const QPointF& point : curve) {
            if (point.x() > reach)
                continue;
            home.yLow = std::min(home.yLow, point.y());
            home.yHigh = std::max(home.yHigh, point.y());
        }
    const double margin = std::max(0.06 * (home.yHigh - home.yLow), 1e-3);
    return {0, reach, home.yLow - margin, home.yHigh + margin};
}

ValueTable curveTable(const std::vector<SurveyRow>& rows)
{
    ValueTable table{{QStringLiteral("calibrator"), QStringLiteral("threshold"), QStringLiteral("objective")}, {}};
    for (const SurveyRow& row : rows)
        for (std::size_t i = 0; i < row->curve.curve.threshold.size(); ++i)
            table.rows.push_back({QString::fromStdString(row->calibrator.id), exactNumber(row->curve.curve.threshold[i]),
                                  exactNumber(row->curve.curve.objective[i])});
    return table;
}

}  // namespace

std::vector<ObjectiveKind> objectiveKinds(const std::vector<SurveyRow>& rows)
{
    std::vector<ObjectiveKind> kinds;
    for (const SurveyRow& row : rows) {
        const QString kind = kindOf(*row);
        const bool isKnown = std::any_of(kinds.begin(), kinds.end(), [&](const ObjectiveKind& other) { return other.id == kind; });
        if (!isKnown && !kind.isEmpty() && !row->error && !row->curve.curve.threshold.empty())
            kinds.push_back({kind, text::name("curve", kind.toStdString())});
    }
    return kinds;
}

QList<QPointF> objectivePoints(const Curve& curve, bool isLogarithmic)
{
    QList<QPointF> points;
    for (std::size_t i = 0; i < std::min(curve.threshold.size(), curve.objective.size()); ++i) {
        const double value = curve.objective[i];
        if (std::isfinite(value) && (!isLogarithmic || value > 0))
            points.append(QPointF(curve.threshold[i], isLogarithmic ? std::log10(value) : value));
    }
    return points;
}

double objectiveReach(const std::vector<SurveyRow>& rows, const std::vector<QList<QPointF>>& curves)
{
    constexpr double kSpare = 1.06;
    double chosen = 0, drawn = 0;
    for (const SurveyRow& row : rows)
        if (!row->error && std::isfinite(row->curve.threshold))
            chosen = std::max(chosen, row->curve.threshold);
    for (const QList<QPointF>& curve : curves)
        for (const QPointF& point : curve)
            drawn = std::max(drawn, point.x());
    return chosen > 0 ? std::min(drawn, chosen) * kSpare : drawn;
}

ObjectiveChart::ObjectiveChart(QWidget* parent)
    : ChartView(parent)
    , m_dots(new DotItem(*this, 5))
{
    setReadout([this](double x, double) { return read(x); });
    setValues([this] { return curveTable(m_shown); });
}

// Curves are those of one block (SurveyOptions::curveBlock): the axis says which.
QString ObjectiveChart::thresholdTitle(const Granularity& granularity)
{
    switch (granularity.index()) {
    case 1:
        return tr("clip threshold of the first channel");
    case 2:
        return tr("clip threshold of the first group");
    case 3:
        return tr("clip threshold of the first channels");
    case 4:
        return tr("clip threshold of the first token");
    default:
        return tr("clip threshold");
    }
}

void ObjectiveChart::draw(const std::vector<SurveyRow>& rows, const QString& kind, const Choice& own, const Picture& picture)
{
    m_isLogarithmic = !isShare(kind);
    m_own = own;
    m_shown.clear();
    for (const SurveyRow& row : rows)
        if (kindOf(*row) == kind && !row->error && !row->curve.curve.threshold.empty())
            m_shown.push_back(row);
    std::vector<QList<QPointF>> curves;
    for (const SurveyRow& row : m_shown)
        curves.push_back(objectivePoints(row->curve.curve, m_isLogarithmic));
    const QString summary = drawCurves(curves);
    setAxes({AxisKind::Linear, thresholdTitle(picture.spec.granularity)},
            {m_isLogarithmic ? AxisKind::Log : AxisKind::Linear, text::name("objective", kind.toStdString())});
    setFileStem(pictureStem(picture, QStringLiteral("objective-") + kind));
    setSummary(tr("Objective by threshold"), summary.trimmed());
    const PlotRange home = homeOf(curves, objectiveReach(rows, curves));
    setEmptyText(m_dots->dots().empty() ? tr("None of these calibrators compares thresholds.") : QString());
    if (!m_dots->dots().empty())
        setHome(home);
    colorLines();
}

void ObjectiveChart::clear()
{
    m_shown.clear();
    (void)drawCurves({});
}

// Lines, and a dot on each where its choice is; says who chose what.
QString ObjectiveChart::drawCurves(const std::vector<QList<QPointF>>& curves)
{
    while (m_lines.size() < curves.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<Dot> dots;
    QString summary;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QList<QPointF> points = i < curves.size() ? curves[i] : QList<QPointF>{};
        m_lines[i]->replace(points);
        if (points.isEmpty())
            continue;
        const SurveyedCalibrator& row = *m_shown[i];
        const double x = row.curve.threshold;
        const std::string id = row.calibrator.id;
        dots.push_back({x, heightAt(points, x), [id](const Theme& theme) { return calibratorColor(theme, id); }, row.calibrator == m_own,
                        calibratorMarker(id)});
        summary += tr("%1 chooses %2. ").arg(calibratorName(row.calibrator), text::significant(x, 4));
    }
    m_dots->setDots(dots);
    return summary;
}

Reading ObjectiveChart::read(double x) const
{
    if (m_shown.empty())
        return {};
    Reading reading(tr("threshold %1").arg(text::significant(x, 4)));
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const QList<QPointF> points = m_lines[i]->points();
        if (points.isEmpty())
            continue;
        const double height = heightAt(points, x);
        reading.text += QLatin1Char('\n') + text::name("range", m_shown[i]->calibrator.id) + QStringLiteral(": ")
            + text::significant(m_isLogarithmic ? std::pow(10.0, height) : height, 3);
    }
    return reading;
}

void ObjectiveChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

// Variants of one calibrator have its colour, and dashes of their own.
std::vector<CurveName> ObjectiveChart::names() const
{
    std::vector<CurveName> names;
    for (const SurveyRow& row : m_shown) {
        const std::string id = row->calibrator.id;
        const CalibratorInfo* info = findCalibrator(id);
        const bool isVariant = info != nullptr && info->isVariant();
        names.push_back({text::name("short", id) + QLatin1Char(' ') + text::significant(row->curve.threshold, 3),
                         [id](const Theme& theme) { return calibratorColor(theme, id); }, calibratorMarker(id),
                         isVariant ? calibratorDashes(id) : QList<qreal>{}, row->calibrator == m_own});
    }
    return names;
}

void ObjectiveChart::colorLines()
{
    const std::vector<CurveName> all = names();
    for (std::size_t i = 0; i < all.size(); ++i) {
        QPen pen(all[i].color(theme(this)), all[i].isActive ? 2.5 : 1.5);
        if (!all[i].dashes.isEmpty())
            pen.setDashPattern(all[i].dashes);
        m_lines[i]->setPen(pen);
    }
}

}  // namespace bitloupe
