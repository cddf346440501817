// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette.h"

#include "app/palette_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::size_t kShown = 200;  // nobody reads further: another letter is faster
constexpr int kWidth = 640;
constexpr int kMargin = 16;
constexpr int kRows = 12;

}  // namespace

Palette::Palette(PaletteIndex& index, QWidget* window)
    : QFrame(window)
    , m_index(index)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing here has such a name."), this))
    , m_focusBefore(QApplication::focusWidget())
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Go to"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildField();
    buildList();
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    qApp->installEventFilter(this);  // keys of the field, presses outside, the window's size
    search();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

Palette::~Palette() = default;

void Palette::buildField()
{
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Go to tensor, setting, lens or command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::search);
}

void Palette::buildList()
{
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What matches"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);  // the field keeps the keys
    m_list->setMouseTracking(true);
    connect(m_list, &QListView::clicked, this, &Palette::act);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::tellChosen);
}

void Palette::searchAgain() { search(); }

void Palette::search()
{
    m_model->setHits(m_index.search(m_field->text().trimmed(), kShown));
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    place();
    choose(0);
}

void Palette::choose(int row)
{
    const QModelIndex index = m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1)));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

// The focus stays in the field: a screen reader hears of the chosen row as the field's description.
void Palette::tellChosen() { m_field->setAccessibleDescription(m_list->currentIndex().data(Qt::AccessibleTextRole).toString()); }

void Palette::place()
{
    const QWidget& window = *parentWidget();
    const int width = std::min(kWidth, window.width() - 2 * kMargin);
    const int rows = std::clamp(m_model->rowCount(), 1, kRows);
    const int rowHeight = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height() + 10;
    m_list->setFixedHeight(rows * rowHeight + 2);
    const int height = layout()->sizeHint().height();
    const auto* mainWindow = qobject_cast<const QMainWindow*>(&window);
    const int underBars = mainWindow && mainWindow->centralWidget() ? mainWindow->centralWidget()->y() + 4 : kMargin;
    const int top = std::min(underBars, std::max(0, window.height() - height));
    setGeometry((window.width() - width) / 2, top, width, std::min(height, window.height() - top));
}

void Palette::closeAndReturn()
{
    if (std::exchange(m_closing, true))
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    qApp->removeEventFilter(this);
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    deleteLater();
}

void Palette::act()
{
    const PaletteHit* hit = m_model->hit(m_list->currentIndex().row());
    if (!hit)
        return;
    const std::function<void()> chosen = hit->entry->act;
    const QString key = hit->entry->key;
    closeAndReturn();
    Q_EMIT used(key);
    chosen();
}

bool Palette::fieldKey(int key)
{
    const int row = m_list->currentIndex().row();
    const int rows = m_model->rowCount();
    switch (key) {
    case Qt::Key_Up:
        choose(row > 0 ? row - 1 : rows - 1);
        return true;
    case Qt::Key_Down:
        choose(row + 1 < rows ? row + 1 : 0);
        return true;
    case Qt::Key_PageUp:
        choose(row - kRows + 1);
        return true;
    case Qt::Key_PageDown:
        choose(row + kRows - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        act();
        return true;
    case Qt::Key_Escape:
        closeAndReturn();
        return true;
    default:
        // There is nothing else to go to: Tab would leave the palette open behind.
        return key == Qt::Key_Tab || key == Qt::Key_Backtab;
    }
}

// Esc and Enter belong to the palette while it is open, whatever the menus say.
bool Palette::fieldEvent(QEvent& event)
{
    if (event.type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent&>(event).reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            closeAndReturn();
        return false;
    }
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::ShortcutOverride)
        return false;
    const auto& press = static_cast<QKeyEvent&>(event);
    if ((press.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != 0)
        return false;
    if (event.type() == QEvent::KeyPress)
        return fieldKey(press.key());
    const bool isOurs = press.key() == Qt::Key_Escape || press.key() == Qt::Key_Return || press.key() == Qt::Key_Enter;
    event.setAccepted(isOurs);
    return isOurs;
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (m_closing)
        return false;
    if (watched == m_field)
        return fieldEvent(*event);
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget && widget != this && !isAncestorOf(widget) && !qobject_cast<const QMenu*>(widget))
            closeAndReturn();
    }
    return false;
}

void Palette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange && layout())
        place();
    if (event->type() == QEvent::LanguageChange)
        closeAndReturn();  // everything in it is about to be made again
    QFrame::changeEvent(event);
}

}  // namespace bitloupe
