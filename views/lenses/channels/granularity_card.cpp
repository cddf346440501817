// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/channels/granularity_card.h"

#include "views/chart/chart_view.h"
#include "views/chart/log_bars.h"
#include "views/frame/lens_frame.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kMostPoints = 400;
constexpr std::array kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};  // beside colour, for eyes and prints without it

struct GranularityName {
    QString operator()(const PerTensor&) const { return text::name("granularity", "tensor"); }
    QString operator()(const PerChannel&) const { return text::name("granularity", "channel"); }
    QString operator()(const PerGroup& group) const { return text::name("granularity", "group") + QStringLiteral(" (%1)").arg(group.size); }
    QString operator()(const PerChannelGroup& group) const
    {
        return text::name("granularity", "channel_group") + QStringLiteral(" (%1)").arg(group.channels);
    }
    QString operator()(const PerToken&) const { return text::name("granularity", "token"); }
};

QString nameOf(const Granularity& granularity) { return std::visit(GranularityName{}, granularity); }

}  // namespace

GranularityRow::GranularityRow(std::size_t index, QWidget* parent)
    : QWidget(parent)
    , m_index(index)
{
}

void GranularityRow::setResult(const GranularityResult& result, double largestDb, bool isCurrent)
{
    m_name = nameOf(result.spec.granularity);
    m_quality = text::decibels(result.sqnrDb);
    m_bits = tr("%1 bits").arg(QString::number(result.bitsPerWeight, 'f', 3));
    m_share = std::isinf(result.sqnrDb) ? (result.sqnrDb > 0 ? 1 : 0) : std::clamp(result.sqnrDb / std::max(largestDb, 1e-9), 0.0, 1.0);
    m_isCurrent = isCurrent;
    setAccessibleName(tr("%1: %2, %3 per weight").arg(m_name, m_quality, m_bits));
    setToolTip(accessibleName());
    update();
}

void GranularityRow::clear()
{
    m_name = m_quality = m_bits = QString();
    m_share = 0;
    update();
}

QSize GranularityRow::sizeHint() const { return {260, fontMetrics().height() + 8}; }

QSize GranularityRow::minimumSizeHint() const { return {160, fontMetrics().height() + 4}; }

void GranularityRow::paintEvent(QPaintEvent*)
{
    if (m_name.isEmpty())
        return;
    const Theme& colors = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);  // of every row, so that the bars begin together
    const int gap = 10;
    const int names = metrics.horizontalAdvance(tr("Per group (1024)"));
    const int figures = metrics.horizontalAdvance(QStringLiteral("100.00 dB"));
    int bits = metrics.horizontalAdvance(tr("%1 bits").arg(QStringLiteral("00.000")));
    const bool showsBits = width() >= names + figures + bits + 2 * gap;
    if (!showsBits)
        bits = -gap;  // they are told by the tooltip
    const int room = width() - names - figures - bits - 3 * gap;
    painter.setPen(Qt::NoPen);
    if (room > 24) {  // the bar gives way first
        const QRectF ground(names + gap, height() / 2.0 - 4, room, 8);
        painter.setBrush(colors.field);
        painter.drawRoundedRect(ground, 3, 3);
        painter.setBrush(seriesColor(colors, m_index));
        painter.drawRoundedRect(QRectF(ground.topLeft(), QSizeF(ground.width() * m_share, ground.height())), 3, 3);
    }
    painter.setFont(m_isCurrent ? bold : font());
    painter.setPen(colors.text);
    painter.drawText(QRect(0, 0, names, height()), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_name, Qt::ElideRight, names));
    painter.drawText(QRect(width() - bits - gap - figures, 0, figures, height()), Qt::AlignRight | Qt::AlignVCenter, m_quality);
    if (!showsBits)
        return;
    painter.setPen(colors.muted);
    painter.setFont(font());
    painter.drawText(QRect(width() - bits, 0, bits, height()), Qt::AlignRight | Qt::AlignVCenter, m_bits);
}

