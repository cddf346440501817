// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_opener.h"

#include "views/text/text.h"

#include <QFile>

namespace bitloupe {

FileOpener::FileOpener(QObject* parent)
    : QObject(parent)
{
}

void FileOpener::open(const QStringList& paths)
{
    m_waiting += paths;
    if (!isRunning())
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
    using File = std::shared_ptr<const ModelFile>;
    m_slot.start<File>([name = QFile::encodeName(m_current).toStdString()](Progress&) { return ModelFile::open(name); },
                       [this](const Result<File>& file) {
                           if (file)
                               Q_EMIT opened(m_current, *file);
                           else
                               Q_EMIT failed(text::sentence(file.error()));
                           next();
                       });
}

}  // namespace bitloupe
