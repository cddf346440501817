// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of the Pinned dock. Renaming and dragging are told as wishes; the rows change when the dock is told new ones.

#include "views/docks/pin_ranks.h"
#include "views/docks/pin_row.h"

#include <QAbstractTableModel>
#include <vector>

namespace bitloupe {

class PinModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Side, Name, Bits, Sqnr, Output, kColumns };
    explicit PinModel(QObject* parent = nullptr);

    void setRows(std::vector<PinRow> rows, int chosen);
    const std::vector<PinRow>& rows() const { return m_rows; }
    bool knowsOutputs() const;  // of any row
    int idAt(const QModelIndex& index) const;  // -1: none
    QModelIndex indexOf(int pin) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

Q_SIGNALS:
    void renameWanted(int pin, const QString& name);
    void moveWanted(int pin, int place);

private:
    QString words(const PinRow& row, int column) const;
    QString toolTip(const PinRow& row) const;
    QString conflictText(const PinRow& row) const;

    std::vector<PinRow> m_rows;
    std::vector<RankConflict> m_conflicts;  // by row
    int m_chosen = -1;
};

}  // namespace bitloupe
