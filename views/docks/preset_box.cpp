// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/preset_box.h"

#include "views/docks/elided_combo.h"
#include "views/docks/form_rows.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace bitloupe {

namespace {
constexpr int kLongestName = 60;
constexpr int kOwnRole = Qt::UserRole + 1;  // name of an own preset
constexpr int kBuiltInRole = Qt::UserRole + 2;  // place among the built-in ones
}  // namespace

PresetBox::PresetBox(QWidget* parent)
    : QWidget(parent)
    , m_combo(new ElidedCombo)
    , m_more(new QToolButton)
{
    m_editor = makeEditor();
    for (const Preset& preset : presets()) {
        const auto spec = parseSpec(preset.spec);
        m_builtIn.push_back(spec ? *spec : defaultSpec());
    }
    m_combo->setObjectName(QStringLiteral("preset"));
    m_combo->setAccessibleName(text::name("param", "preset"));
    m_combo->setToolTip(text::hint("param", "preset"));
    makeMenu();
    auto* field = new QWidget;
    auto* line = new QHBoxLayout(field);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_combo, 1);
    line->addWidget(m_more);
    field->setFocusProxy(m_combo);
    auto* rows = new FormRows;
    rows->addRow(text::name("param", "preset"), field);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(rows);
    column->addWidget(m_editor);
    m_editor->hide();
    fill();
    connect(m_combo, &QComboBox::activated, this, &PresetBox::choose);
}

void PresetBox::makeMenu()
{
    m_more->setObjectName(QStringLiteral("presetMenu"));
    m_more->setText(QStringLiteral("⋯"));
    m_more->setAccessibleName(tr("Save, rename or delete presets"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    connect(menu->addAction(tr("&Save as preset…")), &QAction::triggered, this, [this] { begin(Task::Save); });
    QAction* rename = menu->addAction(tr("&Rename preset…"));
    QAction* remove = menu->addAction(tr("&Delete preset…"));
    connect(rename, &QAction::triggered, this, [this] { begin(Task::Rename); });
    connect(remove, &QAction::triggered, this, [this] { begin(Task::Remove); });
    connect(menu, &QMenu::aboutToShow, this, [this, rename, remove] {
        for (QAction* action : {rename, remove})
            action->setEnabled(!currentOwn().isEmpty());
    });
    m_more->setMenu(menu);
}

QWidget* PresetBox::makeEditor()
{
    auto* editor = new QWidget;
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("presetName"));
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setPlaceholderText(tr("Name of the preset"));
    m_name->setMaxLength(kLongestName);
    m_name->installEventFilter(this);
    m_accept = new QToolButton;
    m_accept->setObjectName(QStringLiteral("presetAccept"));
    auto* cancel = new QToolButton;
    cancel->setText(tr("Cancel"));
    cancel->setAccessibleName(tr("Leave the presets as they are"));
    m_remark = new QLabel;
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(4);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_accept);
    buttons->addWidget(cancel);
    column->addWidget(m_name);
    column->addWidget(m_remark);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &PresetBox::check);
    connect(m_name, &QLineEdit::returnPressed, this, &PresetBox::finish);
    connect(m_accept, &QToolButton::clicked, this, &PresetBox::finish);
    connect(cancel, &QToolButton::clicked, this, [this] { begin(Task::None); });
    return editor;
}

void PresetBox::fill()
{
    const QSignalBlocker quiet(m_combo);
    m_combo->clear();
    m_combo->addItem(tr("Custom"));
    for (std::size_t i = 0; i < m_builtIn.size(); ++i) {
        m_combo->addItem(text::name("preset", presets()[i].id));
        m_combo->setItemData(m_combo->count() - 1, text::shortSpec(m_builtIn[i]), Qt::ToolTipRole);
        m_combo->setItemData(m_combo->count() - 1, static_cast<int>(i), kBuiltInRole);
    }
    if (!m_own.empty())
        m_combo->insertSeparator(m_combo->count());
    for (const OwnPreset& preset : m_own) {
        m_combo->addItem(preset.name);
        m_combo->setItemData(m_combo->count() - 1, text::shortSpec(preset.spec), Qt::ToolTipRole);
        m_combo->setItemData(m_combo->count() - 1, preset.name, kOwnRole);
    }
    showCurrent();
}

