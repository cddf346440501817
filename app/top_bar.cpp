// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/top_bar.h"

#include "views/theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

namespace bitloupe {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;
constexpr int kWidestField = 440;
constexpr int kNarrowestField = 92;
constexpr int kComfortableField = 200;  // below this the neighbours give way first

QSize hintOf(const QWidget& widget) { return widget.sizeHint().expandedTo(widget.minimumSize()); }

int widthOf(const QList<QWidget*>& widgets)
{
    int width = 0;
    for (const QWidget* widget : widgets) {
        if (!widget->isHidden())
            width += hintOf(*widget).width() + kGap;
    }
    return width;
}

}  // namespace

GoToField::GoToField(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void GoToField::setShortcutText(const QString& keys)
{
    m_keys = keys;
    update();
}

QSize GoToField::sizeHint() const { return {kWidestField, fontMetrics().height() + 13}; }

void GoToField::paintEvent(QPaintEvent*)
{
    const Theme& colors = theme(this);
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = 1;
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    const QRect inside = rect().adjusted(12, 0, -12, 0);
    painter.setPen(colors.muted);
    const int keysWidth = fontMetrics().horizontalAdvance(m_keys) + 16;
    const bool hasKeys = inside.width() > keysWidth + 60;
    const QRect words = hasKeys ? inside.adjusted(0, 0, -keysWidth, 0) : inside;
    const auto draw = [&](const QRect& place, Qt::Alignment alignment, const QString& text) {
        const QRect seen = QStyle::visualRect(layoutDirection(), rect(), place);
        painter.drawText(seen, int(QStyle::visualAlignment(layoutDirection(), alignment) | Qt::AlignVCenter), text);
    };
    draw(words, Qt::AlignLeft, fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasKeys)
        draw(inside, Qt::AlignRight, m_keys);
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(QStringLiteral("Bitloupe"), this))
    , m_field(new GoToField(this))
{
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.12);
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setContentsMargins(4, 0, 10, 0);
    m_start += m_name;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TopBar::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(QSize(70, m_field->sizeHint().height()));
    button->setObjectName(QStringLiteral("topBar.") + action->objectName());
    m_start += button;
    setTabOrder(button, m_field);
    updateGeometry();
}

void TopBar::addMenuButton(const QString& text, const QString& hint, QMenu* menu)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(hint);
    button->setAccessibleName(text);
    button->setAccessibleDescription(hint);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    m_end += button;
    updateGeometry();
}

QSize TopBar::sizeHint() const { return {1000, m_field->sizeHint().height() + 14}; }

QSize TopBar::minimumSizeHint() const { return {2 * kMargin + kNarrowestField, sizeHint().height()}; }

// The end gives way first (last menu first), then the name, then the buttons from the last.
void TopBar::giveWay()
{
    for (QWidget* widget : m_start + m_end)
        widget->show();
    QList<QWidget*> yielding(m_end.crbegin(), m_end.crend());
    yielding += m_name;
    for (qsizetype i = m_start.size() - 1; i > 0; --i)
        yielding += m_start[i];
    for (QWidget* widget : yielding) {
        const bool isButton = widget != m_name && m_start.contains(widget);
        const int room = width() - 2 * kMargin - widthOf(m_start) - widthOf(m_end);
        if (room >= (isButton ? kNarrowestField : kComfortableField))
            return;
        widget->hide();
    }
}

void TopBar::place(QWidget& widget, int left, int wide)
{
    const int tall = hintOf(widget).height();
    widget.setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(left, height() / 2 - 1 - tall / 2, wide, tall)));
}

void TopBar::arrange()
{
    giveWay();
    int left = kMargin;
    for (QWidget* widget : m_start) {
        if (widget->isHidden())
            continue;
        place(*widget, left, hintOf(*widget).width());
        left += hintOf(*widget).width() + kGap;
    }
    const int end = width() - kMargin - widthOf(m_end);
    int right = end + kGap;
    for (QWidget* widget : m_end) {
        if (widget->isHidden())
            continue;
        place(*widget, right, hintOf(*widget).width());
        right += hintOf(*widget).width() + kGap;
    }
    const int wide = std::clamp(end - left - kGap, kNarrowestField, kWidestField);
    place(*m_field, std::clamp((width() - wide) / 2, left, std::max(left, end - wide)), wide);
}

void TopBar::resizeEvent(QResizeEvent*) { arrange(); }

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    QWidget::changeEvent(event);
}

bool TopBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)  // a button has other words
        arrange();
    return QWidget::event(event);
}

}  // namespace bitloupe
