// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/tensor_delegate.h"

#include "views/docks/tensor_model.h"
#include "views/theme.h"

#include <QPainter>

namespace bitloupe {

namespace {

// One filled column a bin: opaque rectangles, because Qt's polygons are slow where the outline is noisy.
void paintHeights(QPainter& painter, const QRectF& area, const std::vector<float>& heights, const QColor& color)
{
    const double width = area.width() / static_cast<double>(heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const double height = area.height() * static_cast<double>(heights[i]);
        const double left = area.left() + width * static_cast<double>(i);
        painter.fillRect(QRectF(left, area.bottom() - height, width, height), color);
    }
}

void paintNumber(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& colors = theme(option.palette);
    const QVariant sqnr = index.data(TensorModel::SqnrRole);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(!sqnr.isValid() || index.data(TensorModel::StaleRole).toBool() ? colors.muted : sqnrColor(colors, sqnr.toDouble()));
    painter.drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
}

}  // namespace

void TensorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& colors = theme(option.palette);
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentSoft);
    // The row is filled above; the style's strong highlight would drown the coloured numbers.
    styled.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    if (index.column() == TensorModel::Name) {
        styled.textElideMode = Qt::ElideLeft;  // neighbours differ in the last words of their names
        return QStyledItemDelegate::paint(painter, styled, index);
    }
    painter->save();
    const auto heights = index.data(TensorModel::HeightsRole).value<std::vector<float>>();
    if (!heights.empty())
        paintHeights(*painter, QRectF(option.rect).adjusted(4, 6, -4, -6), heights, colors.muted);
    if (index.column() == TensorModel::Sqnr)
        paintNumber(*painter, option, index);
    painter->restore();
}

QSize TensorDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(26, option.fontMetrics.height() + 10)};
}

}  // namespace bitloupe
