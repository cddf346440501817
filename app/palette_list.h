// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of the palette: the hits as a model, and how one is painted: the letters that matched bold, the kind quiet.

#include "app/palette_index.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace bitloupe {

// "Tensor", "Setting"…
QString paletteKindName(PaletteKind kind);

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(std::vector<PaletteHit> hits);
    const PaletteHit* hit(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteHit> m_hits;
};

class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// The end of `text` that fits into `width` when all of it were bold, after "…" where something is left out, with the
// positions moved along.
QString elidedWithPositions(const QString& text, std::vector<int>& positions, const QFontMetrics& bold, int width);

}  // namespace bitloupe
