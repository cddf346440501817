// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/text_undo.h"

#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace bitloupe {

namespace {

const QLineEdit* fieldOf(QObject* widget)
{
    if (const auto* edit = qobject_cast<QLineEdit*>(widget))
        return edit;
    return qobject_cast<QAbstractSpinBox*>(widget) ? widget->findChild<QLineEdit*>() : nullptr;
}

}  // namespace

TextUndo::TextUndo(QObject* parent)
    : QObject(parent)
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->installEventFilter(this);
}

// Not accepted here, the key goes on to the shortcuts.
bool TextUndo::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    const bool isUndo = press->matches(QKeySequence::Undo);
    const bool isRedo = press->matches(QKeySequence::Redo) || press->key() == Qt::Key_Y;
    const QLineEdit* field = isUndo || isRedo ? fieldOf(watched) : nullptr;
    if (!field || (isUndo ? field->isUndoAvailable() : field->isRedoAvailable()))
        return false;
    event->ignore();
    return true;
}

}  // namespace bitloupe
