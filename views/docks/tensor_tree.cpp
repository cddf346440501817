// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/tensor_tree.h"

#include "core/export/own_metadata.h"
#include "views/text/text.h"

#include <QCollator>
#include <QHash>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <limits>
#include <numeric>

namespace bitloupe {

namespace {

// A branch of at most this many tensors lists them by the rest of their names instead of branching further.
constexpr std::size_t kFlatBranch = 16;

QStringView partOf(const TensorName& item, std::size_t depth)
{
    const auto [begin, end] = item.parts[depth];
    return QStringView(item.name).mid(begin, end - begin);
}

QString restOf(const TensorName& item, std::size_t depth)
{
    return depth < item.parts.size() ? item.name.mid(item.parts[depth].begin) : item.name;
}

bool isNumber(QStringView part)
{
    return std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
}

// "layers.0.attention.wq" -> "layers.0", "attention", "wq": a number belongs to the word before it.
std::vector<NamePart> partsOf(const QString& name)
{
    std::vector<NamePart> parts;
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

using Items = std::vector<const TensorName*>;

Items itemsOf(const std::vector<TensorName>& names, const QStringList& words)
{
    Items items;
    items.reserve(names.size());
    for (const TensorName& name : names) {
        if (matches(name.name, words))
            items.push_back(&name);
    }
    return items;
}

void sortByName(Items& items)
{
    QCollator collator{QLocale(QLocale::English)};  // the C locale would not read numbers
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, const TensorName*>> keys;
    keys.reserve(items.size());
    for (const TensorName* item : items)
        keys.emplace_back(collator.sortKey(item->name), item);
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
    std::transform(keys.begin(), keys.end(), items.begin(), [](const auto& key) { return key.second; });
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
    void addBranch(int parent, const Items& items, std::size_t depth)
    {
        if (items.size() <= kFlatBranch) {
            for (const TensorName* item : items)
                addLeaf(parent, *item, depth);
            return;
        }
        std::vector<std::pair<QStringView, Items>> groups;  // in order of first appearance
        QHash<QStringView, std::size_t> groupOf;
        for (const TensorName* item : items) {
            if (depth + 1 >= item->parts.size()) {
                groups.push_back({{}, {item}});
                continue;
            }
            const QStringView head = partOf(*item, depth);
            const auto known = groupOf.constFind(head);
            if (known != groupOf.constEnd()) {
                groups[*known].second.push_back(item);
                continue;
            }
            groupOf.insert(head, groups.size());
            groups.push_back({head, {item}});
        }
        for (const auto& [head, group] : groups)
            addGroup(parent, head, group, depth);
    }

    TensorTree take() { return std::move(m_tree); }

private:
    void addGroup(int parent, QStringView head, const Items& group, std::size_t depth)
    {
        if (group.size() == 1)
            return addLeaf(parent, *group.front(), depth);
        const int file = group.front()->ref.file;
        addBranch(add(parent, {.label = head.toString(), .file = file}), group, depth + 1);
    }
    void addLeaf(int parent, const TensorName& item, std::size_t depth)
    {
        add(parent, {.label = depth == 0 ? item.name : restOf(item, depth), .file = item.ref.file, .tensor = item.ref});
    }

    TensorTree m_tree;
};

const TensorInfo& infoOf(std::span<const FileEntry> files, TensorRef ref)
{
    const auto entry = std::find_if(files.begin(), files.end(), [&](const FileEntry& f) { return f.id == ref.file; });
    return entry->file->tensors()[ref.tensor];
}

// Largest first; worst SQNR first, and what has none yet, or no tensor's numbers at all, last.
std::vector<double> sortKeys(std::span<const FileEntry> files, const Items& items, const TensorQuery& query, const SqnrOf& sqnrOf)
{
    std::vector<double> keys(items.size());
    std::transform(items.begin(), items.end(), keys.begin(), [&](const TensorName* item) {
        if (query.order == TensorOrder::Size)
            return -static_cast<double>(infoOf(files, item->ref).bytes);
        return sqnrOf(item->ref).value_or(std::numeric_limits<double>::infinity());
    });
    return keys;
}

TensorTree flatList(std::span<const FileEntry> files, const Items& items, const TensorQuery& query, const SqnrOf& sqnrOf)
{
    const std::vector<double> keys = sortKeys(files, items, query, sqnrOf);
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    TreeBuilder builder;
    for (const std::size_t i : order)
        builder.add(-1, {.label = items[i]->name, .file = items[i]->ref.file, .tensor = items[i]->ref});
    return builder.take();
}

}  // namespace

const std::vector<TensorName>& TensorNames::of(const FileEntry& entry)
{
    const auto known =
        std::find_if(m_files.begin(), m_files.end(), [&](const Known& k) { return k.id == entry.id && k.file == entry.file; });
    if (known != m_files.end())
        return known->names;
    std::vector<TensorName> names;
    const auto tensors = entry.file->tensors();
    names.reserve(tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (isOwnMetadata(tensors[i].name))
            continue;
        QString name = text::safe(tensors[i].name);
        std::vector<NamePart> parts = partsOf(name);
        names.push_back({{entry.id, i}, std::move(name), std::move(parts)});
    }
    return m_files.emplace_back(Known{entry.id, entry.file, std::move(names)}).names;
}

void TensorNames::keepOnly(std::span<const FileEntry> files)
{
    std::erase_if(m_files, [&](const Known& known) {
        return std::none_of(files.begin(), files.end(), [&](const FileEntry& f) { return f.id == known.id && f.file == known.file; });
    });
}

TensorTree buildTensorTree(std::span<const FileEntry> files, const TensorQuery& query, const SqnrOf& sqnrOf, TensorNames& names)
{
    const QStringList words = query.filter.split(u' ', Qt::SkipEmptyParts);
    const bool flat = query.order == TensorOrder::Size || query.order == TensorOrder::Sqnr;
    Items all;
    TreeBuilder builder;
    for (const FileEntry& entry : files) {
        Items items = itemsOf(names.of(entry), words);
        if (flat) {
            all.insert(all.end(), items.begin(), items.end());
            continue;
        }
        if (items.empty() && !words.isEmpty())
            continue;
        if (query.order == TensorOrder::Name)
            sortByName(items);
        builder.addBranch(builder.add(-1, {.label = entry.name, .file = entry.id}), items, 0);
    }
    return flat ? flatList(files, all, query, sqnrOf) : builder.take();
}

TensorTree buildTensorTree(std::span<const FileEntry> files, const TensorQuery& query, const SqnrOf& sqnrOf)
{
    TensorNames names;
    return buildTensorTree(files, query, sqnrOf, names);
}

}  // namespace bitloupe
