// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/channels/channel_table.h"

#include "views/chart/chart_menu.h"
#include "views/lenses/channels/channel_model.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace bitloupe {

namespace {
constexpr int kLeastHeight = 110;
constexpr int kColumnMargin = 12;
constexpr int kSortArrow = 14;
}  // namespace

ChannelTable::ChannelTable(QWidget* parent)
    : QTableView(parent)
{
    setAccessibleName(tr("Channels"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(kLeastHeight);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(20);
}

void ChannelTable::setChannels(ChannelModel* model)
{
    m_channels = model;
    setModel(model);
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
}

void ChannelTable::setNames(const QString& title, const QString& fileStem)
{
    m_title = title;
    m_fileStem = fileStem;
}

// For its head and for what its first rows say; of thousands of rows nobody measures all.
int ChannelTable::leastWidth(int column) const
{
    const QFontMetrics metrics = fontMetrics();
    int width = metrics.horizontalAdvance(m_channels->headerData(column, Qt::Horizontal).toString()) + kSortArrow;
    for (int row = 0; row < std::min(50, m_channels->rowCount()); ++row)
        width = std::max(width, metrics.horizontalAdvance(m_channels->index(row, column).data().toString()));
    return width + kColumnMargin;
}

void ChannelTable::fitColumns()
{
    if (m_channels == nullptr)
        return;
    const int columns = m_channels->columnCount();
    std::vector<bool> shown(static_cast<std::size_t>(columns), true);
    std::vector<int> widths;
    int total = 0;
    for (int column = 0; column < columns; ++column) {
        widths.push_back(leastWidth(column));
        total += widths.back();
    }
    const auto hide = [&](int column) {
        shown[static_cast<std::size_t>(column)] = false;
        total -= widths[static_cast<std::size_t>(column)];
    };
    const int room = viewport()->width();
    for (const int column : ChannelModel::lessImportant()) {
        const bool isZeroPoint = column == columns - 1;
        if (total > room || (isZeroPoint && m_channels->isAllZero(column)))
            hide(column);
    }
    const auto count = static_cast<int>(std::count(shown.begin(), shown.end(), true));
    const int spare = std::max(0, viewport()->width() - total) / std::max(1, count);
    for (int column = 0; column < columns; ++column) {
        setColumnHidden(column, !shown[static_cast<std::size_t>(column)]);
        horizontalHeader()->resizeSection(column, widths[static_cast<std::size_t>(column)] + spare);
    }
    const bool isCut = total > 0 && std::count(shown.begin(), shown.end(), false) > 1;
    horizontalHeader()->setToolTip(isCut ? tr("Widen the window to see more columns; copying takes all of them.") : QString());
}

void ChannelTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

std::vector<int> ChannelTable::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString ChannelTable::selectedText() const { return tabSeparated(m_channels->valuesOf(selectedRows())); }

void ChannelTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(selectedText());
    else
        QTableView::keyPressEvent(event);
}

void ChannelTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_channels == nullptr || m_channels->rowCount() == 0)
        return;
    ChartMenuActions actions;
    actions.title = m_title;
    actions.fileStem = m_fileStem;
    if (!selectedRows().empty())
        actions.selected = [this] { return m_channels->valuesOf(selectedRows()); };
    actions.values = [this] { return m_channels->values(); };
    actions.report = actions.selected ? actions.selected : actions.values;
    actions.say = [this](const QString& sentence, bool isProblem) { Q_EMIT said(sentence, isProblem); };
    makeChartMenu(this, actions)->popup(event->globalPos());
}

}  // namespace bitloupe
