// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/time_chart.h"

#include "views/chart/plot_item.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kBarPixels = 17;  // of height at least, with its gap
constexpr int kPlainMargin = 16;  // pixels
constexpr int kWordsPixels = 330;  // name, time, bytes a second, speed-up
constexpr double kNameShare = 0.46;  // of that

}  // namespace

class TimeBars : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setBars(std::vector<KernelBar> bars)
    {
        m_bars = std::move(bars);
        update();
    }
    QRectF boundingRect() const override { return PlotItem::boundingRect().adjusted(0, 0, view().rightMargin(), 0); }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override
    {
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            const double height = map.area.height() / static_cast<double>(m_bars.size());
            const QRectF place(map.area.left(), map.area.top() + static_cast<double>(i) * height, map.area.width(), height);
            paintBar(painter, map, theme, m_bars[i], place);
            paintWords(painter, theme, m_bars[i], place);
        }
    }

private:
    static void paintBar(QPainter& painter, const PlotMap& map, const Theme& theme, const KernelBar& bar, const QRectF& place)
    {
        const auto pixel = [&](double seconds) { return std::clamp(map.pixelX(1e3 * seconds), map.area.left(), map.area.right()); };
        const double gap = std::min(3.0, place.height() * 0.15);
        const QRectF box(QPointF(pixel(0), place.top() + gap),
                         QPointF(std::max(pixel(bar.seconds.median), pixel(0) + 2), place.bottom() - gap));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kernelColor(theme, *bar.entry));
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(QPen(theme.text, 1.2));
        painter.drawLine(QPointF(pixel(bar.seconds.low), place.center().y()), QPointF(pixel(bar.seconds.high), place.center().y()));
    }

    void paintWords(QPainter& painter, const Theme& theme, const KernelBar& bar, const QRectF& place) const
    {
        QFont font = view().font();
        font.setPointSizeF(font.pointSizeF() * 0.92);
        if (place.height() < QFontMetricsF(font).height() * 0.8)
            return;
        const double width = view().rightMargin() - 10;
        const auto words = [&](double from, double to, const QString& text, Qt::Alignment alignment, const QColor& color, bool isBold) {
            font.setBold(isBold);
            painter.setFont(font);
            painter.setPen(color);
            const QRectF box(place.right() + 8 + from * width, place.top(), (to - from) * width - 4, place.height());
            painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter),
                             QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
        };
        const bool isOurs = bar.entry->family == BenchFamily::Quantized;
        words(0, kNameShare, bar.name, Qt::AlignLeft, isOurs ? theme.text : theme.muted, false);
        words(kNameShare, 0.65, timeText(bar.seconds.median), Qt::AlignRight, theme.text, true);
        words(0.65, 0.88, QStringLiteral("%1 GB/s").arg(text::significant(bar.gbps, 3)), Qt::AlignRight, theme.muted, false);
        if (bar.speedUp > 0)
            words(0.88, 1, QStringLiteral("%1×").arg(text::significant(bar.speedUp, 2)), Qt::AlignRight, theme.text, true);
    }

    std::vector<KernelBar> m_bars;
};

TimeChart::TimeChart(QWidget* parent)
    : ChartView(parent)
    , m_bars(new TimeBars(*this, 1))
{
    setAxes({AxisKind::Linear, tr("milliseconds")}, {AxisKind::Hidden, {}});
    setRightMargin(kWordsPixels);
    setLeastHeight(200);
    setFitY([](PlotRange& range) {
        range.yLow = 0;
        range.yHigh = 1;
    });
    setReadout([this](double, double y) { return read(y); });
    setValues([this] { return m_run ? kernelValues(*m_run) : ValueTable{}; });
}

void TimeChart::draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem)
{
    m_run = run;
    m_shown = kernelBars(*run, tokens);
    m_bars->setBars(m_shown);
    setEmptyText(m_shown.empty() ? tr("preparing…") : QString());
    setFileStem(fileStem);
    makeRoom();
    setLeastHeight(std::max(160, static_cast<int>(m_shown.size()) * kBarPixels + 44));
    setReport([run, tokens] { return kernelReport(*run, tokens); });
    double most = 0;
    QString summary = benchWinner(*run, tokens);
    for (const KernelBar& bar : m_shown) {
        most = std::max(most, 1e3 * bar.seconds.high);
        summary += QStringLiteral(" %1: %2.").arg(bar.name, timeText(bar.seconds.median));
    }
    setSummary(tr("Time by format"), summary.trimmed());
    setHome({0, most > 0 ? 1.04 * most : 1, 0, 1});
    updateGeometry();
}

void TimeChart::clear(const QString& why)
{
    m_run = nullptr;
    m_shown.clear();
    m_bars->setBars({});
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
void TimeChart::makeRoom() { setRightMargin(m_shown.empty() ? kPlainMargin : std::min(kWordsPixels, width() * 3 / 5)); }

Reading TimeChart::read(double y) const
{
    if (m_run == nullptr || m_shown.empty() || y < 0 || y > 1)
        return {};
    const auto count = static_cast<double>(m_shown.size());
    const KernelBar& bar = m_shown[static_cast<std::size_t>(std::min(count - 1, std::floor((1 - y) * count)))];
    Reading reading(tr("%1: %2 (%3 to %4, %5 samples)\n%6 GB/s of weights · packed in %7 · SQNR %8")
                        .arg(bar.name, timeText(bar.seconds.median), timeText(bar.seconds.low), timeText(bar.seconds.high))
                        .arg(bar.seconds.samples)
                        .arg(text::significant(bar.gbps, 3), timeText(bar.entry->packSeconds), text::decibels(bar.entry->sqnrDb)));
    reading.x = 1e3 * bar.seconds.median;
    return reading;
}

}  // namespace bitloupe
