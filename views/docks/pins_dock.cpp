// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/pins_dock.h"

#include "views/docks/pin_model.h"
#include "views/docks/pin_text.h"
#include "views/docks/tensor_view.h"
#include "views/frame/elided_label.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace bitloupe {

namespace {
constexpr int kMinimumWidth = 184;
constexpr int kMinimumHeight = 110;

void copy(const QString& text) { QGuiApplication::clipboard()->setText(text); }
}  // namespace

PinsDock::PinsDock(QWidget* parent)
    : QDockWidget(tr("Pinned"), parent)
    , m_model(new PinModel(this))
    , m_pages(new QStackedWidget)
{
    setObjectName(QStringLiteral("pinsDock"));
    makeView();
    auto* hint = new QLabel(tr("Press Ctrl+D to pin the settings. Then change them, and Ctrl+B goes back and forth between the two."));
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    hint->setMargin(12);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeSideRow());
    column->addWidget(m_view, 1);
    m_pages->addWidget(hint);
    m_pages->addWidget(list);
    m_pages->setBackgroundRole(QPalette::Base);
    m_pages->setAutoFillBackground(true);
    m_pages->setMinimumSize(kMinimumWidth, kMinimumHeight);
    setWidget(m_pages);
    setTabOrder(m_swap, m_view);
    connect(m_model, &PinModel::renameWanted, this, &PinsDock::renameRequested, Qt::QueuedConnection);  // the editor closes first
    connect(m_model, &PinModel::moveWanted, this, &PinsDock::moveRequested);
    setPins({});
}

// Not a focus proxy: Tab would jump over everything else in the dock.
void PinsDock::focusInEvent(QFocusEvent* event)
{
    QDockWidget::focusInEvent(event);
    m_view->setFocus(event->reason());
}

void PinsDock::makeView()
{
    auto* view = new TensorView;
    m_view = view;
    view->setObjectName(QStringLiteral("pins"));
    view->setAccessibleName(tr("Pinned settings"));
    view->setModel(m_model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setIconSize({10, 10});
    view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    view->setDragDropMode(QAbstractItemView::InternalMove);
    view->setDragDropOverwriteMode(false);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->installEventFilter(this);
    connect(view, &QTreeView::customContextMenuRequested, this, &PinsDock::showMenu);
    connect(view, &QTreeView::clicked, this, [this](const QModelIndex& index) { Q_EMIT applyRequested(m_model->idAt(index)); });
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_isTold && index.isValid())
            Q_EMIT chosen(m_model->idAt(index));
    });
    fitColumns();
}

QWidget* PinsDock::makeSideRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 0, 6, 0);
    m_side = new ElidedLabel;
    m_swap = new QToolButton;
    m_swap->setObjectName(QStringLiteral("swapSides"));
    m_swap->setText(QStringLiteral("A ⇄ B"));
    m_swap->setAccessibleName(tr("Swap sides A and B"));
    m_swap->setToolTip(tr("Swaps the settings (A) and the chosen pin (B), and back: Ctrl+B"));
    connect(m_swap, &QToolButton::clicked, this, &PinsDock::swapRequested);
    layout->addWidget(m_side, 1);
    layout->addWidget(m_swap);
    return row;
}

// The name takes what is left; the numbers are never hidden.
void PinsDock::fitColumns()
{
    QHeaderView& header = *m_view->header();
    header.setStretchLastSection(false);
    header.setSectionsMovable(false);
    header.setMinimumSectionSize(16);
    header.setSectionResizeMode(QHeaderView::Fixed);
    header.setSectionResizeMode(PinModel::Name, QHeaderView::Stretch);
    QFont bold = m_view->font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    header.resizeSection(PinModel::Side, metrics.horizontalAdvance(QStringLiteral("B")) + 14);
    header.resizeSection(PinModel::Bits, metrics.horizontalAdvance(QStringLiteral("bits/w")) + 16);
    header.resizeSection(PinModel::Sqnr, metrics.horizontalAdvance(QStringLiteral("100.00 dB")) + 14);
    header.resizeSection(PinModel::Output, metrics.horizontalAdvance(QStringLiteral("≠ 100.00 dB")) + 14);
    header.setSectionHidden(PinModel::Output, !m_model->knowsOutputs());
    header.setSectionHidden(PinModel::Bits, m_model->knowsOutputs());  // the dock is narrow; the tooltip has them
}

