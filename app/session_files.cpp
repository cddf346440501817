// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The session's files: opening, closing, and which tensor is looked at first.
#include "app/sample.h"
#include "app/session.h"
#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace bitloupe {

void Session::openFiles(const QStringList& paths)
{
    m_opener.open(paths);
    tellBusy();
}

void Session::openSample()
{
    const Result<QString> path = samplePath();
    if (path)
        openFiles({*path});
    else
        Q_EMIT problem(text::sentence(path.error()));
}

void Session::addFile(const QString& path, const std::shared_ptr<const ModelFile>& file)
{
    const QFileInfo info(path);
    const auto same = std::find_if(m_files.begin(), m_files.end(), [&](const FileEntry& entry) {
        return QFileInfo(QFile::decodeName(entry.file->path().c_str())).canonicalFilePath() == info.canonicalFilePath();
    });
    if (same != m_files.end()) {
        closeFile(same->id);  // read anew: it may have changed on disk
        if (m_files.empty())
            m_selected = {};
    }
    m_files.push_back({m_nextFile++, text::safe(info.fileName().toStdString()), file});
    Q_EMIT filesChanged();
    Q_EMIT fileOpened(path);
    for (const Error& warning : file->warnings())
        Q_EMIT notice(text::sentence(warning));
    if (!takeRestored(path))
        selectFirst();
    surveySoon();
}

// The newest file's first matrix; its first readable tensor where it has none.
void Session::selectFirst()
{
    const FileEntry& entry = m_files.back();
    std::optional<std::size_t> first;
    const auto tensors = entry.file->tensors();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (!tensors[i].readable || elementCount(tensors[i].shape) == 0)
            continue;
        if (!first)
            first = i;
        if (tensors[i].shape.size() >= 2) {
            first = i;
            break;
        }
    }
    if (first || !tensors.empty())
        selectTensor({entry.id, first.value_or(0)});
}

void Session::closeFile(int file)
{
    if (std::erase_if(m_files, [file](const FileEntry& entry) { return entry.id == file; }) == 0)
        return;
    m_cache.forget(file);
    m_pinSurvey.forget(file);
    std::erase_if(m_axes, [file](const auto& axis) { return axis.first.file == file; });
    Q_EMIT filesChanged();
    if (m_selected.file == file) {
        m_analyst.forget();
        m_lensSlot.cancel();
        m_selected = {};
        if (m_files.empty()) {
            Q_EMIT selectionChanged();
            ask();
        } else {
            selectFirst();
        }
    }
    m_survey.cancel();
    m_survey.forget(file);
    surveySoon();
}

}  // namespace bitloupe
