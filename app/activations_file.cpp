// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/activations_file.h"

#include <QFile>
#include <atomic>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostKeptBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kQuickFileBytes = std::uint64_t{64} << 20;
constexpr std::uint64_t kQuickMoments = std::uint64_t{64} << 20;

int nextId()
{
    static std::atomic<int> next{0};
    return next++;
}

}  // namespace

ActivationsFile::ActivationsFile(std::shared_ptr<const Activations> activations, double heldApart)
    : m_id(nextId())
    , m_heldApart(heldApart)
    , m_entries(activations->entries().begin(), activations->entries().end())
    , m_path(activations->path())
    , m_activations(std::move(activations))
{
    std::error_code ignored;
    m_isQuick = std::filesystem::file_size(m_path, ignored) <= kQuickFileBytes;
    for (const Activations::Entry& entry : m_entries)
        m_isQuick = m_isQuick && bytesOf(entry) <= kQuickMoments;
}

QString ActivationsFile::path() const { return QFile::decodeName(m_path.c_str()); }

std::shared_ptr<const Activations> ActivationsFile::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_activations;
}

std::optional<std::size_t> ActivationsFile::match(const QString& weights, std::uint64_t features) const
{
    return current()->match(weights.toStdString(), features);
}

std::optional<std::size_t> ActivationsFile::find(const QString& name) const { return current()->find(name.toStdString()); }

std::shared_ptr<const InputMoments> ActivationsFile::moments(std::size_t entry, Progress& progress) const
{
    if (problem(entry))
        return nullptr;
    if (!isGathered(entry))
        makeRoom(progress);
    const auto gathered = current()->moments(entry, progress, m_heldApart);
    note(entry, gathered);
    return gathered ? *gathered : nullptr;
}

// What was gathered stays with whoever uses it; the rest is let go with the object that holds it.
void ActivationsFile::makeRoom(Progress& progress) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_keptBytes <= kMostKeptBytes)
            return;
    }
    const auto anew = Activations::open(m_path, progress);
    const std::lock_guard lock(m_mutex);
    if (!anew || (*anew)->entries().size() != m_entries.size())
        return;
    m_activations = *anew;
    m_keptBytes = 0;
    m_known.clear();
}

void ActivationsFile::note(std::size_t entry, const Result<std::shared_ptr<const InputMoments>>& gathered) const
{
    const std::lock_guard lock(m_mutex);
    const auto [known, isNew] = m_known.try_emplace(entry);
    if (!isNew)
        return;
    if (gathered) {
        known->second.remarks = m_activations->momentsRemarks(**gathered, m_heldApart);
        m_keptBytes += bytesOf(m_entries[entry]);
    } else {
        known->second.problem = gathered.error();
    }
}

bool ActivationsFile::isGathered(std::size_t entry) const
{
    const std::lock_guard lock(m_mutex);
    return m_known.contains(entry);
}

std::optional<Error> ActivationsFile::problem(std::size_t entry) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.find(entry);
    return known == m_known.end() ? std::nullopt : known->second.problem;
}

Remarks ActivationsFile::remarks(std::size_t entry) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.find(entry);
    return known == m_known.end() ? Remarks() : known->second.remarks;
}

QString InputSource::key() const { return file ? QStringLiteral("inputs %1.%2/").arg(file->id()).arg(entry) : QString(); }

std::shared_ptr<const Weights> withInputsFrom(const InputSource& source, std::shared_ptr<const Weights> weights, Progress& progress)
{
    if (!source.file)
        return weights;
    auto moments = source.file->moments(source.entry, progress);
    if (!moments || moments->features != weights->cols())
        return weights;
    return withInputs(std::move(weights), std::move(moments));
}

}  // namespace bitloupe
