// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/card.h"

#include "views/frame/header_layout.h"
#include "views/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace bitloupe {

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
    , m_header(new HeaderLayout(10))
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(12, 10, 12, 8);
    m_body->setSpacing(6);
    m_header->addWidget(m_title);
    m_header->addWidget(m_note);
    m_body->addLayout(m_header);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTitle(title);
    setNote({});
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(m_showsTitle && !title.isEmpty());
    setAccessibleName(title);
}

void Card::setTitleShown(bool isShown)
{
    m_showsTitle = isShown;
    setTitle(title());
}

void Card::setHeadWraps()
{
    m_title->setWraps(true);
    m_note->setWraps(true);
}

void Card::setNote(const QString& note, bool standsOut)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_note->setForegroundRole(standsOut ? QPalette::BrightText : QPalette::PlaceholderText);
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& colors = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace bitloupe
