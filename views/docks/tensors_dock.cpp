// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/tensors_dock.h"

#include "views/docks/tensor_delegate.h"
#include "views/docks/tensor_view.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCursor>
#include <QEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace bitloupe {

namespace {
constexpr int kMinimumWidth = 184;  // a name and its number
constexpr int kNarrow = 240;  // without room for the small histograms
constexpr std::size_t kMostOpen = 4000;  // rows; with more of them, branches stay shut and the list can be overlooked
constexpr int kFilterDelayMs = 100;
constexpr int kHintWidth = 160;  // of the filter in the sentence that nothing matches
constexpr int kSortDelayMs = 1000;  // while results arrive: a list that jumps cannot be read
}  // namespace

TensorsDock::TensorsDock(QWidget* parent)
    : QDockWidget(tr("Tensors"), parent)
    , m_model(new TensorModel(this))
    , m_view(makeView())
{
    setObjectName(QStringLiteral("tensorsDock"));
    setProperty("titleNote", tr("SQNR at current settings"));  // see views/style.h
    m_hint = new QLabel;
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(16);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_hint);

    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeSearchRow());
    layout->addWidget(m_pages);
    body->setMinimumWidth(kMinimumWidth);
    setWidget(body);
    setTabOrder(m_filter, findChild<QToolButton*>(QStringLiteral("tensorOrder")));
    setTabOrder(findChild<QToolButton*>(QStringLiteral("tensorOrder")), m_view);

    m_filterTimer.setSingleShot(true);
    connect(&m_filterTimer, &QTimer::timeout, this, &TensorsDock::applyFilter);
    m_sortTimer.setSingleShot(true);
    connect(&m_sortTimer, &QTimer::timeout, this, &TensorsDock::sortAgain);
    updateHint();
}

QTreeView* TensorsDock::makeView()
{
    auto* view = new TensorView;
    view->setObjectName(QStringLiteral("tensorTree"));
    view->setAccessibleName(tr("Tensors of the open files"));
    view->setModel(m_model);
    view->setItemDelegate(new TensorDelegate(view));
    view->setUniformRowHeights(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHeaderHidden(true);
    view->setIndentation(12);
    view->setFrameShape(QFrame::NoFrame);
    view->setAllColumnsShowFocus(true);
    view->setExpandsOnDoubleClick(true);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(view, &QTreeView::customContextMenuRequested, this, &TensorsDock::showMenu);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TensorsDock::chooseCurrent);
    const auto tellVisible = [this] { Q_EMIT visibleChanged(visibleTensors()); };
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, tellVisible);
    connect(view, &QTreeView::expanded, this, tellVisible);
    connect(view, &QTreeView::collapsed, this, tellVisible);
    m_view = view;
    fitColumns();
    return view;
}

// The name takes what is left; the numbers are never hidden.
void TensorsDock::fitColumns()
{
    QHeaderView& header = *m_view->header();
    header.setStretchLastSection(false);
    header.setMinimumSectionSize(20);
    header.setSectionResizeMode(TensorModel::Name, QHeaderView::Stretch);
    header.setSectionResizeMode(TensorModel::Distribution, QHeaderView::Fixed);
    header.setSectionResizeMode(TensorModel::Sqnr, QHeaderView::Fixed);
    QFont bold = m_view->font();
    bold.setWeight(QFont::DemiBold);
    header.resizeSection(TensorModel::Distribution, 48);
    header.resizeSection(TensorModel::Sqnr, QFontMetrics(bold).horizontalAdvance(QStringLiteral("-100.0")) + 14);
}

QWidget* TensorsDock::makeSearchRow()
{
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("tensorFilter"));
    m_filter->setAccessibleName(tr("Filter the tensors"));
    m_filter->setPlaceholderText(tr("Filter: proj"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterTimer.start(kFilterDelayMs); });
    connect(m_filter, &QLineEdit::returnPressed, this, &TensorsDock::goToList);
    new QShortcut(Qt::Key_Down, m_filter, this, &TensorsDock::goToList, Qt::WidgetShortcut);

    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->addWidget(m_filter);
    layout->addWidget(makeOrderButton());
    return row;
}

