// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The preset of the settings: the field's names, own ones under a separator, and what can be done with own ones, in place:
// save the settings under a name, rename, delete. Passive.

#include "views/docks/own_preset.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace bitloupe {

class PresetBox : public QWidget {
    Q_OBJECT
public:
    explicit PresetBox(QWidget* parent = nullptr);

    void setSpec(const QuantSpec& spec);  // shows its name, or "Custom"
    void setOwnPresets(std::vector<OwnPreset> presets);
    void beginSave();  // opens the line for the name
    QComboBox* combo() { return m_combo; }

Q_SIGNALS:
    void chosen(const bitloupe::QuantSpec& spec);
    void saveRequested(const QString& name);
    void renameRequested(const QString& from, const QString& to);
    void removeRequested(const QString& name);

private:
    enum class Task { None, Save, Rename, Remove };
    void makeMenu();
    QWidget* makeEditor();
    void fill();
    void choose();
    void showCurrent();
    void begin(Task task);
    void finish();
    void check();  // whether the name will do, and what it would replace
    QString currentOwn() const;  // name of the own preset that is shown; empty: none
    bool eventFilter(QObject* watched, QEvent* event) override;

    QuantSpec m_spec;
    std::vector<QuantSpec> m_builtIn;  // in the order of presets()
    std::vector<OwnPreset> m_own;
    Task m_task = Task::None;
    QString m_subject;  // of renaming and removing
    QComboBox* m_combo;
    QToolButton* m_more;
    QWidget* m_editor = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_remark = nullptr;
    QToolButton* m_accept = nullptr;
};

}  // namespace bitloupe
