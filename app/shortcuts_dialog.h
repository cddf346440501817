// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All keys at a glance: the menus' own, read from the menus, and what mouse and keys do on a chart.

#include <QDialog>
#include <vector>

class QMenuBar;

namespace bitloupe {

struct ShortcutRow {
    QString group;  // the menu: "File"
    QString action;
    QString keys;
};

// In the order of the menus, submenus included; what has no key is left out.
std::vector<ShortcutRow> shortcutsOf(const QMenuBar& menus);

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QMenuBar& menus, QWidget* parent = nullptr);
};

}  // namespace bitloupe
