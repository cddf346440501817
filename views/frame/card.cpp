// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/card.h"

#include "views/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace bitloupe {

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(14, 10, 14, 10);
    m_body->setSpacing(6);
    m_header->setSpacing(10);
    m_header->addWidget(m_title);
    m_header->addWidget(m_note, 1);
    m_body->addLayout(m_header);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTitle(title);
    setNote({});
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setNote(const QString& note, bool standsOut)
{
    m_note->setText(note);
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
