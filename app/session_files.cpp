// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The session's files: opening, closing, and which tensor is looked at first.
#include "app/sample.h"
#include "app/session.h"
#include "core/export/own_metadata.h"
#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace bitloupe {

void Session::openFiles(const QStringList& paths)
{
    if (paths.size() == 1)
        m_openedAlone += paths.front();
    m_opener.open(paths);
    tellBusy();
}

void Session::reload(const QString& path)
{
    m_opener.open({path});
    tellBusy();
}

void Session::reloadSelected()
{
    const auto file = fileOf(m_selected);
    if (!file)
        return;
    if (m_opener.isRunning())
        return;
    reload(QFile::decodeName(file->path().c_str()));
}

void Session::openSample()
{
    const Result<QString> path = samplePath();
    if (!path)
        return Q_EMIT problem(text::sentence(path.error()));
    openFiles({*path});
    if (!m_activations)
        openSampleActivations();
}

void Session::addFile(const QString& path, const std::shared_ptr<const ModelFile>& file)
{
    const QFileInfo info(path);
    const auto same = std::find_if(m_files.begin(), m_files.end(), [&](const FileEntry& entry) {
        return QFileInfo(QFile::decodeName(entry.file->path().c_str())).canonicalFilePath() == info.canonicalFilePath();
    });
    const bool alone = m_openedAlone.removeAll(path) > 0;
    if (same != m_files.end()) {
        replaceFile(*same, file);
        if (!takeRestored(path) && alone && m_selected.file != same->id)
            selectFirst(*same);
        return;
    }
    m_files.push_back({m_nextFile++, text::safe(info.fileName().toStdString()), file});
    Q_EMIT filesChanged();
    Q_EMIT fileOpened(path);
    for (const Error& warning : file->warnings())
        Q_EMIT notice(text::sentence(warning));
    if (!takeRestored(path) && (alone || !fileOf(m_selected)))
        selectFirst(m_files.back());
    surveySoon();
}

namespace {

std::optional<std::size_t> tensorNamed(const ModelFile& file, const std::string& name)
{
    const auto tensors = file.tensors();
    const auto found = std::find_if(tensors.begin(), tensors.end(), [&](const TensorInfo& info) { return info.name == name; });
    return found == tensors.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - tensors.begin()));
}

}  // namespace

// The same file, read anew: in its old place, under a new id, so that late answers about what it was name nothing. What
// people chose stays with the tensors' names.
void Session::replaceFile(FileEntry& entry, const std::shared_ptr<const ModelFile>& file)
{
    const std::shared_ptr<const ModelFile> old = std::exchange(entry.file, file);
    const int oldId = std::exchange(entry.id, m_nextFile++);
    std::map<TensorRef, int> axes;
    for (const auto& [tensor, axis] : m_axes) {
        if (tensor.file != oldId) {
            axes[tensor] = axis;
        } else if (const auto now = tensorNamed(*file, old->tensors()[tensor.tensor].name);
                   now && static_cast<std::size_t>(axis) < file->tensors()[*now].shape.size()) {
            axes[{entry.id, *now}] = axis;
        }
    }
    m_axes = std::move(axes);
    m_history.renameFile(oldId, entry.id);
    m_cache.forget(oldId);
    m_pinSurvey.forget(oldId);
    m_survey.cancel();
    m_survey.forget(oldId);
    m_watch.readAnew(QFile::decodeName(file->path().c_str()));
    const bool wasSelected = m_selected.file == oldId;
    const std::string selected = wasSelected ? old->tensors()[m_selected.tensor].name : std::string();
    if (wasSelected) {
        m_analyst.forget();
        m_lensSlot.cancel();
        m_lensDataKey.clear();
        m_selected = {};
    }
    Q_EMIT filesChanged();
    for (const Error& warning : file->warnings())
        Q_EMIT notice(text::sentence(warning));
    Q_EMIT notice(tr("%1 was read again.").arg(entry.name));
    if (wasSelected) {
        const auto now = tensorNamed(*file, selected);
        now ? selectTensor({entry.id, *now}) : selectFirst(entry);
    }
    surveySoon();
}

// The file's first matrix; its first readable tensor where it has none.
void Session::selectFirst(const FileEntry& entry)
{
    std::optional<std::size_t> first;
    const auto tensors = entry.file->tensors();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (!tensors[i].readable || elementCount(tensors[i].shape) == 0 || isOwnMetadata(tensors[i].name))
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
    if (m_measurement.file == file)
        endMeasurement();
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
            selectFirst(m_files.back());
        }
    }
    m_survey.cancel();
    m_survey.forget(file);
    surveySoon();
}

}  // namespace bitloupe
