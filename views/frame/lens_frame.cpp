// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/lens_frame.h"

#include <QLabel>
#include <QStackedLayout>

namespace bitloupe {

LensFrame::LensFrame(QWidget* parent)
    : LensView(parent)
    , m_stack(new QStackedLayout(this))
    , m_page(new QWidget(this))
    , m_hint(new QLabel(this))
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMargin(24);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_page);
    m_hint->setText(missing());
}

QString LensFrame::missing() const
{
    if (!m_picture.problem.isEmpty())
        return m_picture.problem;
    if (m_picture.analysis == nullptr && m_picture.info.name.empty())
        return tr("Open a file with weights and choose a tensor in the list on the left.");
    return m_picture.analysis == nullptr ? tr("Analysing…") : QString();
}

void LensFrame::show(const Picture& picture)
{
    m_picture = picture;
    const QString hint = missing();
    m_hint->setText(hint);
    if (hint.isEmpty()) {
        draw();
        m_drawn = m_picture;
    }
    m_stack->setCurrentWidget(hint.isEmpty() ? m_page : static_cast<QWidget*>(m_hint));
}

}  // namespace bitloupe
