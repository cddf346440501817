// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/activity_bar.h"

#include "views/docks/shape_text.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kPollMs = 100;

QString duration(double milliseconds)
{
    if (milliseconds < 10)
        return ActivityBar::tr("%1 ms").arg(QString::number(milliseconds, 'f', 1));
    if (milliseconds < 1000)
        return ActivityBar::tr("%1 ms").arg(std::lround(milliseconds));
    return ActivityBar::tr("%1 s").arg(QString::number(milliseconds / 1000, 'f', 1));
}

}  // namespace

QString analysisSentence(const QString& tensor, const Analysis& analysis, int threads)
{
    const QString how = analysis.exact ? ActivityBar::tr("exactly") : ActivityBar::tr("on a sample");
    const QString by = threads == 1 ? ActivityBar::tr("1 thread") : ActivityBar::tr("%1 threads").arg(threads);
    return ActivityBar::tr("%1 analysed %2: %3 weights in %4, %5")
        .arg(tensor, how, countText(analysis.statistics.count), duration(analysis.elapsedMs), by);
}

ActivityBar::ActivityBar(Session& session, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_summary(new QLabel)
    , m_what(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QToolButton)
{
    setSizeGripEnabled(false);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setIndent(10);
    m_summary->setMinimumHeight(m_summary->fontMetrics().height() + 8);
    m_what->setTextFormat(Qt::PlainText);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(130, 8);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop the work that is under way (Esc)"));
    addWidget(m_summary, 1);
    addPermanentWidget(m_what);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, &m_session, &Session::cancel);
    connect(&m_session, &Session::analysisChanged, this, &ActivityBar::showSummary);
    connect(&m_session, &Session::busyChanged, this, [this](bool busy) {
        busy ? m_poll.start(kPollMs) : m_poll.stop();
        showActivity();
    });
    connect(&m_poll, &QTimer::timeout, this, &ActivityBar::showActivity);
    showActivity();
}

QString ActivityBar::summary() const { return m_summary->text(); }

void ActivityBar::showSummary()
{
    const auto analysis = m_session.analysis();
    const auto info = m_session.info(m_session.selected());
    m_summary->setText(analysis && info ? analysisSentence(text::safe(info->name), *analysis, JobSlot::threads()) : QString());
    m_summary->setToolTip(m_summary->text());
}

void ActivityBar::showActivity()
{
    const Activity activity = m_session.activity();
    const bool isActive = !activity.what.isEmpty();
    m_what->setText(activity.what);
    m_progress->setRange(0, activity.total > 0 ? 1000 : 0);
    if (activity.total > 0)
        m_progress->setValue(static_cast<int>(1000 * std::min(activity.done, activity.total) / activity.total));
    for (QWidget* widget : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)})
        widget->setVisible(isActive);
}

}  // namespace bitloupe
