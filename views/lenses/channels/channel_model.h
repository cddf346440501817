// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The channels of a tensor as a table: one row a channel, sorted by any column. It sorts itself (an order over numbers),
// because a proxy that compares variants takes longer than a frame for 16384 channels.

#include "core/report/analysis.h"
#include "views/table/figure_model.h"

#include <memory>
#include <vector>

namespace bitloupe {

class ChannelModel : public FigureModel {
    Q_OBJECT
public:
    using FigureModel::FigureModel;

    void setAnalysis(std::shared_ptr<const Analysis> analysis);  // keeps the order that people chose
    std::size_t channelAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    int rowOf(std::size_t channel) const;  // -1: no such channel
    ValueTable valuesOf(const std::vector<int>& rows) const override;
    std::vector<int> lessImportant() const override;
    bool isIdle(int column) const override;  // zero points that are all zero

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void reorder();

    std::shared_ptr<const Analysis> m_analysis;
    std::vector<std::size_t> m_order;
    int m_column = 0;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
};

}  // namespace bitloupe
