// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The session as a value that can be written down, and back.
#include "app/sample.h"
#include "app/session.h"
#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace bitloupe {

namespace {

QString pathOf(const FileEntry& entry) { return QFile::decodeName(entry.file->path().c_str()); }

// Without touching the disk, which may be a network that does not answer.
bool isSame(const QString& one, const QString& other) { return QFileInfo(one).absoluteFilePath() == QFileInfo(other).absoluteFilePath(); }

// The sample is unpacked into a cache that may be emptied at any time: sessions name it, not its path.
bool isSample(const QString& path)
{
    return path.endsWith(QLatin1String("/bitloupe/samples/stories260k.safetensors"))
        || path.endsWith(QLatin1String("/bitloupe-samples/stories260k.safetensors"));
}

bool isSampleActivations(const QString& path)
{
    return path.endsWith(QLatin1String("/bitloupe/samples/stories260k-inputs.npz"))
        || path.endsWith(QLatin1String("/bitloupe-samples/stories260k-inputs.npz"));
}

bool names(const QString& saved, const QString& path) { return saved == kSampleFile ? isSample(path) : isSame(saved, path); }

}  // namespace

SavedSession Session::savedSession() const
{
    SavedSession saved{.files = {}, .selectedFile = -1, .selectedTensor = {}, .spec = m_spec};
    std::map<int, int> places;  // by file id
    for (const FileEntry& entry : m_files) {
        places[entry.id] = static_cast<int>(saved.files.size());
        saved.files += isSample(pathOf(entry)) ? kSampleFile : QFileInfo(pathOf(entry)).absoluteFilePath();
    }
    const auto nameOf = [this](TensorRef tensor) { return QString::fromStdString(info(tensor)->name); };
    if (fileOf(m_selected)) {
        saved.selectedFile = places.at(m_selected.file);
        saved.selectedTensor = nameOf(m_selected);
    }
    for (const auto& axis : m_axes) {
        if (fileOf(axis.first))
            saved.outputAxes.push_back({places.at(axis.first.file), nameOf(axis.first), axis.second});
    }
    saved.lens = m_lens;
    saved.lensOptions = settings().lensOptions;
    saved.pins = m_pins;
    if (m_activations)
        saved.activations =
            isSampleActivations(m_activations->path()) ? kSampleActivations : QFileInfo(m_activations->path()).absoluteFilePath();
    saved.inputs = m_inputMatches;
    saved.heldApart = m_heldApart;
    return saved;
}

void Session::closeOthers(const QStringList& paths)
{
    std::vector<int> others;
    for (const FileEntry& entry : m_files) {
        const QString path = pathOf(entry);
        if (std::none_of(paths.begin(), paths.end(), [&](const QString& saved) { return names(saved, path); }))
            others.push_back(entry.id);
    }
    for (const int file : others)
        closeFile(file);
}

void Session::restoreActivations(const SavedSession& saved)
{
    QString path = saved.activations;
    if (path == kSampleActivations) {
        const Result<QString> sample = sampleActivationsPath();
        path = sample ? *sample : QString();
    }
    if (!m_activations || !isSame(m_activations->path(), path))
        closeActivations();
    if (!m_activations && !path.isEmpty())
        openActivations(path);
}

void Session::restoreSession(const SavedSession& saved)
{
    SettingsValue value{saved.spec, m_axes, saved.lensOptions, {}, saved.inputs, saved.heldApart};
    for (const Pin& pin : saved.pins)
        value.pins.push_back({m_nextPin++, pin.name, pin.spec});
    const SettingsValue before = settings();
    m_aside.reset();
    m_chosenPin = value.pins.empty() ? -1 : value.pins.front().id;
    closeOthers(saved.files);
    restoreActivations(saved);
    put(value);
    m_history.record(before, settings(), {QStringLiteral("session ") + saved.path, tr("Open session")});
    Q_EMIT historyChanged();
    m_restoring = saved;
    m_notRestored.clear();
    chooseLens(saved.lens);
    if (!saved.damaged.isEmpty())
        Q_EMIT notice(tr("The session is damaged in: %1. Defaults stand in for them.").arg(saved.damaged.join(QStringLiteral(", "))));
    Q_EMIT sessionRestored(saved);
    QStringList paths;
    for (const QString& path : saved.files) {
        const Result<QString> sample = path == kSampleFile ? samplePath() : Result<QString>(path);
        if (sample && !sample->isEmpty())
            paths += *sample;
    }
    openFiles(paths);
}

bool Session::takeRestored(const QString& path)
{
    if (!m_restoring)
        return false;
    const int file = m_files.back().id;
    const auto tensors = m_files.back().file->tensors();
    const auto tensorNamed = [&](const QString& name) -> std::optional<TensorRef> {
        const std::string wanted = name.toStdString();
        const auto found = std::find_if(tensors.begin(), tensors.end(), [&](const TensorInfo& info) { return info.name == wanted; });
        return found == tensors.end() ? std::nullopt : std::optional(TensorRef{file, static_cast<std::size_t>(found - tensors.begin())});
    };
    for (const SavedAxis& saved : m_restoring->outputAxes) {
        const auto tensor = names(m_restoring->files.value(saved.file), path) ? tensorNamed(saved.tensor) : std::nullopt;
        if (tensor && static_cast<std::size_t>(saved.axis) < info(*tensor)->shape.size())
            m_axes[*tensor] = saved.axis;
    }
    if (m_restoring->selectedFile < 0)
        return false;
    if (names(m_restoring->files.value(m_restoring->selectedFile), path)) {
        if (const auto tensor = tensorNamed(m_restoring->selectedTensor))
            selectTensor(*tensor);
        else
            selectFirst(m_files.back());
    }
    return true;
}

void Session::takeFailure(const QString& sentence)
{
    if (m_restoring)
        m_notRestored += sentence;
    else
        Q_EMIT problem(sentence);
}

// One sentence for all files that are not there any more.
void Session::endRestoring()
{
    if (!m_restoring)
        return;
    const QStringList failures = std::exchange(m_notRestored, {});
    m_restoring.reset();
    if (!m_selected.isValid() && !m_files.empty())
        selectFirst(m_files.back());
    if (failures.size() == 1)
        Q_EMIT problem(failures.first());
    else if (!failures.isEmpty())
        Q_EMIT problem(tr("%n files of the session could not be opened: %1", nullptr, static_cast<int>(failures.size()))
                           .arg(failures.join(QStringLiteral(" "))));
    Q_EMIT filesChanged();
}

}  // namespace bitloupe
