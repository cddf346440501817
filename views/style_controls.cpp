// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Buttons, fields, sliders and scroll bars.
#include "views/style.h"

#include <QComboBox>
#include <QDateTime>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace bitloupe {

namespace {

constexpr qreal kRadius = 5;
constexpr int kGroove = 4;  // thickness of a slider's groove

bool has(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

// A frame whose one-pixel line lies on whole pixels.
void drawFrame(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

QColor hovered(const Theme& colors) { return colors.dark ? colors.field.lighter(118) : colors.field.darker(104); }

void drawField(const QStyleOption& option, QPainter& painter)
{
    const Theme& colors = theme(option.palette);
    const bool isActive = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
    drawFrame(painter, option.rect, has(option, QStyle::State_Enabled) ? colors.field : colors.card,
              isActive ? colors.accent : colors.border);
}

void drawButton(const QStyleOption& option, QPainter& painter)
{
    const Theme& colors = theme(option.palette);
    const bool isPressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_AutoRaise)) {
        if (isPressed || isHovered)
            drawFrame(painter, option.rect, isPressed ? colors.accentSoft : hovered(colors), Qt::transparent);
        return;
    }
    const QColor fill = isPressed ? colors.accentSoft : (isHovered ? hovered(colors) : colors.field);
    const bool isFocused = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    drawFrame(painter, option.rect, fill, isFocused ? colors.accent : colors.border);
}

void drawChevron(QPainter& painter, const QRect& rect, const QColor& color, bool isUp = false)
{
    const QPointF centre = QRectF(rect).center();
    const qreal half = 3.5;
    const qreal rise = isUp ? -2 : 2;
    QPainterPath path(centre + QPointF(-half, -rise));
    path.lineTo(centre + QPointF(0, rise));
    path.lineTo(centre + QPointF(half, -rise));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

}  // namespace

bool Style::drawPanel(PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const Theme& colors = theme(option.palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButton(option, painter);
        return true;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
        if (frame && frame->lineWidth > 0)
            drawField(option, painter);
        return frame && frame->lineWidth > 0;
    }
    case PE_FrameLineEdit:
        return true;
    case PE_PanelTipLabel:
        painter.fillRect(option.rect, colors.border);
        painter.fillRect(option.rect.adjusted(1, 1, -1, -1), colors.card);
        return true;
    case PE_FrameFocusRect: {
        if (widget && widget->property("ownFocusFrame").toBool())
            return true;
        drawFrame(painter, option.rect, Qt::transparent, colors.accent);
        return true;
    }
    default:
        return false;
    }
}

void Style::drawComboBox(const QStyleOptionComplex& option, QPainter& painter) const
{
    const Theme& colors = theme(option.palette);
    QStyleOption field(option);
    field.rect = option.rect;
    field.state = option.state;
    drawField(field, painter);
    if (has(option, State_MouseOver) && has(option, State_Enabled) && !has(option, State_HasFocus))
        drawFrame(painter, option.rect, Qt::transparent, colors.axisLine);
    const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, nullptr);
    drawChevron(painter, arrow, has(option, State_Enabled) ? colors.muted : colors.axisLine);
}

void Style::drawSpinBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    const Theme& colors = theme(option.palette);
    if (!spin)
        return;
    if (spin->frame)
        drawField(option, painter);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const auto& [part, step] :
         {std::pair{SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled}, {SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled}}) {
        const QRect rect = subControlRect(CC_SpinBox, &option, part, widget);
        const bool isEnabled = has(option, State_Enabled) && spin->stepEnabled.testFlag(step);
        if (isEnabled && option.activeSubControls == part)
            drawFrame(painter, rect.adjusted(0, 1, -1, -1), has(option, State_Sunken) ? colors.accentSoft : hovered(colors),
                      Qt::transparent);
        drawChevron(painter, rect, isEnabled ? colors.muted : colors.axisLine, part == SC_SpinBoxUp);
    }
}

void Style::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const
{
    const Theme& colors = theme(option.palette);
    painter.fillRect(option.rect,
                     option.palette.color(widget && widget->parentWidget() ? widget->parentWidget()->backgroundRole() : QPalette::Base));
    if (option.minimum >= option.maximum)
        return;
    const QRect slider = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    const bool isHeld =
        option.activeSubControls.testFlag(SC_ScrollBarSlider) && (has(option, State_Sunken) || has(option, State_MouseOver));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isHeld ? colors.muted : (colors.dark ? colors.axisLine : colors.axisLine.darker(108)));
    const QRectF handle = QRectF(slider).adjusted(3, 3, -3, -3);
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter.drawRoundedRect(handle, radius, radius);
    painter.restore();
}

