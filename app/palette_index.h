// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything that can be gone to by typing, and the search in it. Tensors are indexed once per set of open files; the few
// hundred other entries each time the palette opens. A query that continues the one before looks only at what that found.

#include "app/palette_rank.h"

#include <QHash>
#include <QStringList>
#include <functional>

namespace bitloupe {

enum class PaletteKind { Lens, Command, Setting, Preset, Pin, Tensor };  // in the order in which equals stand

struct PaletteEntry {
    PaletteKind kind = PaletteKind::Command;
    QString text;
    QString note;  // beside the text: the tensor's file
    QString shortcut;
    QString alias;  // found by this as well, after those found by their text: "range=mse"
    QString key;  // the same in every language and session, to know what was used lately
    std::function<void()> act;
};

struct PaletteHit {
    const PaletteEntry* entry = nullptr;  // of the index, until its entries are set again
    int score = 0;
    std::vector<int> positions;  // of the letters of the text that matched
};

class PaletteIndex {
public:
    void setTensors(std::vector<PaletteEntry> tensors);
    void setOthers(std::vector<PaletteEntry> others);
    // Entries that depend on what is typed ("percentile 99.95").
    void setTyped(std::function<std::vector<PaletteEntry>(const QString& query)> typed) { m_typedFor = std::move(typed); }
    void setRecent(const QStringList& keys);  // newest first

    // The best `limit` hits, best first. Without a query: what was used lately, then everything in its order.
    std::vector<PaletteHit> search(const QString& query, std::size_t limit);

private:
    struct Item {
        PaletteEntry entry;
        FoldedText text;
        FoldedText alias;
    };
    struct Scored {
        int score = 0;
        const Item* item = nullptr;
    };
    static std::vector<Item> folded(std::vector<PaletteEntry> entries);
    void collect(const FoldedQuery& query, const std::vector<const Item*>& among);
    bool take(const FoldedQuery& query, const Item& item);
    std::vector<PaletteHit> best(const FoldedQuery& query, std::size_t limit);
    std::vector<const Item*> everything() const;
    int recentBonus(const Item& item) const;

    std::vector<Item> m_others, m_tensors, m_typed;
    std::function<std::vector<PaletteEntry>(const QString&)> m_typedFor;
    QHash<QString, int> m_recent;  // its place among them
    QString m_query;  // the one before
    bool m_hasCandidates = false;
    std::vector<const Item*> m_candidates;  // what it found
    std::vector<Scored> m_scored;
    Ranker m_ranker;
};

}  // namespace bitloupe
