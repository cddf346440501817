// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Settings that were put aside, with what they give on the selected tensor. A click or Enter applies, Delete removes, F2
// renames, Alt+Up and Alt+Down or the mouse move; Ctrl+C copies. One pin is chosen as side B, and a line says which side is
// seen. Passive.

#include "views/docks/pin_row.h"

#include <QDockWidget>
#include <vector>

class QLabel;
class QMenu;
class QModelIndex;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace bitloupe {

class PinModel;

struct PinsState {
    std::vector<PinRow> rows;
    int chosen = -1;  // the pin that is side B
    bool seesPin = false;  // side B is seen
};

class PinsDock : public QDockWidget {
    Q_OBJECT
public:
    explicit PinsDock(QWidget* parent = nullptr);

    void setPins(PinsState state);
    PinModel& model() { return *m_model; }
    QTreeView& view() { return *m_view; }
    QString sideText() const;

Q_SIGNALS:
    void applyRequested(int pin);
    void removeRequested(int pin);
    void renameRequested(int pin, const QString& name);
    void moveRequested(int pin, int place);
    void chosen(int pin);
    void swapRequested();

private:
    QWidget* makeSideRow();
    void makeView();
    void fitColumns();
    void showSide();
    void showMenu(const QPoint& position);
    void addCopyMenu(QMenu& menu);
    void move(int by);
    int currentPin() const;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool pressed(int key, Qt::KeyboardModifiers modifiers);
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

    PinsState m_state;
    PinModel* m_model;
    QTreeView* m_view = nullptr;
    QLabel* m_side = nullptr;
    QToolButton* m_swap = nullptr;
    QStackedWidget* m_pages;
    bool m_isTold = false;  // what changes now does not come from people
};

}  // namespace bitloupe
