// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A tree whose chosen row is softly filled from edge to edge, so that the coloured numbers in it stay readable.

#include "views/theme.h"

#include <QTreeView>

namespace bitloupe {

class TensorView : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem soft = option;
        soft.palette.setColor(QPalette::Highlight, theme(this).accentSoft);
        soft.palette.setColor(QPalette::HighlightedText, theme(this).text);
        QTreeView::drawRow(painter, soft, index);
    }
};

}  // namespace bitloupe
