// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The status bar: what was computed and how long it took; for long work, what is being done, how far, and Cancel.

#include "app/session.h"

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace bitloupe {

class ActivityBar : public QStatusBar {
    Q_OBJECT
public:
    explicit ActivityBar(Session& session, QWidget* parent = nullptr);

    QString summary() const;

private:
    void showSummary();
    void showActivity();

    Session& m_session;
    QTimer m_poll;
    QLabel* m_summary;
    QLabel* m_what;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
};

// "feed_forward.w2 analysed exactly: 704 512 weights in 6 ms, 2 threads"
QString analysisSentence(const QString& tensor, const Analysis& analysis, int threads);

}  // namespace bitloupe
