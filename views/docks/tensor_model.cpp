// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/tensor_model.h"

#include "views/docks/shape_text.h"
#include "views/text/text.h"

#include <QFont>
#include <algorithm>
#include <cmath>
#include <utility>

namespace bitloupe {

void TensorModel::setFiles(std::vector<FileEntry> files)
{
    const auto isOpen = [&](int id) { return std::any_of(files.begin(), files.end(), [&](const FileEntry& f) { return f.id == id; }); };
    std::erase_if(m_summaries, [&](const auto& row) { return !isOpen(row.first.file); });
    m_files = std::move(files);
    m_names.keepOnly(m_files);
    rebuild();
}

void TensorModel::setQuery(TensorQuery query)
{
    m_query = std::move(query);
    rebuild();
}

void TensorModel::rebuild()
{
    beginResetModel();
    m_tree = buildTensorTree(
        m_files, m_query,
        [this](TensorRef ref) {
            const TensorSummary* summary = summaryOf(ref);
            return summary ? summary->sqnrDb : std::nullopt;
        },
        m_names);
    m_nodeOf.clear();
    for (const FileEntry& entry : m_files)
        m_nodeOf[entry.id].assign(entry.file->tensors().size(), -1);
    for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
        if (m_tree.nodes[i].tensor.isValid())
            m_nodeOf[m_tree.nodes[i].tensor.file].at(m_tree.nodes[i].tensor.tensor) = static_cast<int>(i);
    }
    endResetModel();
}

void TensorModel::setSummary(TensorRef tensor, TensorSummary summary)
{
    m_summaries[tensor] = std::move(summary);
    m_allStale = false;
    if (const QModelIndex index = indexOf(tensor); index.isValid())
        Q_EMIT dataChanged(index, index.siblingAtColumn(Sqnr));
}

void TensorModel::markSqnrStale()
{
    if (std::exchange(m_allStale, true))
        return;  // a slider moves
    for (auto& row : m_summaries)
        row.second.stale = true;
    tellColumnChanged({});
    for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
        if (!m_tree.nodes[i].children.empty())
            tellColumnChanged(indexOfNode(static_cast<int>(i), Name));
    }
}

// Of all children of `parent`, in one signal.
void TensorModel::tellColumnChanged(const QModelIndex& parent)
{
    if (const int rows = rowCount(parent); rows > 0)
        Q_EMIT dataChanged(index(0, Sqnr, parent), index(rows - 1, Sqnr, parent));
}

TensorRef TensorModel::tensorAt(const QModelIndex& index) const { return index.isValid() ? node(index).tensor : TensorRef{}; }

int TensorModel::fileAt(const QModelIndex& index) const { return index.isValid() ? node(index).file : -1; }

QModelIndex TensorModel::indexOf(TensorRef tensor) const
{
    const auto file = m_nodeOf.find(tensor.file);
    if (file == m_nodeOf.end() || tensor.tensor >= file->second.size() || file->second[tensor.tensor] < 0)
        return {};
    return indexOfNode(file->second[tensor.tensor], Name);
}

const TensorInfo* TensorModel::infoOf(TensorRef tensor) const
{
    for (const FileEntry& entry : m_files) {
        if (entry.id == tensor.file && tensor.tensor < entry.file->tensors().size())
            return &entry.file->tensors()[tensor.tensor];
    }
    return nullptr;
}

QModelIndex TensorModel::indexOfNode(int node, int column) const
{
    return createIndex(m_tree.nodes[static_cast<std::size_t>(node)].row, column, static_cast<quintptr>(node));
}

const TensorSummary* TensorModel::summaryOf(TensorRef tensor) const
{
    const auto found = m_summaries.find(tensor);
    return found == m_summaries.end() ? nullptr : &found->second;
}

QModelIndex TensorModel::index(int row, int column, const QModelIndex& parent) const
{
    const std::vector<int>& children = parent.isValid() ? node(parent).children : m_tree.roots;
    if (row < 0 || column < 0 || column >= ColumnCount || static_cast<std::size_t>(row) >= children.size() || parent.column() > 0)
        return {};
    return createIndex(row, column, static_cast<quintptr>(children[static_cast<std::size_t>(row)]));
}

QModelIndex TensorModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || node(index).parent < 0)
        return {};
    return indexOfNode(node(index).parent, Name);
}

int TensorModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? node(parent).children.size() : m_tree.roots.size());
}

int TensorModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant TensorModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TensorNode& row = node(index);
    if (role == Qt::ToolTipRole)
        return tooltip(row);
    if (index.column() == Name && role == Qt::DisplayRole)
        return row.label;
    if (index.column() == Name && role == Qt::FontRole && row.parent < 0 && !row.tensor.isValid()) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    const TensorSummary* summary = summaryOf(row.tensor);
    if (index.column() == Distribution && role == HeightsRole && summary)
        return QVariant::fromValue(summary->heights);
    return index.column() == Sqnr ? sqnrData(row, role) : QVariant();
}

QVariant TensorModel::sqnrData(const TensorNode& row, int role) const
{
    const TensorSummary* summary = summaryOf(row.tensor);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (!summary)
        return {};
    if (role == StaleRole)
        return summary->stale;
    if (!summary->sqnrDb)
        return role == Qt::DisplayRole && !summary->problem.isEmpty() ? QVariant(QStringLiteral("–")) : QVariant();
    if (role == SqnrRole)
        return *summary->sqnrDb;
    if (role == Qt::AccessibleTextRole)
        return tr("SQNR %1").arg(text::decibels(*summary->sqnrDb));
    if (role == Qt::DisplayRole)
        return std::isfinite(*summary->sqnrDb) ? QString::number(*summary->sqnrDb, 'f', 1) : text::decibels(*summary->sqnrDb);
    return {};
}

QString TensorModel::tooltip(const TensorNode& row) const
{
    const TensorInfo* info = infoOf(row.tensor);
    if (!info)
        return row.label;
    QStringList lines{text::safe(info->name),
                      QStringLiteral("%1 · %2 · %3").arg(shapeText(info->shape), dtypeText(*info), text::bytes(info->bytes))};
    if (const TensorSummary* summary = summaryOf(row.tensor)) {
        if (summary->sqnrDb)
            lines += tr("SQNR %1 at the current settings").arg(text::decibels(*summary->sqnrDb));
        if (summary->outputSqnrDb)
            lines += tr("Output SQNR %1 on the activations").arg(text::decibels(*summary->outputSqnrDb));
        if (summary->outputSqnrDbApart)
            lines += tr("Output SQNR %1 on the activations held apart").arg(text::decibels(*summary->outputSqnrDbApart));
        if (!summary->problem.isEmpty())
            lines += summary->problem;
    }
    return lines.join(u'\n');
}

QVariant TensorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Tensor"), tr("Distribution"), tr("SQNR, dB")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

Qt::ItemFlags TensorModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return node(index).tensor.isValid() ? flags | Qt::ItemNeverHasChildren : flags;
}

}  // namespace bitloupe
