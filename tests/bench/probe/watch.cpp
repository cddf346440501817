// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/probe/watch.h"

#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>

namespace bitloupe::probe {

double nowMs() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

bool waitUntil(const std::function<bool()>& isDone, int timeoutMs)
{
    QEventLoop loop;
    QTimer look;
    look.setTimerType(Qt::PreciseTimer);
    const double end = nowMs() + timeoutMs;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone() || nowMs() > end)
            loop.quit();
    });
    look.start(1);
    loop.exec();
    return isDone();
}

void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

WatchedApplication::WatchedApplication(int& argc, char** argv)
    : QApplication(argc, argv)
    , m_longest(qEnvironmentVariableIntValue("BITLOUPE_PROBE_TRACE"))
{
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_longest <= 0)
        return QApplication::notify(receiver, event);
    const double start = nowMs();
    const int type = event->type();
    const QByteArray name = receiver->metaObject()->className() + QByteArray(" ") + receiver->objectName().toUtf8();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    if (const double took = nowMs() - start; took > m_longest)
        std::printf("%*s%.0f ms: event %d for %s\n", 2 * m_depth, "", took, type, name.constData());
    return taken;
}

GapWatch::GapWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const double now = nowMs();
        m_gaps.push_back(now - m_last);
        m_last = now;
    });
    reset();
    m_timer.start(5);
}

void GapWatch::reset()
{
    m_gaps.clear();
    m_last = nowMs();
}

LagWatch::LagWatch(Session& session)
    : m_session(session)
{
    connect(&session, &Session::pictureChanged, this, &LagWatch::takePicture);
}

void LagWatch::edit(const QuantSpec& spec)
{
    if (m_edits.empty() || m_edits.back().spec != spec)  // nothing new is to be seen of the same settings
        m_edits.push_back({spec, nowMs()});
    m_session.editSpec(spec);
}

void LagWatch::takePicture(const Picture& picture)
{
    if (!picture.analysis)
        return;
    const auto shown =
        std::find_if(m_edits.rbegin(), m_edits.rend(), [&](const Edit& edit) { return edit.spec == picture.analysis->spec; });
    const auto place = static_cast<std::size_t>(m_edits.rend() - shown);  // 1 behind the edit's own
    if (place <= m_shown)
        return;
    m_lags.push_back(nowMs() - m_edits[m_shown].time);
    m_shown = place;
    m_previews += picture.analysis->exact ? 0U : 1U;
}

void Table::head(const QString& title) { std::printf("\n%s\n", qPrintable(title)); }

void Table::line(const QString& what, double value, double target, const char* unit)
{
    const bool met = target <= 0 || value <= target;
    m_missed += met ? 0 : 1;
    std::printf("  %-58s %9.1f %-4s", qPrintable(what), value, unit);
    if (target > 0)
        std::printf("  target %6.0f  %s", target, met ? "met" : "MISSED");
    std::printf("\n");
    std::fflush(stdout);
}

void Table::spread(const QString& what, std::vector<double> values, double target)
{
    if (values.empty())
        return line(what + QStringLiteral(" (none)"), target + 1, target);
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) { return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]; };
    line(QStringLiteral("%1: p50 %2  p95 %3  p99 %4  max")
             .arg(what)
             .arg(at(0.5), 0, 'f', 1)
             .arg(at(0.95), 0, 'f', 1)
             .arg(at(0.99), 0, 'f', 1),
         values.back(), target);
}

}  // namespace bitloupe::probe
