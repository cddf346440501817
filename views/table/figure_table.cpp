// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/table/figure_table.h"

#include "views/chart/chart_menu.h"
#include "views/table/figure_model.h"

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
constexpr int kLeastNames = 120;
}  // namespace

FigureTable::FigureTable(QWidget* parent)
    : QTableView(parent)
{
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

void FigureTable::setFigures(FigureModel* model)
{
    m_figures = model;
    setModel(model);
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
}

void FigureTable::setKeepsColumns(bool keeps)
{
    m_keepsColumns = keeps;
    setHorizontalScrollBarPolicy(keeps ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    fitColumns();
}

void FigureTable::setNames(const QString& title, const QString& fileStem)
{
    m_title = title;
    m_fileStem = fileStem;
}

// For its head and for what its first rows say; of thousands of rows nobody measures all.
int FigureTable::leastWidth(int column) const
{
    const QFontMetrics metrics = fontMetrics();
    int width = metrics.horizontalAdvance(m_figures->headerData(column, Qt::Horizontal).toString()) + kSortArrow;
    for (int row = 0; row < std::min(50, m_figures->rowCount()); ++row) {
        const QModelIndex cell = m_figures->index(row, column);
        const QVariant font = cell.data(Qt::FontRole);
        const int words = (font.isValid() ? QFontMetrics(font.value<QFont>()) : metrics).horizontalAdvance(cell.data().toString());
        width = std::max(width, cell.data(Qt::DecorationRole).isValid() ? sizeHintForIndex(cell).width() : words);
    }
    return width + kColumnMargin;
}

void FigureTable::fitColumns()
{
    if (m_figures == nullptr)
        return;
    const int columns = m_figures->columnCount();
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
    if (m_keepsColumns && total > room) {  // the names leave half of it to the first figures
        const int names = std::min(widths[0], std::max(room / 2, kLeastNames));
        total -= widths[0] - names;
        widths[0] = names;
    }
    for (int column = 0; column < columns; ++column)
        if (m_figures->isIdle(column))
            hide(column);
    for (const int column : m_figures->lessImportant())
        if (!m_keepsColumns && total > room && shown[static_cast<std::size_t>(column)])
            hide(column);
    const auto count = static_cast<int>(std::count(shown.begin(), shown.end(), true));
    const int spare = std::max(0, viewport()->width() - total) / std::max(1, count);
    for (int column = 0; column < columns; ++column) {
        setColumnHidden(column, !shown[static_cast<std::size_t>(column)]);
        horizontalHeader()->resizeSection(column, widths[static_cast<std::size_t>(column)] + spare);
    }
    const bool isCut = total > 0 && std::count(shown.begin(), shown.end(), false) > 1;
    horizontalHeader()->setToolTip(isCut ? tr("Widen the window to see more columns; copying takes all of them.") : QString());
}

void FigureTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

std::vector<int> FigureTable::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString FigureTable::selectedText() const { return tabSeparated(m_figures->valuesOf(selectedRows())); }

void FigureTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(selectedText());
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT taken(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

void FigureTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_figures == nullptr || m_figures->rowCount() == 0)
        return;
    ChartMenuActions actions;
    actions.title = m_title;
    actions.fileStem = m_fileStem;
    if (!selectedRows().empty())
        actions.selected = [this] { return m_figures->valuesOf(selectedRows()); };
    actions.values = [this] { return m_figures->values(); };
    actions.report = actions.selected ? actions.selected : actions.values;
    actions.say = [this](const QString& sentence, bool isProblem) { Q_EMIT said(sentence, isProblem); };
    makeChartMenu(this, actions)->popup(event->globalPos());
}

}  // namespace bitloupe
