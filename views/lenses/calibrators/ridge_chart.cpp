// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/ridge_chart.h"

#include "views/chart/column_item.h"
#include "views/chart/columns.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kBandPixels = 17;  // of height at least
constexpr int kMostBands = 13;
constexpr int kNameGap = 8;  // beside the names
constexpr double kNameShare = 0.4;  // of the chart's width, at most
constexpr double kFill = 0.86;  // of a band, for its highest column
constexpr double kLeastPixels = 2;  // of a column

QFont nameFont(const QFont& font, bool isOwn)
{
    QFont small = font;
    small.setBold(isOwn);
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

}  // namespace

class RidgeItem : public PlotItem {
public:
    using PlotItem::PlotItem;

    void setBands(const Histogram* weights, const std::vector<SurveyRow>& rows, const Choice& own)
    {
        m_weights = weights;
        m_rows = rows;
        m_own = own;
        m_image.forget();
        update();
    }
    void setChosen(const std::string& calibrator)
    {
        m_chosen = calibrator;
        update();
    }

    // The names stand beside the plot.
    QRectF boundingRect() const override { return PlotItem::boundingRect().adjusted(0, 0, view().rightMargin(), 0); }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override
    {
        if (m_weights == nullptr || m_rows.empty())
            return;
        m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) { fill(image, device, theme); });
        for (std::size_t band = 0; band < m_rows.size(); ++band)
            paintBand(painter, map, theme, band);
    }

private:
    double bandHeight(const PlotMap& map) const { return map.area.height() / static_cast<double>(m_rows.size()); }

    // Pixel rows of the columns' tops, in a band of `height`, for each pixel column.
    std::vector<int> heights(const PlotMap& map, int width, double height) const
    {
        const double low = map.range.xLow, high = map.range.xHigh, pixels = map.area.width();
        const Columns shown = columns(*m_weights, low, high, binsPerColumn(*m_weights, low, high, pixels, kLeastPixels));
        std::vector<int> result(static_cast<std::size_t>(width), 0);
        const double most = std::log10(1.0 + static_cast<double>(shown.largest()));
        for (std::size_t column = 0; most > 0 && column < shown.counts.size(); ++column) {
            const auto top =
                static_cast<int>(std::lround(height * kFill * std::log10(1.0 + static_cast<double>(shown.counts[column])) / most));
            const int first = std::clamp(static_cast<int>(std::lround(map.pixelX(shown.left(column)))), 0, width);
            const int last = std::clamp(static_cast<int>(std::lround(map.pixelX(shown.right(column)))), 0, width);
            for (int x = first; x < last; ++x)
                result[static_cast<std::size_t>(x)] = std::max(result[static_cast<std::size_t>(x)], top);
        }
        return result;
    }

    void fill(QImage& image, const PlotMap& map, const Theme& theme) const
    {
        const double height = bandHeight(map);
        const std::vector<int> columns = heights(map, image.width(), height);
        for (std::size_t band = 0; band < m_rows.size(); ++band) {
            const SurveyedCalibrator& row = *m_rows[band];
            const QRgb clipped = calibratorColor(theme, row.calibrator.id).rgb();
            const int bottom = static_cast<int>(std::lround(static_cast<double>(band + 1) * height)) - 1;
            for (int x = 0; x < image.width(); ++x) {
                const double value = map.x(x + 0.5);
                const bool isInside = value >= static_cast<double>(row.range.low) && value <= static_cast<double>(row.range.high);
                const QRgb color = isInside || row.error ? theme.fill.rgb() : clipped;
                for (int y = std::max(0, bottom - columns[static_cast<std::size_t>(x)]); y < std::min(bottom, image.height()); ++y)
                    image.setPixel(x, y, color);
            }
        }
    }

    void paintBand(QPainter& painter, const PlotMap& map, const Theme& theme, std::size_t band) const
    {
        const SurveyedCalibrator& row = *m_rows[band];
        const double height = bandHeight(map);
        const QRectF place(map.area.left(), map.area.top() + static_cast<double>(band) * height, map.area.width(), height);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme.gridLine, 1));
        painter.drawLine(place.bottomLeft(), place.bottomRight());
        const bool isOwn = row.calibrator == m_own, isChosen = row.calibrator.id == m_chosen;
        QPen pen(calibratorColor(theme, row.calibrator.id), isOwn || isChosen ? 2.5 : 1.5);
        painter.setPen(pen);
        if (!row.error)
            for (const float end : {row.range.low, row.range.high}) {
                const double x = std::round(map.pixelX(static_cast<double>(end)));
                if (x >= place.left() - 1 && x <= place.right() + 1)
                    painter.drawLine(QPointF(x, place.top() + 1), QPointF(x, place.bottom() - 1));
            }
        paintName(painter, theme, place, row, isOwn);
    }

    void paintName(QPainter& painter, const Theme& theme, const QRectF& place, const SurveyedCalibrator& row, bool isOwn) const
    {
        const QFont font = nameFont(view().font(), isOwn);
        const QFontMetricsF metrics(font);
        if (place.height() < metrics.height() * 0.85)
            return;
        painter.setFont(font);
        painter.setPen(isOwn ? theme.text : theme.muted);
        const QRectF box(place.right() + 6, place.top(), view().rightMargin() - 6, place.height());
        QString name = text::name("range", row.calibrator.id);
        if (metrics.horizontalAdvance(name) > box.width())
            name = text::name("short", row.calibrator.id);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideRight, box.width()));
    }

    const Histogram* m_weights = nullptr;
    std::vector<SurveyRow> m_rows;
    Choice m_own;
    std::string m_chosen;
    CachedImage m_image;
};

