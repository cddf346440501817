// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The status bar: what was computed and how long it took; for work that takes long, what is being done, how far, and
// Cancel. Short work is not mentioned: nothing blinks while somebody moves a slider.

#include "app/session.h"

#include <QElapsedTimer>
#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace bitloupe {

class Arrivals;

class ActivityBar : public QStatusBar {
    Q_OBJECT
public:
    ActivityBar(Session& session, const Arrivals& arrivals, QWidget* parent = nullptr);

    QString summary() const;
    QString work() const;  // what is said to be under way; empty: nothing

Q_SIGNALS:
    void cancelWanted();

private:
    bool isBusy() const;
    void follow();
    Activity activity() const;
    void showSummary();
    void showActivity();

    Session& m_session;
    const Arrivals& m_arrivals;
    QTimer m_poll;
    QElapsedTimer m_busySince;  // invalid: idle
    QLabel* m_summary;
    QLabel* m_what;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
};

// "feed_forward.w2 analysed exactly: 704 512 weights in 6 ms, 2 threads"
QString analysisSentence(const QString& tensor, const Analysis& analysis, int threads);

}  // namespace bitloupe
