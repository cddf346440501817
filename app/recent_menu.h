// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The recent files as a menu. Whether they are still there is asked on a worker when the menu is opened: a disk that
// sleeps or a network that hangs must not hold the window up. A file that is gone is greyed, and says why.

#include "app/job_slot.h"

#include <QStringList>

class QMenu;

namespace bitloupe {

class RecentMenu : public QObject {
    Q_OBJECT
public:
    explicit RecentMenu(QMenu& menu);  // lives as long as the menu

    void fill(const QStringList& paths);

Q_SIGNALS:
    void openRequested(const QString& path);
    void clearRequested();

private:
    void check();

    QMenu& m_menu;
    QStringList m_paths;
    JobSlot m_slot;
};

}  // namespace bitloupe
