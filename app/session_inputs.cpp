// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Activations beside the weights: opening and closing them, which of them meet which weights, and gathering what is asked
// for. What is gathered quickly the answers wait for; what takes long is gathered apart, and answers come without it first.
#include "app/sample.h"
#include "app/session.h"
#include "core/tensor/fold.h"
#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <numeric>

namespace bitloupe {

namespace {

constexpr std::uint64_t kSurveyMomentsBytes = std::uint64_t{256} << 20;

// Columns of the matrix that the tensor is along its axis.
std::uint64_t inputsAlong(const TensorInfo& info, int axis)
{
    const bool hasAxis = axis != kNoAxis && lastRowAxis(axis) < static_cast<int>(info.shape.size());
    return hasAxis ? foldAround(info.shape, axis).cols() : elementCount(info.shape);
}

// The first few names, so that people see what there is.
QString someNames(const ActivationsFile& file)
{
    constexpr std::size_t kSome = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(kSome, file.entries().size()); ++i)
        names += text::safe(file.entries()[i].name);
    const QString some = names.join(QStringLiteral(", "));
    return file.entries().size() > kSome ? Session::tr("%1 and others").arg(some) : some;
}

QString fileName(const QString& path) { return text::safe(QFileInfo(path).fileName().toStdString()); }

}  // namespace

void Session::openActivations(const QString& path)
{
    using Opened = std::shared_ptr<const Activations>;
    m_openingActivations = path;
    m_activationsSlot.start<Opened>(
        [path](Progress& progress) { return Activations::open(QFile::encodeName(path).toStdString(), progress); },
        [this, path](const Result<Opened>& opened) {
            if (!opened)
                return Q_EMIT problem(text::sentence(opened.error()));
            takeActivations(*opened);
            Q_EMIT activationsOpened(path);
        });
    tellBusy();
}

void Session::openSampleActivations()
{
    const Result<QString> path = sampleActivationsPath();
    if (path)
        openActivations(*path);
    else
        Q_EMIT problem(text::sentence(path.error()));
}

void Session::takeActivations(const std::shared_ptr<const Activations>& activations)
{
    m_activations = std::make_shared<const ActivationsFile>(activations, m_heldApart);
    const auto entries = m_activations->entries();
    const std::uint64_t bytes =
        std::accumulate(entries.begin(), entries.end(), std::uint64_t{0},
                        [this](std::uint64_t sum, const auto& entry) { return sum + m_activations->bytesOf(entry); });
    m_inputsFitSurvey = m_activations->isQuick() && bytes <= kSurveyMomentsBytes;
    tellInputsChanged();
}

void Session::closeActivations()
{
    m_activationsSlot.cancel();
    if (!m_activations)
        return;
    m_activations = nullptr;
    tellInputsChanged();
}

void Session::matchInputs(const InputMatches& matches)
{
    if (matches == m_inputMatches)
        return;
    const SettingsValue before = settings();
    m_inputMatches = matches;
    remember(before);
    tellInputsChanged();
}

void Session::holdApart(double share)
{
    if (share == m_heldApart)
        return;
    const SettingsValue before = settings();
    m_heldApart = share;
    remember(before);
    renewInputs();
}

// The same file under another share of tokens, or other matches: nothing that was made of it before holds any more.
void Session::renewInputs()
{
    if (m_activations && m_activations->heldApart() != m_heldApart)
        takeActivations(m_activations->current());
    else
        tellInputsChanged();
}

void Session::tellInputsChanged()
{
    m_gatherSlot.cancel();
    m_refusedEntry.reset();
    m_toldEntries.clear();
    Q_EMIT activationsChanged();
    if (!m_selected.isValid())
        return;
    ask();
    surveySoon();
}

std::optional<std::size_t> Session::inputsOf(TensorRef tensor) const
{
    const auto tensorInfo = info(tensor);
    if (!m_activations || !tensorInfo || tensorInfo->shape.size() < 2)
        return std::nullopt;
    const QString name = QString::fromStdString(tensorInfo->name);
    const std::uint64_t features = inputsAlong(*tensorInfo, axisFor(m_spec, *tensorInfo));
    const auto chosen = m_inputMatches.find(name);
    if (chosen == m_inputMatches.end())
        return m_activations->match(name, features);
    const auto entry = m_activations->find(chosen->second);
    return entry && m_activations->entries()[*entry].features == features ? entry : std::nullopt;
}

InputSource Session::inputSource(TensorRef tensor) const
{
    const auto entry = inputsOf(tensor);
    if (!entry || m_activations->problem(*entry) || (!m_activations->isQuick() && !m_activations->isGathered(*entry)))
        return {};
    return {m_activations, *entry};
}

// Of the selected tensor, where no answer waits for them.
void Session::gatherInputs()
{
    const auto entry = inputsOf(m_selected);
    if (!entry || m_activations->isQuick() || m_activations->isGathered(*entry) || m_refusedEntry == entry)
        return m_gatherSlot.cancel();
    if (m_gatherSlot.isRunning() && m_gathering == entry)
        return;
    m_gathering = entry;
    using Moments = std::shared_ptr<const InputMoments>;
    m_gatherSlot.start<Moments>(
        [file = m_activations, entry = *entry](Progress& progress) -> Result<Moments> { return file->moments(entry, progress); },
        [this](const Result<Moments>&) {
            tellOfInputs();
            ask();
            surveySoon();
            computePins();
        });
    tellBusy();
}

// What people should hear of the activations themselves, once.
void Session::tellOfInputs()
{
    const auto entry = inputsOf(m_selected);
    if (!entry || !m_activations->isGathered(*entry) || !m_toldEntries.insert(*entry).second)
        return;
    if (const auto wrong = m_activations->problem(*entry)) {
        Q_EMIT problem(text::sentence(*wrong));
        show();
    }
    for (const Remark& remark : m_activations->remarks(*entry))
        Q_EMIT notice(QStringLiteral("%1: %2").arg(text::safe(m_activations->entries()[*entry].name), text::remark(remark)));
}

QString Session::noInputs(TensorRef tensor) const
{
    if (!m_activations)
        return tr("No activations are loaded. What the weights are multiplied with decides which errors matter: load the inputs of "
                  "this model's layers with File ▸ Load activations (Ctrl+Shift+A). npy, npz and HDF5 files of tokens × features are "
                  "read, sums of them that Bitloupe has saved, and importance matrices.");
    const auto tensorInfo = info(tensor);
    const QString file = fileName(m_activations->path());
    if (tensorInfo && tensorInfo->shape.size() < 2)
        return tr("This tensor is no matrix: it is multiplied with nothing. Choose another one in the list on the left.");
    const auto entry = inputsOf(tensor);
    if (!entry)
        return tr("%1 holds no activations of this tensor's name with %2 features, but those of %3. Choose one of these, or say "
                  "which activations this tensor meets with File ▸ Match activations (Ctrl+Shift+M).")
            .arg(file)
            .arg(tensorInfo ? inputsAlong(*tensorInfo, axisFor(m_spec, *tensorInfo)) : 0)
            .arg(someNames(*m_activations));
    if (const auto wrong = m_activations->problem(*entry))
        return text::sentence(*wrong);
    if (m_refusedEntry == entry)
        return tr("Gathering the activations was cancelled. Press F5 to try again.");
    if (!m_activations->isQuick() && !m_activations->isGathered(*entry))
        return tr("Gathering the activations of this tensor from %1…").arg(file);
    return {};
}

}  // namespace bitloupe
