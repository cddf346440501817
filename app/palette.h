// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The overlay of Ctrl+K: a field and a list over the upper part of the window. Typing searches, Up and Down choose, Enter
// acts, Esc or a click elsewhere closes; the focus goes back to where it was, unless what was chosen moves it.

#include "app/palette_index.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace bitloupe {

class PaletteModel;

class Palette : public QFrame {
    Q_OBJECT
public:
    Palette(PaletteIndex& index, QWidget* window);  // deletes itself when it closes
    ~Palette() override;

    void searchAgain();  // the index has other entries now

    QLineEdit& field() { return *m_field; }
    QListView& list() { return *m_list; }

Q_SIGNALS:
    void used(const QString& key);  // what was chosen, before it acts

private:
    void buildField();
    void buildList();
    void search();
    void choose(int row);
    void tellChosen();
    void place();
    void closeAndReturn();
    void act();
    bool fieldKey(int key);
    bool fieldEvent(QEvent& event);
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

    PaletteIndex& m_index;
    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    QPointer<QWidget> m_focusBefore;
    bool m_closing = false;
};

}  // namespace bitloupe
