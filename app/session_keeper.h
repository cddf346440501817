// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Keeps the session from one start to the next. What changes is written down a moment later, atomically, on a worker, so
// that a crash loses nothing and nothing waits for the disk. A start that does not survive restoring is not repeated: the
// next one offers what the one before did by itself.

#include "app/job_slot.h"
#include "app/session_file.h"
#include "app/window_settings.h"

#include <QTimer>
#include <functional>

namespace bitloupe {

class Session;

class SessionKeeper : public QObject {
    Q_OBJECT
public:
    struct State {
        SavedSession session;
        WindowSettings settings;
    };
    SessionKeeper(Session& session, std::function<State()> state, QObject* parent = nullptr);
    ~SessionKeeper() override;

    enum class Start { Nothing, Restored, Offered };
    // At the start, once: reopens what was open last, in the background. Without files: its pins and choices alone.
    Start restore(bool withFiles);
    void begin();  // from now on what changes is written down
    void touch();  // something changed that the session does not tell
    void flush();  // at the end: now, and restoring is over
    bool canReopen() const;  // the files of the last session are not the ones that are open
    void reopen();

    static QString lastFile();
    static QString previousFile();  // the session before this start, where it was not restored
    static QString markFile();  // is there while files are being restored

Q_SIGNALS:
    void problem(const QString& sentence);
    void notice(const QString& sentence);
    void offered(const QString& sentence);  // reopen() does it

private:
    ParsedSession readLast();
    void write();
    void watchRestoring();

    static constexpr int kDelayMs = 1000;
    Session& m_session;
    std::function<State()> m_state;
    bool m_isKeeping = false;
    bool m_isMarked = false;
    bool m_hasComplained = false;
    QTimer m_timer;
    JobSlot m_slot;
};

}  // namespace bitloupe