QToolButton* TensorsDock::makeOrderButton()
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("tensorOrder"));
    button->setText(tr("Sort"));
    button->setToolTip(tr("In which order the tensors stand"));
    button->setAccessibleName(tr("Order of the tensors"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    const std::pair<TensorOrder, QString> orders[] = {{TensorOrder::File, tr("As in the file")},
                                                      {TensorOrder::Name, tr("By name")},
                                                      {TensorOrder::Size, tr("By size, largest first")},
                                                      {TensorOrder::Sqnr, tr("By SQNR, worst first")}};
    for (const auto& entry : orders) {
        QAction* action = menu->addAction(entry.second);
        action->setCheckable(true);
        action->setChecked(entry.first == TensorOrder::File);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order = entry.first] { setOrder(order); });
    }
    button->setMenu(menu);
    return button;
}

void TensorsDock::setFiles(std::vector<FileEntry> files)
{
    m_model->setFiles(std::move(files));
    refresh();
}

void TensorsDock::setSelected(TensorRef tensor)
{
    m_selected = tensor;
    const QModelIndex index = m_model->indexOf(tensor);
    if (m_view->currentIndex().siblingAtColumn(0) == index)
        return;
    const bool wasRefreshing = std::exchange(m_refreshing, true);
    m_view->setCurrentIndex(index);
    m_refreshing = wasRefreshing;
}

void TensorsDock::setSummary(TensorRef tensor, TensorSummary summary)
{
    m_model->setSummary(tensor, std::move(summary));
    if (m_model->query().order == TensorOrder::Sqnr && !m_sortTimer.isActive())
        m_sortTimer.start(kSortDelayMs);
}

void TensorsDock::markSqnrStale() { m_model->markSqnrStale(); }

void TensorsDock::setOrder(TensorOrder order)
{
    TensorQuery query = m_model->query();
    query.order = order;
    m_model->setQuery(query);
    refresh();
}

void TensorsDock::setFilter(const QString& filter)
{
    m_filter->setText(filter);
    applyFilter();
}

