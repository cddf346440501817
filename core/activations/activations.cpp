// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/activations/activations.h"

#include "core/activations/imatrix.h"
#include "core/base/text.h"

#include <algorithm>

namespace bitloupe {

namespace {

std::string_view withoutSuffix(std::string_view name)
{
    constexpr std::string_view kSuffix = ".weight";
    return name.ends_with(kSuffix) ? name.substr(0, name.size() - kSuffix.size()) : name;
}

std::uint64_t bytesOf(const InputMoments& moments)
{
    const std::uint64_t apart = moments.heldApart ? moments.heldApart->secondMoments.bytes() : 0;
    return moments.secondMoments.bytes() + apart + sizeof(float) * moments.sample.size();
}

}  // namespace

Result<std::shared_ptr<const Activations>> Activations::open(const std::filesystem::path& path, Progress& progress)
{
    const std::shared_ptr<Activations> opened(new Activations);
    opened->m_path = path;
    auto file = ModelFile::open(path, progress);
    if (!file && (file.error().code == ErrorCode::UnknownFormat || file.error().code == ErrorCode::UnsupportedFormat)) {
        auto importance = readImportance(path);
        if (!importance)
            return importance.error();
        if (!*importance)
            return file.error();
        for (const auto& moments : **importance) {
            opened->m_known.emplace(Key{opened->m_entries.size(), 0.0}, moments);
            opened->m_entries.push_back({moments->name, moments->features});
        }
        return std::shared_ptr<const Activations>(opened);
    }
    if (!file)
        return file.error();
    opened->m_file = *file;
    opened->m_holdsMoments = holdsMoments(**file);
    if (opened->m_holdsMoments) {
        opened->m_entries = momentsEntries(**file);
    } else {
        for (const TensorInfo& info : (*file)->tensors())
            opened->m_entries.push_back({info.name, info.shape.empty() ? 1 : info.shape.back()});
    }
    return std::shared_ptr<const Activations>(opened);
}

std::optional<std::size_t> Activations::find(std::string_view name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [name](const Entry& entry) { return entry.name == name; });
    if (found == m_entries.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_entries.begin());
}

std::optional<std::size_t> Activations::match(std::string_view weights, std::uint64_t features) const
{
    if (const auto same = find(weights))
        return m_entries[*same].features == features ? same : std::nullopt;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (withoutSuffix(m_entries[i].name) == withoutSuffix(weights) && m_entries[i].features == features)
            return i;
    }
    if (m_entries.size() == 1 && m_entries[0].features == features)
        return std::size_t{0};
    return std::nullopt;
}

Result<std::shared_ptr<const InputMoments>> Activations::moments(std::size_t entry, Progress& progress, double heldApart) const
{
    const Key key{entry, hasTokens() ? heldApart : 0.0};
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.find(key); known != m_known.end()) {
        if (const auto place = std::find(m_recent.begin(), m_recent.end(), key); place != m_recent.end())
            m_recent.splice(m_recent.begin(), m_recent, place);
        return known->second;
    }
    auto gathered = gather(key, progress);
    if (gathered)
        keep(key, *gathered);
    return gathered;
}

void Activations::keep(const Key& key, std::shared_ptr<const InputMoments> moments) const
{
    m_known.emplace(key, std::move(moments));
    m_recent.push_front(key);
    std::uint64_t bytes = 0;
    for (auto place = m_recent.begin(); place != m_recent.end();) {
        bytes += bytesOf(*m_known.at(*place));
        if (place == m_recent.begin() || bytes <= kKeptBytes) {
            ++place;
            continue;
        }
        m_known.erase(*place);
        place = m_recent.erase(place);
    }
}

Result<std::optional<std::size_t>> Activations::entryFor(const Weights& weights, const InputChoice& choice) const
{
    const std::string& name = weights.info().name;
    if (choice.entry && m_entries[*choice.entry].features != weights.cols())
        return Error{ErrorCode::BadArgument, m_path.string(), "tensor " + inQuotes(m_entries[*choice.entry].name),
                     std::to_string(m_entries[*choice.entry].features) + " features, but the weights " + inQuotes(name) + " have "
                         + std::to_string(weights.cols()) + " input columns"};
    if (choice.entry)
        return choice.entry;
    const auto chosen = choice.matches.find(name);
    if (chosen == choice.matches.end())
        return match(name, weights.cols());
    const bool fits = chosen->second && m_entries[*chosen->second].features == weights.cols();
    return fits ? chosen->second : std::nullopt;
}

Result<std::shared_ptr<const Weights>> Activations::attach(std::shared_ptr<const Weights> weights, const InputChoice& choice,
                                                           Remarks& remarks, Progress& progress) const
{
    const auto found = entryFor(*weights, choice);
    if (!found)
        return found.error();
    if (!*found) {
        const auto chosen = choice.matches.find(weights->info().name);
        if (chosen == choice.matches.end() || chosen->second)
            remarks.push_back({"inputs_unmatched", static_cast<double>(weights->cols())});
        return weights;
    }
    auto known = moments(**found, progress, choice.heldApart);
    if (!known && known.error().code == ErrorCode::NoTokens) {
        remarks.push_back({"inputs_no_tokens"});
        return weights;
    }
    if (!known && known.error().code == ErrorCode::NoFiniteTokens) {
        remarks.push_back({"inputs_none_finite"});
        return weights;
    }
    if (!known)
        return known.error();
    const Remarks more = momentsRemarks(**known, choice.heldApart);
    remarks.insert(remarks.end(), more.begin(), more.end());
    return withInputs(std::move(weights), *known);
}

Remarks Activations::momentsRemarks(const InputMoments& moments, double heldApart) const
{
    Remarks remarks;
    const std::uint64_t nonFinite = moments.nonFiniteTokens + (moments.heldApart ? moments.heldApart->nonFiniteTokens : 0);
    if (nonFinite > 0)
        remarks.push_back({"inputs_not_finite", static_cast<double>(nonFinite)});
    if (moments.maxAbs.empty())
        remarks.push_back({"inputs_importance_only"});
    if (heldApart > 0 && !moments.heldApart)
        remarks.push_back({hasTokens() ? "apart_too_few" : "apart_no_tokens", static_cast<double>(moments.tokens)});
    return remarks;
}

Result<std::shared_ptr<const InputMoments>> Activations::gather(const Key& key, Progress& progress) const
{
    return m_holdsMoments ? readMoments(*m_file, key.first) : gatherMoments(*m_file, key.first, progress, key.second);
}

}  // namespace bitloupe
