// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The left dock: the open files' tensors as a tree, a filter, an order, and in each row a small histogram and the SQNR at
// the current settings. Passive: it is told what is open and tells what is wanted.

#include "views/docks/tensor_model.h"

#include <QDockWidget>
#include <QTimer>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace bitloupe {

class TensorsDock : public QDockWidget {
    Q_OBJECT
public:
    explicit TensorsDock(QWidget* parent = nullptr);

    void setFiles(std::vector<FileEntry> files);
    void setSelected(TensorRef tensor);
    void setSummary(TensorRef tensor, TensorSummary summary);
    void markSqnrStale();
    void setOrder(TensorOrder order);
    void setFilter(const QString& filter);
    void focusFilter();

    TensorModel& model() { return *m_model; }
    QTreeView& view() { return *m_view; }

Q_SIGNALS:
    void tensorChosen(bitloupe::TensorRef tensor);
    void visibleChanged(const std::vector<bitloupe::TensorRef>& tensors);  // in the order of the rows
    void closeRequested(int file);
    void exportRequested();
    void axisChosen(bitloupe::TensorRef tensor, std::optional<int> axis);  // none: as the file says

private:
    QWidget* makeSearchRow();
    QToolButton* makeOrderButton();
    QTreeView* makeView();
    void fitColumns();
    void showMenu(const QPoint& position);
    void addAxisMenu(QMenu& menu, TensorRef tensor);
    void applyFilter();
    void goToList();
    void refresh();  // after the model was rebuilt
    void sortAgain();
    void updateHint();
    void chooseCurrent(const QModelIndex& index);
    std::vector<TensorRef> visibleTensors() const;
    bool event(QEvent* event) override;

    TensorModel* m_model;
    QTreeView* m_view;
    QLineEdit* m_filter = nullptr;
    QStackedWidget* m_pages = nullptr;
    QLabel* m_hint = nullptr;
    QTimer m_filterTimer;  // filters when typing pauses
    QTimer m_sortTimer;  // sorts what has arrived, a few times a second at most
    TensorRef m_selected;
    bool m_refreshing = false;
};

}  // namespace bitloupe