RidgeChart::RidgeChart(QWidget* parent)
    : ChartView(parent)
    , m_item(new RidgeItem(*this, 1))
{
    setAxes({AxisKind::Linear, tr("weight")}, {AxisKind::Hidden, {}});
    setLeastHeight(kBandPixels * kMostBands + 40);
    setFitY([](PlotRange& range) {
        range.yLow = 0;
        range.yHigh = 1;
    });
    setReadout([this](double x, double y) { return read(x, y); });
    connect(this, &ChartView::clicked, this, [this](double, double y) {
        if (const std::size_t band = bandAt(y); band < m_rows.size())
            Q_EMIT calibratorClicked(m_rows[band]->calibrator.id);
    });
}

void RidgeChart::draw(const std::shared_ptr<const SurveyData>& survey, const std::vector<SurveyRow>& rows, const Picture& picture)
{
    m_rows = rows;
    m_analysis = picture.analysis;
    setFileStem(pictureStem(picture, QStringLiteral("clipping")));
    const Histogram& weights = m_analysis->weightHistogram;
    m_item->setBands(&weights, rows, survey->own);
    fitNames();
    QString summary;
    for (const SurveyRow& row : rows)
        summary += tr("%1 clips at %2, %3 of the weights. ")
                       .arg(calibratorName(row->calibrator), rangeText(row->range), text::percent(row->report.clippedFraction));
    setSummary(tr("What each calibrator clips"), summary.trimmed());
    setValues([rows] {
        ValueTable table{{QStringLiteral("calibrator"), QStringLiteral("low"), QStringLiteral("high"), QStringLiteral("clipped")}, {}};
        for (const SurveyRow& row : rows)
            table.rows.push_back({QString::fromStdString(row->calibrator.id), exactNumber(double{row->range.low}),
                                  exactNumber(double{row->range.high}), exactNumber(row->report.clippedFraction)});
        return table;
    });
    double low = weights.low, high = weights.high;
    for (const SurveyRow& row : rows) {
        low = std::min(low, static_cast<double>(row->range.low));
        high = std::max(high, static_cast<double>(row->range.high));
    }
    const double margin = high > low ? 0.02 * (high - low) : 1;
    setHome({low - margin, high + margin, 0, 1});
}

void RidgeChart::clear()
{
    m_rows.clear();
    m_item->setBands(nullptr, {}, {});
}

// Full names where they fit into their share, else short ones.
void RidgeChart::fitNames()
{
    const QFontMetrics metrics(nameFont(font(), true));
    int full = 0, abbreviated = 0;
    for (const SurveyRow& row : m_rows) {
        full = std::max(full, metrics.horizontalAdvance(text::name("range", row->calibrator.id)));
        abbreviated = std::max(abbreviated, metrics.horizontalAdvance(text::name("short", row->calibrator.id)));
    }
    const auto room = static_cast<int>(kNameShare * width());
    const bool fits = full + kNameGap <= room;
    setRightMargin(std::min((fits ? full : abbreviated) + kNameGap, room));
}

void RidgeChart::resizeEvent(QResizeEvent* event)
{
    fitNames();
    ChartView::resizeEvent(event);
}

void RidgeChart::setChosen(const std::string& calibrator) { m_item->setChosen(calibrator); }

std::size_t RidgeChart::bandAt(double y) const
{
    const auto count = static_cast<double>(m_rows.size());
    return y < 0 || y >= 1 ? m_rows.size() : static_cast<std::size_t>(std::min(count - 1, std::floor((1 - y) * count)));
}

Reading RidgeChart::read(double x, double y) const
{
    const std::size_t band = m_rows.empty() ? 0 : bandAt(y);
    if (band >= m_rows.size())
        return {};
    const SurveyedCalibrator& row = *m_rows[band];
    const bool isInside = x >= static_cast<double>(row.range.low) && x <= static_cast<double>(row.range.high);
    Reading reading =
        tr("%1: %2\nvalue %3: %4")
            .arg(calibratorName(row.calibrator), rangeText(row.range), text::significant(x, 4), isInside ? tr("kept") : tr("clipped"));
    return reading;
}

}  // namespace bitloupe
