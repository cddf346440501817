// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shortcuts_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

// "&Open…" as people read it; "&&" is an ampersand.
QString plain(QString text) { return text.replace(QLatin1String("&&"), QStringLiteral("\1")).remove(u'&').replace(u'\1', u'&'); }

void addRows(std::vector<ShortcutRow>& rows, const QString& group, const QMenu& menu, const QString& before)
{
    for (const QAction* action : menu.actions()) {
        const QString name = before + plain(action->text());
        if (action->menu())
            addRows(rows, group, *action->menu(), name + QStringLiteral(" › "));
        else if (!action->shortcut().isEmpty())
            rows.push_back({group, name, action->shortcut().toString(QKeySequence::NativeText)});
    }
}

std::vector<ShortcutRow> chartRows()
{
    const QString group = ShortcutsDialog::tr("Charts");
    const auto row = [&](const QString& what, const QString& how) { return ShortcutRow{group, what, how}; };
    return {row(ShortcutsDialog::tr("Read the values off"), ShortcutsDialog::tr("Arrow keys, with Shift in large steps")),
            row(ShortcutsDialog::tr("To the handles of a threshold, and on"), ShortcutsDialog::tr("Tab")),
            row(ShortcutsDialog::tr("Move a threshold"), ShortcutsDialog::tr("Drag its handle, or arrow keys")),
            row(ShortcutsDialog::tr("Zoom where the pointer is"), ShortcutsDialog::tr("Wheel, + and −")),
            row(ShortcutsDialog::tr("Zoom into a part"), ShortcutsDialog::tr("Drag")),
            row(ShortcutsDialog::tr("Move the part that is seen"), ShortcutsDialog::tr("Drag with Shift, Ctrl+Left and Ctrl+Right")),
            row(ShortcutsDialog::tr("All of it again"), ShortcutsDialog::tr("Double click, or 0")),
            row(ShortcutsDialog::tr("Copy picture and values"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)),
            row(ShortcutsDialog::tr("Copy or save the chart"), ShortcutsDialog::tr("Context menu"))};
}

QString asText(const std::vector<ShortcutRow>& rows)
{
    QStringList lines;
    for (const ShortcutRow& row : rows)
        lines += row.group + u'\t' + row.action + u'\t' + row.keys;
    return lines.join(u'\n');
}

QTreeWidget* makeTree(const std::vector<ShortcutRow>& rows)
{
    auto* tree = new QTreeWidget;
    tree->setAccessibleName(ShortcutsDialog::tr("Keyboard shortcuts"));
    tree->setColumnCount(2);
    tree->setHeaderHidden(true);
    tree->setRootIsDecorated(false);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    QTreeWidgetItem* group = nullptr;
    for (const ShortcutRow& row : rows) {
        if (!group || group->text(0) != row.group) {
            group = new QTreeWidgetItem(tree, {row.group});
            QFont bold = tree->font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(0, bold);
            group->setExpanded(true);
        }
        new QTreeWidgetItem(group, {row.action, row.keys});
    }
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->expandAll();
    return tree;
}

}  // namespace

std::vector<ShortcutRow> shortcutsOf(const QMenuBar& menus)
{
    std::vector<ShortcutRow> rows;
    for (const QAction* action : menus.actions()) {
        if (action->menu())
            addRows(rows, plain(action->text()), *action->menu(), QString());
    }
    return rows;
}

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    std::vector<ShortcutRow> rows = shortcutsOf(menus);
    for (ShortcutRow& row : chartRows())
        rows.push_back(std::move(row));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [text = asText(rows)] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeTree(rows), 1);
    column->addWidget(buttons);
    resize(520, 560);
}

}  // namespace bitloupe