void PinsDock::setPins(PinsState state)
{
    const bool wasTold = std::exchange(m_isTold, true);
    m_state = std::move(state);
    m_model->setRows(m_state.rows, m_state.chosen);
    if (m_model->knowsOutputs() == m_view->isColumnHidden(PinModel::Output))
        fitColumns();
    const QModelIndex index = m_model->indexOf(m_state.chosen);
    if (index.isValid() && m_view->currentIndex().row() != index.row())
        m_view->setCurrentIndex(index);
    m_pages->setCurrentIndex(m_state.rows.empty() ? 0 : 1);
    showSide();
    m_isTold = wasTold;
}

void PinsDock::showSide()
{
    m_side->setText(sideText());
    QFont font = m_view->font();
    font.setWeight(m_state.seesPin ? QFont::DemiBold : QFont::Normal);
    m_side->setFont(font);
    m_side->setForegroundRole(m_state.seesPin ? QPalette::Link : QPalette::PlaceholderText);
}

QString PinsDock::sideText() const
{
    const QModelIndex index = m_model->indexOf(m_state.chosen);
    if (m_state.seesPin && index.isValid())
        return tr("B: the pin “%1”").arg(index.data().toString());
    return tr("A: the settings");
}

int PinsDock::currentPin() const { return m_model->idAt(m_view->currentIndex()); }

void PinsDock::move(int by)
{
    const int row = m_view->currentIndex().row();
    if (row >= 0 && row + by >= 0 && row + by < m_model->rowCount())
        Q_EMIT moveRequested(currentPin(), row + by);
}

bool PinsDock::pressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (currentPin() < 0)
        return false;
    if (modifiers == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down))
        move(key == Qt::Key_Up ? -1 : 1);
    else if (modifiers == Qt::ControlModifier && key == Qt::Key_C)
        copy(pinsAsText({m_state.rows[static_cast<std::size_t>(m_view->currentIndex().row())]}));
    else if ((modifiers & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    else if (key == Qt::Key_Delete || key == Qt::Key_Backspace)
        Q_EMIT removeRequested(currentPin());
    else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        Q_EMIT applyRequested(currentPin());
    else
        return false;
    return true;
}

bool PinsDock::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (pressed(press->key(), press->modifiers()))
            return true;
    }
    return QDockWidget::eventFilter(watched, event);
}

void PinsDock::showMenu(const QPoint& position)
{
    QMenu menu(this);
    const QModelIndex index = m_view->indexAt(position);
    if (index.isValid()) {
        const int pin = m_model->idAt(index);
        connect(menu.addAction(tr("&Apply") + QStringLiteral("\tEnter")), &QAction::triggered, this,
                [this, pin] { Q_EMIT applyRequested(pin); });
        connect(menu.addAction(tr("&Rename") + QStringLiteral("\tF2")), &QAction::triggered, this,
                [this, index] { m_view->edit(index.siblingAtColumn(PinModel::Name)); });
        connect(menu.addAction(tr("Move &up") + QStringLiteral("\tAlt+Up")), &QAction::triggered, this, [this] { move(-1); });
        connect(menu.addAction(tr("Move &down") + QStringLiteral("\tAlt+Down")), &QAction::triggered, this, [this] { move(1); });
        connect(menu.addAction(tr("Re&move") + QStringLiteral("\tDel")), &QAction::triggered, this,
                [this, pin] { Q_EMIT removeRequested(pin); });
        menu.addSeparator();
    }
    addCopyMenu(menu);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void PinsDock::addCopyMenu(QMenu& menu)
{
    connect(menu.addAction(tr("Copy all as &text")), &QAction::triggered, this, [this] { copy(pinsAsText(m_state.rows)); });
    connect(menu.addAction(tr("Copy all as &CSV")), &QAction::triggered, this, [this] { copy(pinsAsCsv(m_state.rows)); });
    connect(menu.addAction(tr("Copy all as Mark&down")), &QAction::triggered, this, [this] { copy(pinsAsMarkdown(m_state.rows)); });
}

void PinsDock::changeEvent(QEvent* event)
{
    if ((event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) && m_view)
        fitColumns();
    QDockWidget::changeEvent(event);
}

}  // namespace bitloupe
