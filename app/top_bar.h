// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The row under the menus: the name, what people do most, the field that goes anywhere, and menus at the end. Where it is
// narrow, parts give way one after the other (all of them are in the menus too); the field stays in the middle.

#include <QAbstractButton>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace bitloupe {

// Looks like a field, is a button: a press opens the palette.
class GoToField : public QAbstractButton {
    Q_OBJECT
public:
    explicit GoToField(QWidget* parent = nullptr);
    void setShortcutText(const QString& keys);
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;
    QString m_keys;
};

class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    void addButton(QAction* action);  // at the start, in the order of the calls
    void addMenuButton(const QString& text, const QString& hint, QMenu* menu);  // at the end
    GoToField& field() { return *m_field; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void arrange();
    void giveWay();
    void place(QWidget& widget, int left, int wide);
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

    QLabel* m_name;
    GoToField* m_field;
    QList<QWidget*> m_start;  // the name first
    QList<QWidget*> m_end;
};

}  // namespace bitloupe
