// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The Tensors dock's model: a TensorTree with the summaries that arrive while the model is looked at. Filtering and
// sorting build a new tree (10 000 tensors: a few milliseconds) because a filter proxy under an expanded tree takes
// seconds (design: qt-notes section 6).

#include "views/docks/tensor_tree.h"

#include <QAbstractItemModel>
#include <map>

namespace bitloupe {

class TensorModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Distribution, Sqnr, ColumnCount };
    enum Role { HeightsRole = Qt::UserRole, SqnrRole, StaleRole };  // std::vector<float>, double or invalid, bool

    using QAbstractItemModel::QAbstractItemModel;

    void setFiles(std::vector<FileEntry> files);
    void setQuery(TensorQuery query);
    const TensorQuery& query() const { return m_query; }
    void setSummary(TensorRef tensor, TensorSummary summary);
    void markSqnrStale();
    void rebuild();  // to sort by what has arrived since

    TensorRef tensorAt(const QModelIndex& index) const;  // invalid for files and branches
    int fileAt(const QModelIndex& index) const;
    QModelIndex indexOf(TensorRef tensor) const;  // invalid when filtered away
    const TensorInfo* infoOf(TensorRef tensor) const;
    std::size_t nodeCount() const { return m_tree.nodes.size(); }  // files, branches and tensors
    bool hasFiles() const { return !m_files.empty(); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const TensorNode& node(const QModelIndex& index) const { return m_tree.nodes[static_cast<std::size_t>(index.internalId())]; }
    void tellColumnChanged(const QModelIndex& parent);
    QModelIndex indexOfNode(int node, int column) const;
    const TensorSummary* summaryOf(TensorRef tensor) const;
    QString tooltip(const TensorNode& node) const;
    QVariant sqnrData(const TensorNode& node, int role) const;

    std::vector<FileEntry> m_files;
    TensorQuery m_query;
    TensorNames m_names;
    TensorTree m_tree;
    std::map<int, std::vector<int>> m_nodeOf;  // by file and tensor; -1: not in the list
    std::map<TensorRef, TensorSummary> m_summaries;
    bool m_allStale = false;
};

}  // namespace bitloupe
