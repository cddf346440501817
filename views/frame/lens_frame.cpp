// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/lens_frame.h"

#include "views/chart/chart_view.h"
#include "views/text/text.h"

#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>

namespace bitloupe {

LensFrame::LensFrame(QWidget* parent)
    : LensView(parent)
    , m_stack(new QStackedLayout(this))
    , m_page(new CardPage)
    , m_hint(new QLabel(this))
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMargin(24);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_page);
    m_scroll = scroll;
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_scroll);
    m_hint->setText(missing());
}

QString LensFrame::missing() const
{
    if (!m_picture.problem.isEmpty())
        return m_picture.problem;
    if (m_picture.analysis == nullptr && m_picture.info.name.empty() && m_picture.file.isEmpty())
        return tr("Open a file with weights and choose a tensor in the list on the left.");
    if (m_picture.analysis == nullptr && !m_picture.info.readable)
        return tr("This tensor holds no numbers (%1). Choose another one in the list on the left.")
            .arg(QString::fromUtf8(dtypeName(m_picture.info.dtype).data()));
    return m_picture.analysis == nullptr ? tr("Analysing…") : emptiness();
}

QString LensFrame::emptiness() const
{
    const Statistics& statistics = m_picture.analysis->statistics;
    if (statistics.count == 0)
        return tr("This tensor has no elements. Choose another one in the list on the left.");
    if (statistics.finite() == 0)
        return tr("Every weight of this tensor is NaN or infinite: there is nothing to quantize. Choose another tensor, or look "
                  "at what wrote this file.");
    return {};
}

QString LensFrame::hint() const { return m_stack->currentWidget() == m_hint ? m_hint->text() : QString(); }

// Charts are made by the lenses, after this.
void LensFrame::connectCharts()
{
    if (m_isConnected)
        return;
    m_isConnected = true;
    for (ChartView* chart : findChildren<ChartView*>())
        connect(chart, &ChartView::said, this, [this](const QString& sentence, bool isProblem) {
            if (isProblem)
                Q_EMIT problem(sentence);
            else
                Q_EMIT notice(sentence);
        });
}

void LensFrame::show(const Picture& picture)
{
    connectCharts();
    m_picture = picture;
    const QString hint = missing();
    m_hint->setText(hint);
    if (hint.isEmpty()) {
        draw();
        m_drawn = m_picture;
    }
    m_stack->setCurrentWidget(hint.isEmpty() ? m_scroll : static_cast<QWidget*>(m_hint));
}

QString waiting(const Picture& picture) { return picture.stopped.isEmpty() ? LensFrame::tr("computing…") : picture.stopped; }

QString withStopped(const QString& note, const Picture& picture)
{
    return note.isEmpty() || picture.stopped.isEmpty() ? note : note + QStringLiteral(" · ") + picture.stopped;
}

QString sampleMark(const Picture& picture)
{
    if (picture.analysis == nullptr || picture.analysis->exact)
        return {};
    if (picture.analysis->sampleOneIn > 1)
        return LensFrame::tr("sample of 1 in %1; exact follows").arg(picture.analysis->sampleOneIn);
    return LensFrame::tr("sample; exact follows");
}

QString pictureStem(const Picture& picture, const QString& chart)
{
    const QString file = QFileInfo(picture.file).completeBaseName();
    return (file.isEmpty() ? QString() : file + QLatin1Char('-')) + text::safe(picture.info.name) + QLatin1Char('-') + chart;
}

}  // namespace bitloupe
