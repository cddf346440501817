// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gesture_watch.h"

#include <QCoreApplication>
#include <QMouseEvent>

namespace bitloupe {

GestureWatch::GestureWatch(QObject* parent)
    : QObject(parent)
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->installEventFilter(this);
}

// One press is seen by the window, the widget and its parents: the number grows only when nothing was held before.
bool GestureWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
        m_number += m_isHeld ? 0 : 1;
        m_isHeld = true;
    } else if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton) {
        m_isHeld = false;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace bitloupe
