// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/activity_bar.h"

#include "app/arrivals.h"
#include "views/docks/shape_text.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kPollMs = 100;
constexpr int kLongMs = 250;  // shorter work is not mentioned

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
    const QString by = threads == 1 ? ActivityBar::tr("1 thread") : ActivityBar::tr("%1 threads").arg(threads);
    if (!analysis.exact)
        return ActivityBar::tr("%1: sample of 1 in %2 weights in %3; the exact answer follows")
            .arg(tensor, countText(analysis.sampleOneIn), duration(analysis.elapsedMs));
    return ActivityBar::tr("%1 analysed exactly: %2 weights in %3, %4")
        .arg(tensor, countText(analysis.statistics.count), duration(analysis.elapsedMs), by);
}

ActivityBar::ActivityBar(Session& session, const Arrivals& arrivals, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_arrivals(arrivals)
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
    m_cancel->setProperty("link", true);
    connect(m_cancel, &QToolButton::clicked, this, &ActivityBar::cancelWanted);
    connect(&m_session, &Session::analysisChanged, this, &ActivityBar::showSummary);
    connect(&m_session, &Session::busyChanged, this, &ActivityBar::follow);
    connect(&m_arrivals, &Arrivals::searchingChanged, this, &ActivityBar::follow);
    connect(&m_poll, &QTimer::timeout, this, &ActivityBar::showActivity);
    follow();
    showSummary();
}

bool ActivityBar::isBusy() const { return m_session.isBusy() || m_arrivals.isSearching(); }

void ActivityBar::follow()
{
    if (!isBusy()) {
        m_poll.stop();
        m_busySince.invalidate();
    } else if (!m_busySince.isValid()) {
        m_busySince.start();
        m_poll.start(kPollMs);
    }
    showActivity();
}

Activity ActivityBar::activity() const
{
    if (m_arrivals.isSearching())
        return {tr("Looking through %1").arg(text::safe(QFileInfo(m_arrivals.searching()).fileName().toStdString())), 0, 0};
    return m_session.activity();
}

QString ActivityBar::work() const { return m_what->isHidden() ? QString() : m_what->text(); }

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
    const Activity activity = this->activity();
    const bool isActive = !activity.what.isEmpty() && m_busySince.isValid() && m_busySince.elapsed() >= kLongMs;
    m_what->setText(m_what->fontMetrics().elidedText(activity.what, Qt::ElideMiddle, std::max(80, width() / 3)));
    m_progress->setRange(0, activity.total > 0 ? 1000 : 0);
    if (activity.total > 0)
        m_progress->setValue(static_cast<int>(1000 * std::min(activity.done, activity.total) / activity.total));
    for (QWidget* widget : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)})
        widget->setVisible(isActive);
    m_progress->update();  // work of unknown length moves
}

}  // namespace bitloupe
