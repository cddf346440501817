// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/tensor_tree.h"

#include "core/export/own_metadata.h"
#include "views/text/text.h"

#include <QCollator>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace bitloupe {

namespace {

// A branch of at most this many tensors lists them by the rest of their names instead of branching further.
constexpr std::size_t kFlatBranch = 16;

// A stretch of a name between separators.
struct Part {
    qsizetype begin = 0;
    qsizetype end = 0;
};

struct Item {
    TensorRef ref;
    QString name;  // safe to display
    std::vector<Part> parts;

    QString part(std::size_t depth) const { return name.mid(parts[depth].begin, parts[depth].end - parts[depth].begin); }
    QString rest(std::size_t depth) const { return depth < parts.size() ? name.mid(parts[depth].begin) : name; }
};

bool isNumber(QStringView part)
{
    return std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
}

// "layers.0.attention.wq" -> "layers.0", "attention", "wq": a number belongs to the word before it.
std::vector<Part> partsOf(const QString& name)
{
    std::vector<Part> parts;
    bool afterWord = false;
    for (qsizetype begin = 0; begin <= name.size();) {
        qsizetype end = begin;
        while (end < name.size() && name[end] != u'.' && name[end] != u'/')
            ++end;
        if (end > begin) {
            const bool number = isNumber(QStringView(name).mid(begin, end - begin));
            if (number && afterWord)
                parts.back().end = end;
            else
                parts.push_back({begin, end});
            afterWord = !number;
        }
        begin = end + 1;
    }
    return parts;
}

bool matches(const QString& name, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
}

std::vector<Item> itemsOf(const FileEntry& entry, const QStringList& words, bool wantsParts)
{
    std::vector<Item> items;
    const auto tensors = entry.file->tensors();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (isOwnMetadata(tensors[i].name))
            continue;
        QString name = text::safe(tensors[i].name);
        if (matches(name, words))
            items.push_back({{entry.id, i}, name, wantsParts ? partsOf(name) : std::vector<Part>()});
    }
    return items;
}

void sortByName(std::vector<Item>& items)
{
    QCollator collator{QLocale(QLocale::English)};  // the C locale would not read numbers
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keys;
    keys.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        keys.emplace_back(collator.sortKey(items[i].name), i);
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto& key : keys)
        sorted.push_back(std::move(items[key.second]));
    items = std::move(sorted);
}

class TreeBuilder {
public:
    int add(int parent, TensorNode node)
    {
        const int index = static_cast<int>(m_tree.nodes.size());
        auto& siblings = parent < 0 ? m_tree.roots : m_tree.nodes[static_cast<std::size_t>(parent)].children;
        node.parent = parent;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(index);
        m_tree.nodes.push_back(std::move(node));
        return index;
    }

    // Items that share their first `depth` parts, under `parent`.
    void addBranch(int parent, const std::vector<const Item*>& items, std::size_t depth)
    {
        if (items.size() <= kFlatBranch) {
            for (const Item* item : items)
                addLeaf(parent, *item, depth);
            return;
        }
        QStringList heads;  // in order of first appearance
        std::map<QString, std::vector<const Item*>> groups;
        for (const Item* item : items) {
            const QString head = depth + 1 < item->parts.size() ? item->part(depth) : QString();
            const QString key = head.isNull() ? QStringLiteral("\n") + QString::number(item->ref.tensor) : head;
            auto& group = groups[key];
            if (group.empty())
                heads += key;
            group.push_back(item);
        }
        for (const QString& head : heads)
            addGroup(parent, head, groups[head], depth);
    }

    TensorTree take() { return std::move(m_tree); }

private:
    void addGroup(int parent, const QString& head, const std::vector<const Item*>& group, std::size_t depth)
    {
        if (group.size() == 1)
            return addLeaf(parent, *group.front(), depth);
        const int file = group.front()->ref.file;
        addBranch(add(parent, {.label = head, .file = file}), group, depth + 1);
    }
    void addLeaf(int parent, const Item& item, std::size_t depth)
    {
        add(parent, {.label = depth == 0 ? item.name : item.rest(depth), .file = item.ref.file, .tensor = item.ref});
    }

    TensorTree m_tree;
};

const TensorInfo& infoOf(std::span<const FileEntry> files, TensorRef ref)
{
    const auto entry = std::find_if(files.begin(), files.end(), [&](const FileEntry& f) { return f.id == ref.file; });
    return entry->file->tensors()[ref.tensor];
}

// Largest first; worst SQNR first, and what has none yet, or no tensor's numbers at all, last.
std::vector<double> sortKeys(std::span<const FileEntry> files, const std::vector<Item>& items, const TensorQuery& query,
                             const SqnrOf& sqnrOf)
{
    std::vector<double> keys(items.size());
    std::transform(items.begin(), items.end(), keys.begin(), [&](const Item& item) {
        if (query.order == TensorOrder::Size)
            return -static_cast<double>(infoOf(files, item.ref).bytes);
        return sqnrOf(item.ref).value_or(std::numeric_limits<double>::infinity());
    });
    return keys;
}

TensorTree flatList(std::span<const FileEntry> files, std::vector<Item> items, const TensorQuery& query, const SqnrOf& sqnrOf)
{
    const std::vector<double> keys = sortKeys(files, items, query, sqnrOf);
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    TreeBuilder builder;
    for (const std::size_t i : order)
        builder.add(-1, {.label = items[i].name, .file = items[i].ref.file, .tensor = items[i].ref});
    return builder.take();
}

}  // namespace

TensorTree buildTensorTree(std::span<const FileEntry> files, const TensorQuery& query, const SqnrOf& sqnrOf)
{
    const QStringList words = query.filter.split(u' ', Qt::SkipEmptyParts);
    const bool flat = query.order == TensorOrder::Size || query.order == TensorOrder::Sqnr;
    std::vector<Item> all;
    TreeBuilder builder;
    for (const FileEntry& entry : files) {
        std::vector<Item> items = itemsOf(entry, words, !flat);
        if (flat) {
            std::move(items.begin(), items.end(), std::back_inserter(all));
            continue;
        }
        if (items.empty() && !words.isEmpty())
            continue;
        if (query.order == TensorOrder::Name)
            sortByName(items);
        std::vector<const Item*> pointers(items.size());
        std::transform(items.begin(), items.end(), pointers.begin(), [](const Item& item) { return &item; });
        builder.addBranch(builder.add(-1, {.label = entry.name, .file = entry.id}), pointers, 0);
    }
    return flat ? flatList(files, std::move(all), query, sqnrOf) : builder.take();
}

}  // namespace bitloupe