void Style::drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const
{
    const Theme& colors = theme(option.palette);
    const bool isEnabled = has(option, State_Enabled);
    const bool isLevel = option.orientation == Qt::Horizontal;
    const QRectF groove = subControlRect(CC_Slider, &option, SC_SliderGroove, widget);
    const QRectF handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
    QRectF line = isLevel ? QRectF(groove.left() + 2, groove.center().y() - kGroove / 2.0, groove.width() - 4, kGroove)
                          : QRectF(groove.center().x() - kGroove / 2.0, groove.top() + 2, kGroove, groove.height() - 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(line, kGroove / 2.0, kGroove / 2.0);
    if (isLevel)
        option.upsideDown ? line.setLeft(handle.center().x()) : line.setRight(handle.center().x());
    else
        option.upsideDown ? line.setTop(handle.center().y()) : line.setBottom(handle.center().y());
    painter.setBrush(isEnabled ? colors.accent : colors.axisLine);
    painter.drawRoundedRect(line, kGroove / 2.0, kGroove / 2.0);
    const qreal radius = std::min(7.0, std::min(handle.width(), handle.height()) / 2 - 1);
    const bool isFocused = has(option, State_HasFocus);
    painter.setBrush(isEnabled ? colors.card : colors.field);
    painter.setPen(QPen(isEnabled ? colors.accent : colors.axisLine, isFocused ? 3 : 1.6));
    painter.drawEllipse(handle.center(), radius - 1, radius - 1);
    painter.restore();
}

// Where nobody knows how long it takes, a piece goes to and fro; whoever shows the bar updates it.
void Style::drawProgress(ControlElement element, const QStyleOptionProgressBar& option, QPainter& painter) const
{
    const Theme& colors = theme(option.palette);
    QRectF bar = option.rect;
    if (element == CE_ProgressBarContents) {
        const int range = option.maximum - option.minimum;
        const double share = range > 0 ? double(option.progress - option.minimum) / range : 0.3;
        const double phase = double(QDateTime::currentMSecsSinceEpoch() % 2000) / 1000;
        const double start = range > 0 ? 0 : (1 - share) * (phase < 1 ? phase : 2 - phase);
        bar = QRectF(bar.left() + start * bar.width(), bar.top(), share * bar.width(), bar.height());
        if (option.direction == Qt::RightToLeft)
            bar.moveRight(option.rect.right() + 1 - (bar.left() - option.rect.left()));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(element == CE_ProgressBarGroove ? colors.border : colors.accent);
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, radius, radius);
    painter.restore();
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ComboBox && qstyleoption_cast<const QStyleOptionComboBox*>(option))
        return drawComboBox(*option, *painter);
    if (control == CC_SpinBox)
        return drawSpinBox(*option, *painter, widget);
    if (control == CC_ScrollBar && slider)
        return drawScrollBar(*slider, *painter, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control == CC_ToolButton && button && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        QStyleOptionToolButton plain = *button;  // without the speck in the corner
        plain.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    if (control == CC_Slider && slider && slider->tickPosition == QSlider::NoTicks)
        return drawSlider(*slider, *painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

// A scroll bar is its handle: no buttons at its ends.
QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, sub, widget);
    const bool isLevel = bar->orientation == Qt::Horizontal;
    const int length = isLevel ? bar->rect.width() : bar->rect.height();
    const double range = double(bar->maximum) - bar->minimum;
    const int least = std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const int handle = range > 0 ? std::clamp(int(length * (bar->pageStep / (range + bar->pageStep))), least, length) : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto part = [&](int from, int size) {
        const QRect rect = isLevel ? QRect(from, 0, size, bar->rect.height()) : QRect(0, from, bar->rect.width(), size);
        return visualRect(bar->direction, bar->rect, rect.translated(bar->rect.topLeft()));
    };
    switch (sub) {
    case SC_ScrollBarSlider:
        return part(start, handle);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + handle, length - start - handle);
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {};
    }
}

}  // namespace bitloupe
