// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a person at the window would notice: how long the event loop stands still, and how far the picture lies behind the
// settings. Everything runs inside a real event loop: polling would add its own delay to every figure.

#include "app/session.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QString>
#include <functional>
#include <vector>

namespace bitloupe::probe {

double nowMs();
// Runs the event loop until `isDone`, or for so long; whether it was done.
bool waitUntil(const std::function<bool()>& isDone, int timeoutMs = 120000);
void runFor(int ms);

// Names each event that took longer than BITLOUPE_PROBE_TRACE milliseconds: who it was for, and of which type.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

private:
    double m_longest;  // 0: nothing is named
    int m_depth = 0;
};

// Time between ticks of a 5 ms timer.
class GapWatch : public QObject {
public:
    GapWatch();
    void reset();
    std::vector<double> gaps() const { return m_gaps; }

private:
    QTimer m_timer;
    double m_last = 0;
    std::vector<double> m_gaps;
};

// How old the first edit is that a picture does not show, whenever a newer picture comes.
class LagWatch : public QObject {
public:
    explicit LagWatch(Session& session);
    void edit(const QuantSpec& spec);  // asks the session, and remembers when
    std::vector<double> lags() const { return m_lags; }
    std::size_t edits() const { return m_edits.size(); }
    std::size_t previews() const { return m_previews; }
    double sinceLastEdit() const { return m_edits.empty() ? 0 : nowMs() - m_edits.back().time; }

private:
    struct Edit {
        QuantSpec spec;
        double time;
    };
    void takePicture(const Picture& picture);

    Session& m_session;
    std::vector<Edit> m_edits;
    std::size_t m_shown = 0;  // edits that a picture has shown or passed over
    std::size_t m_previews = 0;
    std::vector<double> m_lags;
};

// One line a figure, with its target.
class Table {
public:
    void head(const QString& title);
    void line(const QString& what, double value, double target, const char* unit = "ms");
    void spread(const QString& what, std::vector<double> values, double target);  // p50 p95 p99 max; the target is for max
    bool allMet() const { return m_missed == 0; }
    int missed() const { return m_missed; }

private:
    int m_missed = 0;
};

}  // namespace bitloupe::probe