void PresetBox::setSpec(const QuantSpec& spec)
{
    m_spec = spec;
    showCurrent();
}

void PresetBox::setOwnPresets(std::vector<OwnPreset> presets)
{
    m_own = std::move(presets);
    fill();
}

// An own name goes before a built-in one for the same settings: somebody wanted it.
void PresetBox::showCurrent()
{
    int index = 0;
    for (int i = 1; i < m_combo->count(); ++i) {
        const QVariant builtIn = m_combo->itemData(i, kBuiltInRole);
        const QString own = m_combo->itemData(i, kOwnRole).toString();
        if (builtIn.isValid() && m_builtIn[static_cast<std::size_t>(builtIn.toInt())] == m_spec)
            index = i;
        const auto named = std::find_if(m_own.begin(), m_own.end(), [&](const OwnPreset& p) { return p.name == own; });
        if (!own.isEmpty() && named != m_own.end() && named->spec == m_spec)
            index = i;
    }
    m_combo->setCurrentIndex(index);
}

QString PresetBox::currentOwn() const { return m_combo->currentData(kOwnRole).toString(); }

void PresetBox::choose()
{
    const QVariant builtIn = m_combo->currentData(kBuiltInRole);
    const QString own = currentOwn();
    const auto named = std::find_if(m_own.begin(), m_own.end(), [&](const OwnPreset& p) { return p.name == own; });
    if (builtIn.isValid())
        m_spec = m_builtIn[static_cast<std::size_t>(builtIn.toInt())];
    else if (named != m_own.end())
        m_spec = named->spec;
    else
        return showCurrent();  // "Custom" is what settings are, not something to choose
    Q_EMIT chosen(m_spec);
}

void PresetBox::beginSave() { begin(Task::Save); }

void PresetBox::begin(Task task)
{
    m_task = task;
    m_subject = currentOwn();
    const bool isRemoval = task == Task::Remove;
    m_editor->setVisible(task != Task::None);
    m_name->setVisible(task == Task::Save || task == Task::Rename);
    if (task == Task::None)
        return m_combo->setFocus();
    m_name->setText(task == Task::Rename ? m_subject : m_subject.isEmpty() ? text::shortSpec(m_spec).left(kLongestName) : m_subject);
    m_name->selectAll();
    check();
    (isRemoval ? static_cast<QWidget*>(m_accept) : m_name)->setFocus(Qt::OtherFocusReason);
}

void PresetBox::check()
{
    const QString name = m_name->text().simplified();
    const bool isBuiltIn =
        std::any_of(presets().begin(), presets().end(), [&](const Preset& preset) { return text::name("preset", preset.id) == name; });
    const bool exists = std::any_of(m_own.begin(), m_own.end(), [&](const OwnPreset& preset) { return preset.name == name; });
    const bool replaces = exists && (m_task == Task::Save || name != m_subject);
    if (m_task == Task::Remove) {
        m_remark->setText(tr("Delete the preset “%1”? The settings stay as they are.").arg(m_subject));
        m_accept->setText(tr("Delete"));
    } else {
        m_remark->setText(isBuiltIn      ? tr("A built-in preset has this name.")
                              : replaces ? tr("Replaces your preset “%1”.").arg(name)
                                         : QString());
        m_accept->setText(replaces ? tr("Replace") : m_task == Task::Rename ? tr("Rename") : tr("Save"));
    }
    m_remark->setVisible(!m_remark->text().isEmpty());
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setEnabled(m_task == Task::Remove || (!name.isEmpty() && !isBuiltIn));
}

void PresetBox::finish()
{
    if (!m_accept->isEnabled())
        return;
    const Task task = m_task;
    const QString subject = m_subject;
    const QString name = m_name->text().simplified();
    begin(Task::None);
    if (task == Task::Save)
        Q_EMIT saveRequested(name);
    else if (task == Task::Rename)
        Q_EMIT renameRequested(subject, name);
    else if (task == Task::Remove)
        Q_EMIT removeRequested(subject);
}

bool PresetBox::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_name && isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();  // the window's Escape cancels work
        if (event->type() == QEvent::KeyPress)
            begin(Task::None);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace bitloupe