GranularityCard::GranularityCard(QWidget* parent)
    : Card(tr("What a finer scale buys"), parent)
    , m_chart(new ChartView(this))
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i] = new GranularityRow(i, this);
        body()->addWidget(m_rows[i]);
        m_lines[i] = new QLineSeries;
        m_chart->addLine(m_lines[i]);
    }
    body()->addWidget(m_chart, 1);
    m_chart->setLeastHeight(110);
    m_chart->setAxes({AxisKind::Counts, tr("channels, worst first")}, {AxisKind::Log, tr("MSE")});
    m_chart->setReadout([this](double x, double) { return readout(x); });
    m_chart->setStepper([](double x, int steps) { return std::round(x) + steps; });
    m_chart->setReport([this] { return report(); });
    m_chart->setValues([this] {
        ValueTable table{
            {QStringLiteral("channel"), QStringLiteral("mse_tensor"), QStringLiteral("mse_channel"), QStringLiteral("mse_group")}, {}};
        for (std::size_t i = 0; !m_results.empty() && i < m_results.front().mse.size(); ++i) {
            QStringList row{QString::number(i)};
            for (const GranularityResult& result : m_results)
                row.append(i < result.mse.size() ? exactNumber(result.mse[i]) : QString());
            table.rows.push_back(row);
        }
        return table;
    });
    colorLines();
}

void GranularityCard::draw(const GranularityData* answer, const Picture& picture)
{
    const QuantSpec& current = picture.spec;
    m_chart->setFileStem(pictureStem(picture, QStringLiteral("granularities")));
    m_chart->setEmptyText(answer != nullptr || picture.problem.isEmpty() ? QString() : picture.problem);
    setNote(answer == nullptr ? waiting(picture) : tr("SQNR, bits per weight"));
    m_results = answer == nullptr ? std::vector<GranularityResult>{} : answer->results;
    m_sorted.clear();
    for (const GranularityResult& result : m_results) {
        m_sorted.push_back(result.mse);
        std::sort(m_sorted.back().begin(), m_sorted.back().end(), std::greater<>());
    }
    double largest = 0;
    QString summary;
    for (const GranularityResult& result : m_results)
        largest = std::max(largest, std::isfinite(result.sqnrDb) ? result.sqnrDb : 0.0);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i >= m_results.size()) {
            m_rows[i]->clear();
            m_lines[i]->clear();
            continue;
        }
        m_rows[i]->setResult(m_results[i], largest, m_results[i].spec.granularity.index() == current.granularity.index());
        summary += m_rows[i]->accessibleName() + QStringLiteral(". ");
    }
    m_chart->setSummary(title(), summary.trimmed());
    if (answer != nullptr)
        drawLines(*answer);
}

ValueTable GranularityCard::report() const
{
    ValueTable table{{tr("Scale"), tr("SQNR"), tr("Bits per weight")}, {}};
    for (const GranularityResult& result : m_results)
        table.rows.push_back(
            {nameOf(result.spec.granularity), text::decibels(result.sqnrDb), QString::number(result.bitsPerWeight, 'f', 3)});
    return table;
}

Reading GranularityCard::readout(double x) const
{
    if (m_results.empty() || m_sorted.empty() || m_sorted.front().empty())
        return {};
    const auto last = static_cast<double>(m_sorted.front().size() - 1);
    const auto rank = static_cast<std::size_t>(std::clamp(std::round(x), 0.0, last));
    Reading reading(tr("rank %1").arg(rank + 1));
    reading.x = static_cast<double>(rank);
    for (std::size_t i = 0; i < std::min(m_results.size(), m_sorted.size()); ++i)
        if (rank < m_sorted[i].size())
            reading.text +=
                QLatin1Char('\n') + nameOf(m_results[i].spec.granularity) + QLatin1String(": ") + text::significant(m_sorted[i][rank], 3);
    return reading;
}

void GranularityCard::drawLines(const GranularityData& answer)
{
    double low = 0, high = 0, right = 1;
    bool isFirst = true;
    std::vector<double> all;
    for (std::size_t i = 0; i < std::min(m_lines.size(), answer.results.size()); ++i) {
        const QList<QPointF> points = worstFirst(answer.results[i].mse, kMostPoints);
        m_lines[i]->replace(points);
        if (points.isEmpty())
            continue;
        all.insert(all.end(), answer.results[i].mse.begin(), answer.results[i].mse.end());
        low = isFirst ? points.back().y() : std::min(low, points.back().y());
        high = isFirst ? points.front().y() : std::max(high, points.front().y());
        right = std::max(right, points.back().x());
        isFirst = false;
    }
    m_chart->setEmptyText(isFirst ? tr("No error in any channel: every weight lies on a level.") : QString());
    low = std::max(low, logBars(all).low);  // nearly empty channels end below the plot
    const double margin = std::max(0.2, 0.05 * (high - low));
    m_chart->setHome({0, right, low - margin, high + margin});
}

void GranularityCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void GranularityCard::colorLines()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(QPen(seriesColor(theme(this), i), 2, kStyles[i]));
}

}  // namespace bitloupe