void TensorsDock::focusFilter()
{
    show();
    raise();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TensorsDock::applyFilter()
{
    m_filterTimer.stop();
    TensorQuery query = m_model->query();
    if (query.filter == m_filter->text())
        return;
    query.filter = m_filter->text();
    m_model->setQuery(query);
    refresh();
}

// From the filter into the list, onto the first tensor that is left where the selected one is not.
void TensorsDock::goToList()
{
    applyFilter();
    QModelIndex index = m_view->currentIndex();
    for (index = index.isValid() ? index : m_model->index(0, 0); index.isValid() && !m_model->tensorAt(index).isValid();)
        index = m_model->index(0, 0, index);  // the first of each branch is a branch again, or a tensor
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->setFocus(Qt::ShortcutFocusReason);
}

// A rebuilt model has lost the expansion and the selection: as much as can be overlooked is open, and the selected tensor is
// in sight.
void TensorsDock::refresh()
{
    m_refreshing = true;
    if (m_model->nodeCount() <= kMostOpen)
        m_view->expandAll();
    else
        m_view->expandToDepth(0);
    const QModelIndex index = m_model->indexOf(m_selected);
    m_view->setCurrentIndex(index);
    if (index.isValid())
        m_view->scrollTo(index);
    m_refreshing = false;
    updateHint();
    Q_EMIT visibleChanged(visibleTensors());
}

// Results have arrived. The row that is looked at stays where it is: the one under the pointer, else the one at the top,
// unless the list is at its beginning, where the worst ones are to be seen.
void TensorsDock::sortAgain()
{
    QScrollBar& bar = *m_view->verticalScrollBar();
    const bool points = m_view->viewport()->underMouse();
    const QPoint at = points ? m_view->viewport()->mapFromGlobal(QCursor::pos()) : QPoint(0, 0);
    const QModelIndex seen = points || bar.value() > 0 ? m_view->indexAt(at) : QModelIndex();
    const TensorRef kept = m_model->tensorAt(seen);
    const int top = seen.isValid() ? m_view->visualRect(seen).top() : 0;
    const int before = bar.value();
    m_refreshing = true;
    m_view->setAutoScroll(false);
    m_model->rebuild();
    m_view->setCurrentIndex(m_model->indexOf(m_selected));
    m_view->setAutoScroll(true);
    bar.setValue(before);
    if (const QModelIndex now = m_model->indexOf(kept); now.isValid())
        bar.setValue(bar.value() + m_view->visualRect(now).top() - top);
    m_refreshing = false;
    Q_EMIT visibleChanged(visibleTensors());
}

void TensorsDock::updateHint()
{
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    // A filter may be anything that was pasted: the dock, and the window with it, must not grow with it.
    const QString filter = m_hint->fontMetrics().elidedText(m_model->query().filter.simplified(), Qt::ElideMiddle, kHintWidth);
    m_hint->setText(m_model->hasFiles() ? tr("No tensor has “%1” in its name.").arg(filter)
                                        : tr("Open a weight file, or drop it here: .npy, .npz, .h5, .safetensors"));
}

void TensorsDock::chooseCurrent(const QModelIndex& index)
{
    const TensorRef tensor = m_model->tensorAt(index);
    if (m_refreshing || !tensor.isValid() || tensor == m_selected)
        return;
    m_selected = tensor;
    Q_EMIT tensorChosen(tensor);
}

std::vector<TensorRef> TensorsDock::visibleTensors() const
{
    std::vector<TensorRef> tensors;
    const int bottom = m_view->viewport()->height();
    for (QModelIndex index = m_view->indexAt({0, 0}); index.isValid(); index = m_view->indexBelow(index)) {
        if (m_view->visualRect(index).top() > bottom)
            break;
        if (m_model->tensorAt(index).isValid())
            tensors.push_back(m_model->tensorAt(index));
    }
    return tensors;
}

void TensorsDock::showMenu(const QPoint& position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    const TensorRef tensor = m_model->tensorAt(index);
    QMenu menu(this);
    if (tensor.isValid()) {
        const QString name = text::safe(m_model->infoOf(tensor)->name);
        connect(menu.addAction(tr("&Copy name")), &QAction::triggered, this, [name] { QGuiApplication::clipboard()->setText(name); });
        addAxisMenu(menu, tensor);
        connect(menu.addAction(tr("&Export quantized…")), &QAction::triggered, this, &TensorsDock::exportRequested);
        menu.addSeparator();
    }
    connect(menu.addAction(tr("Close &file")), &QAction::triggered, this,
            [this, file = m_model->fileAt(index)] { Q_EMIT closeRequested(file); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void TensorsDock::addAxisMenu(QMenu& menu, TensorRef tensor)
{
    const TensorInfo& info = *m_model->infoOf(tensor);
    if (info.shape.size() < 2)
        return;
    QMenu* axes = menu.addMenu(tr("&Output axis"));
    connect(axes->addAction(tr("As the file says (%1)").arg(info.outputAxis)), &QAction::triggered, this,
            [this, tensor] { Q_EMIT axisChosen(tensor, std::nullopt); });
    for (std::size_t axis = 0; axis < info.shape.size(); ++axis)
        connect(axes->addAction(tr("Axis %1 (%2)").arg(axis).arg(info.shape[axis])), &QAction::triggered, this,
                [this, tensor, axis] { Q_EMIT axisChosen(tensor, static_cast<int>(axis)); });
}

// Not a focus proxy: Tab would jump over everything else in the dock.
bool TensorsDock::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        m_view->setFocus(static_cast<QFocusEvent*>(event)->reason());
    if (event->type() == QEvent::Resize)
        m_view->setColumnHidden(TensorModel::Distribution, width() < kNarrow);
    if ((event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) && m_pages)
        fitColumns();
    return QDockWidget::event(event);
}

}  // namespace bitloupe
