// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The part of ChartView that is taken out: pictures, values, the context menu.
#include "views/chart/chart_menu.h"
#include "views/chart/chart_view.h"
#include "views/chart/crosshair.h"
#include "views/theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSvgGenerator>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kMargin = 10;
constexpr double kLeastRatio = 2;  // of saved pictures: they are looked at elsewhere, and larger

QFont titleFont(const QWidget& view)
{
    QFont font = view.font();
    font.setBold(true);
    return font;
}

}  // namespace

QSizeF ChartView::pictureSize() const
{
    const int title = QFontMetrics(titleFont(*this)).height() + kMargin;
    return QSizeF(viewport()->size()) + QSizeF(2 * kMargin, 2 * kMargin + title);
}

void ChartView::paintPicture(QPainter& painter, const QSizeF& size)
{
    m_crosshair->hide();
    m_isPicture = true;
    const Theme& colors = theme(this);
    const int title = QFontMetrics(titleFont(*this)).height() + kMargin;
    painter.fillRect(QRectF(QPointF(0, 0), size), colors.card);
    painter.setFont(titleFont(*this));
    painter.setPen(colors.text);
    const QString words = QFontMetrics(titleFont(*this)).elidedText(accessibleName(), Qt::ElideRight, viewport()->width());
    painter.drawText(QRectF(kMargin, kMargin, viewport()->width(), title), Qt::AlignLeft | Qt::AlignTop, words);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(QPointF(kMargin, kMargin + title), QSizeF(viewport()->size())), viewport()->rect());
    m_isPicture = false;
    if (m_keyed)
        placeKeyed(*m_keyed);
}

QImage ChartView::image(double ratio)
{
    const QSizeF size = pictureSize();
    QImage result((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    result.setDevicePixelRatio(ratio);
    QPainter painter(&result);
    paintPicture(painter, size);
    return result;
}

QByteArray ChartView::svg()
{
    const QSizeF size = pictureSize();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(accessibleName());
    generator.setDescription(m_summary);
    generator.setResolution(logicalDpiX());  // text in the size that it has here
    QPainter painter(&generator);
    paintPicture(painter, size);
    painter.end();
    return bytes;
}

void ChartView::copy()
{
    auto* content = new QMimeData;
    content->setImageData(image(std::max(kLeastRatio, devicePixelRatioF())));
    if (m_values && m_emptyText.isEmpty())
        content->setText(csv(m_values()));
    QGuiApplication::clipboard()->setMimeData(content);
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    hideCrosshair();
    ChartMenuActions actions;
    actions.fileStem = m_fileStem.isEmpty() ? accessibleName() : m_fileStem;
    actions.title = accessibleName();
    actions.picture = [this] { return image(std::max(kLeastRatio, devicePixelRatioF())); };
    actions.svg = [this] { return svg(); };
    const auto shown = [this](std::function<ValueTable()> table) -> std::function<ValueTable()> {
        if (!table)
            return {};
        return [this, table = std::move(table)] { return m_emptyText.isEmpty() ? table() : ValueTable{}; };
    };
    actions.values = shown(m_values);
    actions.report = shown(m_report ? m_report : m_values);
    actions.goHome = [this] { goHome(); };
    actions.say = [this](const QString& sentence, bool isProblem) { Q_EMIT said(sentence, isProblem); };
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    makeChartMenu(this, actions)->popup(byKey ? viewport()->mapToGlobal(m_map.area.center().toPoint()) : event->globalPos());
}

}  // namespace bitloupe
