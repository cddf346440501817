// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session_keeper.h"

#include "app/config_file.h"
#include "app/session.h"
#include "views/text/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace bitloupe {

namespace {

constexpr qint64 kLargestFile = 16 << 20;

// Why it could not be written; empty where it was.
QString writeAll(const SessionKeeper::State& state)
{
    QDir().mkpath(QFileInfo(SessionKeeper::lastFile()).path());
    const QString problem = writeSessionFile(state.session, SessionKeeper::lastFile());
    const QString settingsProblem = saveSettings(state.settings);
    return problem.isEmpty() ? settingsProblem : problem;
}

void replace(const QString& from, const QString& to)
{
    QFile::remove(to);
    QFile::rename(from, to);
}

QString namesOf(const QStringList& files)
{
    QStringList names;
    for (const QString& file : files)
        names += file == kSampleFile ? SessionKeeper::tr("the sample") : text::safe(QFileInfo(file).fileName().toStdString());
    constexpr qsizetype kMost = 3;
    if (names.size() > kMost)
        names = names.mid(0, kMost) + QStringList{QStringLiteral("…")};
    return names.join(QStringLiteral(", "));
}

}  // namespace

QString SessionKeeper::lastFile() { return configFile(QStringLiteral("last.bitloupe")); }
QString SessionKeeper::previousFile() { return configFile(QStringLiteral("previous.bitloupe")); }
QString SessionKeeper::markFile() { return configFile(QStringLiteral("restoring")); }

SessionKeeper::SessionKeeper(Session& session, std::function<State()> state, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_state(std::move(state))
    , m_slot(nullptr, JobSlot::Priority::Background)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::write);
}

SessionKeeper::~SessionKeeper() = default;

ParsedSession SessionKeeper::readLast()
{
    QFile file(lastFile());
    if (!QFileInfo(lastFile()).isFile() || file.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
        return {{}, file.exists() ? tr("The last session cannot be read.") : QString()};
    ParsedSession parsed = parseSession(file.readAll(), lastFile());
    file.close();
    if (parsed.problem.isEmpty())
        return parsed;
    const QString aside = setAside(lastFile());
    if (!aside.isEmpty())
        parsed.problem += u' ' + tr("It is kept as %1.").arg(text::safe(QFileInfo(aside).fileName().toStdString()));
    return parsed;
}

SessionKeeper::Start SessionKeeper::restore(bool withFiles)
{
    ParsedSession last = readLast();
    if (!last.problem.isEmpty()) {
        Q_EMIT notice(last.problem);
        return Start::Nothing;
    }
    if (last.saved.path.isEmpty())
        return Start::Nothing;
    const QStringList files = last.saved.files;
    const bool failedBefore = QFile::exists(markFile());
    const bool reopens = withFiles && !files.isEmpty() && !failedBefore;
    if (reopens) {
        QFile mark(markFile());
        m_isMarked = mark.open(QIODevice::WriteOnly);
        watchRestoring();
    } else {
        QFile::remove(markFile());
        if (!files.isEmpty())
            replace(lastFile(), previousFile());
        last.saved.files.clear();
        last.saved.selectedFile = -1;
        last.saved.outputAxes.clear();
    }
    m_session.restoreSession(last.saved);
    m_session.forgetHistory();
    if (reopens)
        return Start::Restored;
    if (!withFiles || files.isEmpty())
        return Start::Nothing;
    Q_EMIT offered(tr("Bitloupe ended while it was reopening %1, so it did not do it again.").arg(namesOf(files)));
    return Start::Offered;
}

// Restored is what has been looked at once: files are open, and the selected tensor was analysed.
void SessionKeeper::watchRestoring()
{
    connect(&m_session, &Session::busyChanged, this, [this](bool isBusy) {
        if (isBusy || m_session.isRestoring() || !std::exchange(m_isMarked, false))
            return;
        QFile::remove(markFile());
    });
}

void SessionKeeper::begin()
{
    m_isKeeping = true;
    for (const auto fact : {&Session::filesChanged, &Session::selectionChanged, &Session::specChanged, &Session::historyChanged,
                            &Session::pinsChanged, &Session::activationsChanged})
        connect(&m_session, fact, this, &SessionKeeper::touch);
}

void SessionKeeper::touch()
{
    if (m_isKeeping && !m_session.isRestoring() && !m_timer.isActive())
        m_timer.start();
}

void SessionKeeper::write()
{
    if (m_slot.isRunning())
        return m_timer.start();  // one after the other
    m_slot.start<QString>([state = m_state()](Progress&) -> Result<QString> { return writeAll(state); },
                          [this](const Result<QString>& why) {
                              if (!why || why->isEmpty() || std::exchange(m_hasComplained, true))
                                  return;
                              Q_EMIT problem(tr("What is open and set cannot be kept for the next start: %1").arg(*why));
                          });
}

void SessionKeeper::flush()
{
    m_timer.stop();
    m_slot.cancel();
    if (std::exchange(m_isMarked, false))
        QFile::remove(markFile());
    if (m_isKeeping && !m_session.isRestoring())  // half of the files are not the session
        writeAll(m_state());
}

bool SessionKeeper::canReopen() const { return QFile::exists(previousFile()); }

void SessionKeeper::reopen()
{
    if (canReopen())
        m_session.openFiles({previousFile()});
}

}  // namespace bitloupe
