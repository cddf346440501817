// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_index.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kAliasPenalty = 40;
constexpr int kRecentBonus = 24;  // of the entry used last; a point less for each one before
constexpr int kWholeBonus = 32;  // all of a name, or of a setting's value, was typed: above what was used lately
constexpr int kLettersAPoint = 8;  // a longer text is a little worse

// "per channel" is all of "Granularity: Per channel" that a person would type.
bool isWhole(const FoldedQuery& query, const FoldedText& text)
{
    std::u16string typed;
    for (const FoldedWord& word : query)
        typed += (typed.empty() ? u"" : u" ") + word.letters;
    if (typed.empty() || !text.letters.ends_with(typed))
        return false;
    const std::size_t before = text.letters.size() - typed.size();
    return before == 0 || (before >= 2 && text.letters[before - 2] == u':');
}

}  // namespace

std::vector<PaletteIndex::Item> PaletteIndex::folded(std::vector<PaletteEntry> entries)
{
    std::vector<Item> items;
    items.reserve(entries.size());
    for (PaletteEntry& entry : entries) {
        FoldedText text = foldText(entry.text);
        FoldedText alias = foldText(entry.alias);
        items.push_back({std::move(entry), std::move(text), std::move(alias)});
    }
    return items;
}

void PaletteIndex::setTensors(std::vector<PaletteEntry> tensors)
{
    m_tensors = folded(std::move(tensors));
    m_hasCandidates = false;
}

void PaletteIndex::setOthers(std::vector<PaletteEntry> others)
{
    m_others = folded(std::move(others));
    m_hasCandidates = false;
}

void PaletteIndex::setRecent(const QStringList& keys)
{
    m_recent.clear();
    for (qsizetype i = keys.size(); i-- > 0;)
        m_recent.insert(keys[i], static_cast<int>(i));
    m_hasCandidates = false;
}

std::vector<const PaletteIndex::Item*> PaletteIndex::everything() const
{
    std::vector<const Item*> all;
    all.reserve(m_others.size() + m_tensors.size());
    for (const std::vector<Item>* items : {&m_others, &m_tensors}) {
        for (const Item& item : *items)
            all.push_back(&item);
    }
    return all;
}

int PaletteIndex::recentBonus(const Item& item) const
{
    const auto place = m_recent.constFind(item.entry.key);
    return place == m_recent.constEnd() ? 0 : std::max(1, kRecentBonus - *place);
}

bool PaletteIndex::take(const FoldedQuery& query, const Item& item)
{
    std::optional<int> score = m_ranker.score(query, item.text);
    if (!score && !item.alias.letters.empty()) {
        score = m_ranker.score(query, item.alias);
        if (score)
            *score -= kAliasPenalty;
    }
    if (!score)
        return false;
    if (isWhole(query, item.text))
        *score += kWholeBonus;
    // Nothing typed: the length of a name says nothing about it.
    const int length = query.empty() ? 0 : static_cast<int>(item.text.letters.size()) / kLettersAPoint;
    m_scored.push_back({*score - length + recentBonus(item), &item});
    return true;
}

void PaletteIndex::collect(const FoldedQuery& query, const std::vector<const Item*>& among)
{
    m_scored.clear();
    std::vector<const Item*> found;
    for (const Item* item : among) {
        if (take(query, *item))
            found.push_back(item);
    }
    m_candidates = std::move(found);
}

std::vector<PaletteHit> PaletteIndex::best(const FoldedQuery& query, std::size_t limit)
{
    const auto better = [](const Scored& a, const Scored& b) {
        if (a.score != b.score)
            return a.score > b.score;
        if (a.item->entry.kind != b.item->entry.kind)
            return a.item->entry.kind < b.item->entry.kind;
        return std::less<>()(a.item, b.item);  // as they were handed over
    };
    const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, m_scored.size()));
    std::partial_sort(m_scored.begin(), m_scored.begin() + shown, m_scored.end(), better);
    std::vector<PaletteHit> hits;
    for (auto scored = m_scored.begin(); scored != m_scored.begin() + shown; ++scored) {
        PaletteHit hit{&scored->item->entry, scored->score, {}};
        if (!m_ranker.score(query, scored->item->text, &hit.positions))
            hit.positions.clear();  // found by its alias
        hits.push_back(std::move(hit));
    }
    return hits;
}

std::vector<PaletteHit> PaletteIndex::search(const QString& query, std::size_t limit)
{
    const FoldedQuery words = foldQuery(query);
    collect(words, m_hasCandidates && query.startsWith(m_query) ? std::exchange(m_candidates, {}) : everything());
    m_query = query;
    m_hasCandidates = true;
    m_typed = m_typedFor ? folded(m_typedFor(query)) : std::vector<Item>();
    for (const Item& item : m_typed)
        take(words, item);
    return best(words, limit);
}

}  // namespace bitloupe
