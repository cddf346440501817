// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_opener.h"

#include "views/text/text.h"

#include <QFile>

namespace bitloupe {

namespace {

using File = std::shared_ptr<const ModelFile>;

// A session file that cannot be used says why in a sentence of its own.
using Opened = std::variant<File, ParsedSession>;

Result<Opened> openAny(const QString& path, Progress& progress)
{
    if (auto session = readSessionFile(path))
        return Opened(std::move(*session));
    auto file = ModelFile::open(QFile::encodeName(path).toStdString(), progress);
    if (!file)
        return file.error();
    return Opened(*file);
}

}  // namespace

FileOpener::FileOpener(QObject* parent)
    : QObject(parent)
{
}

void FileOpener::open(const QStringList& paths)
{
    m_waiting += paths;
    if (!isRunning() && !m_isTelling)
        next();
}

void FileOpener::cancel()
{
    m_waiting.clear();
    m_slot.cancel();
}

void FileOpener::next()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_current = m_waiting.takeFirst();
    m_slot.start<Opened>([path = m_current](Progress& progress) { return openAny(path, progress); },
                         [this](const Result<Opened>& opened) {
                             tell(opened);
                             next();
                         });
}

void FileOpener::tell(const Result<Opened>& opened)
{
    m_isTelling = true;
    if (!opened)
        Q_EMIT failed(text::sentence(opened.error()));
    else if (const auto* file = std::get_if<File>(&*opened))
        Q_EMIT this->opened(m_current, *file);
    else if (const auto& session = std::get<ParsedSession>(*opened); session.problem.isEmpty())
        Q_EMIT sessionRead(session.saved);
    else
        Q_EMIT failed(session.problem);
    m_isTelling = false;
}

}  // namespace bitloupe
