// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/text_keys.h"

#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

const QLineEdit* fieldOf(QObject* widget)
{
    if (const auto* edit = qobject_cast<QLineEdit*>(widget))
        return edit;
    return qobject_cast<QAbstractSpinBox*>(widget) ? widget->findChild<QLineEdit*>() : nullptr;
}

bool isOldEditingKey(const QKeyEvent& press)
{
    constexpr std::array kKeys{Qt::Key_B, Qt::Key_D, Qt::Key_E, Qt::Key_K, Qt::Key_U, Qt::Key_W};
    return press.modifiers() == Qt::ControlModifier && std::find(kKeys.begin(), kKeys.end(), press.key()) != kKeys.end();
}

}  // namespace

TextKeys::TextKeys(QObject* parent)
    : QObject(parent)
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->installEventFilter(this);
}

// Not accepted here, the key goes on to the shortcuts.
bool TextKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    if (isOldEditingKey(*press) && fieldOf(watched)) {
        event->ignore();
        return true;
    }
    const bool isUndo = press->matches(QKeySequence::Undo);
    const bool isRedo = press->matches(QKeySequence::Redo) || press->key() == Qt::Key_Y;
    const QLineEdit* field = isUndo || isRedo ? fieldOf(watched) : nullptr;
    if (!field || (isUndo ? field->isUndoAvailable() : field->isRedoAvailable()))
        return false;
    event->ignore();
    return true;
}

}  // namespace bitloupe
