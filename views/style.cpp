// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Tabs, docks, bars and measures. Buttons, fields and scroll bars: style_controls.cpp.
#include "views/style.h"

#include <QDockWidget>
#include <QIcon>
#include <QMainWindow>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace bitloupe {

namespace {

constexpr int kScrollBar = 12;
constexpr int kSeparator = 5;  // wide enough to be grabbed; one pixel of it is drawn
constexpr int kTabsLeft = 10;
constexpr int kGap = 8;  // between a dock's heading and its note

bool isSelected(const QStyleOption& option) { return option.state.testFlag(QStyle::State_Selected); }
bool isUnderMouse(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
}

void drawPill(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect, 6, 6);
    painter.restore();
}

QFont headingFont(const QPainter& painter)
{
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

QFont noteFont(const QPainter& painter)
{
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

// The line stands at the dock's side of the gap, so that the gap looks like the ground of the lenses.
void drawSeparator(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const Theme& colors = theme(option.palette);
    painter.fillRect(option.rect, colors.window);
    const auto* window = qobject_cast<const QMainWindow*>(widget);
    const QWidget* centre = window ? window->centralWidget() : nullptr;
    QRect line = option.rect;
    const bool isUpright = option.rect.height() > option.rect.width();
    const bool isBefore =
        centre && (isUpright ? line.center().x() < centre->geometry().center().x() : line.center().y() < centre->geometry().center().y());
    if (isUpright)
        line = QRect(isBefore ? line.left() : line.right(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), isBefore ? line.top() : line.bottom(), line.width(), 1);
    painter.fillRect(isUnderMouse(option) ? option.rect : line, isUnderMouse(option) ? colors.accentSoft : colors.border);
}

}  // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QStringLiteral("bitloupe"));
}

bool Style::drawTab(ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (!tab)
        return false;
    const Theme& colors = theme(option.palette);
    if (element == CE_TabBarTabShape) {
        const QRectF pill = QRectF(option.rect).adjusted(2, 4, -2, -4);
        if (isSelected(option))
            drawPill(painter, pill, colors.accentSoft);
        else if (isUnderMouse(option))
            drawPill(painter, pill, colors.field);
        return true;
    }
    QStyleOptionTab label = *tab;
    label.palette.setColor(QPalette::WindowText, isSelected(option) ? colors.accent : colors.muted);
    QProxyStyle::drawControl(element, &label, &painter, widget);
    return true;
}

void Style::drawDockTitle(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(&option);
    const Theme& colors = theme(option.palette);
    painter.fillRect(option.rect, colors.card);
    if (!dock || dock->verticalTitleBar)
        return;
    QRect text = subElementRect(SE_DockWidgetTitleBarText, &option, widget);
    option.direction == Qt::LeftToRight ? text.adjust(4, 0, -6, 0) : text.adjust(6, 0, -4, 0);
    const QString heading = dock->title.toUpper();
    painter.save();
    painter.setPen(colors.muted);
    const QFont plain = noteFont(painter);
    painter.setFont(headingFont(painter));
    const int width = painter.fontMetrics().horizontalAdvance(heading);
    const Qt::Alignment start = visualAlignment(option.direction, Qt::AlignLeft);
    painter.drawText(text, int(start | Qt::AlignVCenter), painter.fontMetrics().elidedText(heading, Qt::ElideRight, text.width()));
    const QString note = widget ? widget->property("titleNote").toString() : QString();
    painter.setFont(plain);
    if (painter.fontMetrics().horizontalAdvance(note) + kGap + width <= text.width())
        painter.drawText(text, int(visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter), note);
    painter.restore();
}

bool Style::drawBar(ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const Theme& colors = theme(option.palette);
    if (element == CE_ToolBar) {
        painter.fillRect(option.rect, colors.card);
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
        return true;
    }
    painter.fillRect(option.rect, colors.card);
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (element == CE_MenuBarEmptyArea || !item)
        return true;
    if (isSelected(option))
        drawPill(painter, QRectF(option.rect).adjusted(1, 2, -1, -2), colors.accentSoft);
    const int flags = Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine
        | (styleHint(SH_UnderlineShortcut, &option, widget, nullptr) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    drawItemText(&painter, option.rect, flags, option.palette, option.state.testFlag(State_Enabled), item->text, QPalette::WindowText);
    return true;
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
    case CE_TabBarTabLabel:
        if (drawTab(element, *option, *painter, widget))
            return;
        break;
    case CE_DockWidgetTitle:
        return drawDockTitle(*option, *painter, widget);
    case CE_ToolBar:
    case CE_MenuBarItem:
    case CE_MenuBarEmptyArea:
        if (drawBar(element, *option, *painter, widget))
            return;
        break;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option); button && widget->property("link").toBool()) {
            QStyleOptionToolButton link = *button;
            link.palette.setColor(QPalette::ButtonText, theme(option->palette).accent);
            return QProxyStyle::drawControl(element, &link, painter, widget);
        }
        break;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return drawProgress(element, *bar, *painter);
        break;
    case CE_Splitter:
        return drawSeparator(*option, *painter, nullptr);
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Theme& colors = theme(option->palette);
    switch (element) {
    case PE_IndicatorDockWidgetResizeHandle:
        return drawSeparator(*option, *painter, widget);
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colors.card);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), colors.border);
        return;
    case PE_PanelMenuBar:
        return painter->fillRect(option->rect, colors.card);
    default:
        if (!drawPanel(element, *option, *painter, widget))
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_TabWidgetTabBar && widget && widget->objectName() == QLatin1String("lensTabs")) {
        const int room = option->rect.width() - rect.width();
        rect.translate(option->direction == Qt::LeftToRight ? std::min(kTabsLeft, room) : -std::min(kTabsLeft, room), 0);
    }
    if (element == SE_LineEditContents && option->state.testFlag(State_Enabled)) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            rect.adjust(5, 0, -3, 0);
    }
    return rect;
}

// Thin marks instead of Fusion's boxes; a grey that is seen on light and on dark ground.
QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    const bool isClose = pixmap == SP_DockWidgetCloseButton || pixmap == SP_TitleBarCloseButton;
    if (!qobject_cast<const QDockWidget*>(widget) || (!isClose && pixmap != SP_TitleBarNormalButton))
        return QProxyStyle::standardIcon(pixmap, option, widget);
    constexpr qreal kFinest = 3;  // crisp at 300 % too
    QPixmap image(QSize(10, 10) * kFinest);
    image.setDevicePixelRatio(kFinest);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xff80868f), 0.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isClose) {
        painter.drawLine(QPointF(2.5, 2.5), QPointF(7.5, 7.5));
        painter.drawLine(QPointF(7.5, 2.5), QPointF(2.5, 7.5));
    } else {
        painter.drawRect(QRectF(2.5, 4, 3.5, 3.5));
        painter.drawPolyline(QPolygonF({{4, 2.5}, {7.5, 2.5}, {7.5, 6}}));
    }
    painter.end();
    return image;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const QSize fitting = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_TabBarTab)
        return {fitting.width() - 2, option->fontMetrics.height() + 22};
    if (type == CT_PushButton)
        return {fitting.width() + 14, std::max(fitting.height(), option->fontMetrics.height() + 13)};
    if (type == CT_ComboBox || type == CT_SpinBox || type == CT_LineEdit)
        return {fitting.width(), std::max(fitting.height(), option->fontMetrics.height() + 10)};
    return fitting;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return kSeparator;
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_DockWidgetTitleMargin:
        return 5;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    if (hint == SH_TabBar_Alignment)
        return Qt::AlignLeft;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

}  // namespace bitloupe
