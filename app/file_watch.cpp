// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_watch.h"

#include <QFile>
#include <QGuiApplication>

namespace bitloupe {

namespace {
constexpr int kCalmMs = 400;
}

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
    , m_slot(nullptr, JobSlot::Priority::Background)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalmMs);
    connect(&m_calm, &QTimer::timeout, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_calm.start(); });
    if (auto* app = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(app, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationActive)
                m_calm.start();
        });
}

void FileWatch::readAnew(const QString& path) { m_stamps.erase(path); }

void FileWatch::setFiles(const QStringList& paths)
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
    std::erase_if(m_stamps, [&](const auto& known) { return !paths.contains(known.first); });
    QStringList fresh;
    for (const QString& path : paths) {
        if (!m_stamps.contains(path))
            fresh += path;
    }
    if (fresh.isEmpty())
        return;
    // The newest list's question answers for those before it: what they asked about is fresh still.
    m_slot.start<Stamps>([fresh](Progress&) -> Result<Stamps> { return stampsOf(fresh); },
                         [this](const Result<Stamps>& now) {
                             if (now)
                                 m_stamps.insert(now->begin(), now->end());
                         });
}

void FileWatch::look()
{
    if (m_slot.isRunning()) {
        m_calm.start();
        return;
    }
    QStringList paths;
    for (const auto& known : m_stamps)
        paths += known.first;
    m_slot.start<Stamps>([paths](Progress&) -> Result<Stamps> { return stampsOf(paths); },
                         [this](const Result<Stamps>& now) {
                             if (now)
                                 compare(*now);
                         });
}

void FileWatch::compare(const Stamps& now)
{
    for (const auto& [path, stamp] : now) {
        const auto known = m_stamps.find(path);
        if (known == m_stamps.end() || known->second == stamp)
            continue;
        known->second = stamp;
        if (stamp && !m_watcher.files().contains(path))
            m_watcher.addPath(path);  // replaced by another file of its name
        stamp ? Q_EMIT changed(path) : Q_EMIT vanished(path);
    }
}

FileWatch::Stamps FileWatch::stampsOf(const QStringList& paths)
{
    Stamps stamps;
    for (const QString& path : paths) {
        const auto stamp = stampOf(QFile::encodeName(path).toStdString());
        stamps[path] = stamp ? std::optional(*stamp) : std::nullopt;
    }
    return stamps;
}

}  // namespace bitloupe
