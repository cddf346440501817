// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/message_bar.h"

#include "views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace bitloupe {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_label(new QLabel)
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Dismiss the message"));
    close->setToolTip(close->accessibleName());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 6, 6);
    layout->addWidget(m_label, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::say(Kind kind, const QString& sentence)
{
    m_kind = kind;
    m_label->setText(sentence);
    m_label->setAccessibleName(kind == Kind::Problem ? tr("Problem") : tr("Notice"));
    paintColors();
    show();
}

QString MessageBar::sentence() const { return isHidden() ? QString() : m_label->text(); }

void MessageBar::paintColors()
{
    m_painting = true;
    const Theme& colors = theme(parentWidget() ? parentWidget() : this);
    QPalette palette = paletteOf(colors);
    palette.setColor(QPalette::Window, m_kind == Kind::Problem ? colors.bad : colors.accentSoft);
    palette.setColor(QPalette::WindowText, m_kind == Kind::Problem ? (colors.dark ? QColor(Qt::black) : QColor(Qt::white)) : colors.text);
    palette.setColor(QPalette::ButtonText, palette.color(QPalette::WindowText));
    setPalette(palette);
    m_painting = false;
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_painting)
        paintColors();
    QFrame::changeEvent(event);
}

}  // namespace bitloupe
