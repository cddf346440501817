// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_list.h"

#include "views/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <array>

namespace bitloupe {

namespace {

constexpr int kPadding = 10;
constexpr int kGap = 12;

struct Kinds {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

QList<QTextLayout::FormatRange> boldRanges(const std::vector<int>& positions)
{
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    QList<QTextLayout::FormatRange> ranges;
    for (const int at : positions) {
        if (!ranges.isEmpty() && ranges.back().start + ranges.back().length == at)
            ++ranges.back().length;
        else
            ranges.append({at, 1, bold});
    }
    return ranges;
}

// Takes `width` off the end of what is left of the row (its right, or its left where the script runs so).
QRect takeEnd(QRect& row, int width, Qt::LayoutDirection direction)
{
    const QRect place = QRect(row.right() - width + 1, row.top(), width, row.height());
    const QRect whole = row;
    const QRect rest = row.adjusted(0, 0, -width - kGap, 0);
    row = QStyle::visualRect(direction, whole, rest);
    return QStyle::visualRect(direction, whole, place);
}

// At the width that the text needs, or at nothing where it is empty or leaves too little for the name.
void paintAside(QPainter& painter, QRect& row, const QStyleOptionViewItem& option, const QString& text, const QColor& color)
{
    const int width = option.fontMetrics.horizontalAdvance(text) + 1;
    if (text.isEmpty() || width > row.width() / 2)
        return;
    painter.setPen(color);
    painter.drawText(takeEnd(row, width, option.direction), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

void paintName(QPainter& painter, const QRect& row, const QStyleOptionViewItem& option, const PaletteHit& hit, const QColor& color)
{
    QFont boldFont = option.font;
    boldFont.setBold(true);
    std::vector<int> positions = hit.positions;
    const QString shown = elidedWithPositions(hit.entry->text, positions, QFontMetrics(boldFont), row.width());
    QTextLayout layout(shown, option.font);
    QTextOption textOption(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    textOption.setTextDirection(option.direction);
    textOption.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(textOption);
    layout.setFormats(boldRanges(positions));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(row.width());
    layout.endLayout();
    painter.setPen(color);
    painter.save();
    painter.setClipRect(row);
    layout.draw(&painter, QPointF(row.left(), row.top() + (row.height() - line.height()) / 2));
    painter.restore();
}

}  // namespace

QString paletteKindName(PaletteKind kind)
{
    switch (kind) {
    case PaletteKind::Lens:
        return Kinds::tr("Lens");
    case PaletteKind::Command:
        return Kinds::tr("Command");
    case PaletteKind::Setting:
        return Kinds::tr("Setting");
    case PaletteKind::Preset:
        return Kinds::tr("Preset");
    case PaletteKind::Pin:
        return Kinds::tr("Pinned");
    case PaletteKind::Tensor:
        break;
    }
    return Kinds::tr("Tensor");
}

QString elidedWithPositions(const QString& text, std::vector<int>& positions, const QFontMetrics& bold, int width)
{
    if (bold.horizontalAdvance(text) <= width)
        return text;
    const QString dots(u'…');
    qsizetype from = 1;
    while (from < text.size() && bold.horizontalAdvance(dots + text.mid(from)) > width)
        ++from;
    std::vector<int> moved;
    for (const int at : positions) {
        if (at >= from)
            moved.push_back(at - static_cast<int>(from) + 1);
    }
    positions = std::move(moved);
    return dots + text.mid(from);
}

void PaletteModel::setHits(std::vector<PaletteHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

const PaletteHit* PaletteModel::hit(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[static_cast<std::size_t>(row)] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_hits.size()); }

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const PaletteHit* found = hit(index.row());
    if (!found)
        return {};
    const PaletteEntry& entry = *found->entry;
    if (role == Qt::DisplayRole)
        return entry.text;
    if (role == Qt::ToolTipRole)
        return entry.note.isEmpty() ? entry.text : entry.text + u'\n' + entry.note;
    if (role == Qt::AccessibleTextRole) {
        QStringList words{entry.text, paletteKindName(entry.kind), entry.note, entry.shortcut};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    return {};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const PaletteModel*>(index.model());
    const PaletteHit* hit = model ? model->hit(index.row()) : nullptr;
    if (!hit)
        return;
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const Theme& colors = theme(option.palette);
    const bool isChosen = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    painter->fillRect(option.rect, isChosen ? colors.accentSoft : colors.card);
    QRect row = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    paintAside(*painter, row, option, paletteKindName(hit->entry->kind), colors.muted);
    paintAside(*painter, row, option, hit->entry->shortcut, colors.text);
    paintAside(*painter, row, option, hit->entry->note, colors.muted);
    paintName(*painter, row, option, *hit, isChosen ? colors.accent : colors.text);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {100, option.fontMetrics.height() + 10};
}

}  // namespace bitloupe
