// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Notices that open files change on disk: told by the system, and looked for when the program is returned to, because
// network folders tell nothing. Looks on a worker: a disk may not answer.

#include "app/job_slot.h"
#include "core/export/input_stamp.h"

#include <QFileSystemWatcher>
#include <QStringList>
#include <QTimer>
#include <map>
#include <optional>

namespace bitloupe {

class FileWatch : public QObject {
    Q_OBJECT
public:
    explicit FileWatch(QObject* parent = nullptr);

    // What is open. A file that was open before keeps what is known of it.
    void setFiles(const QStringList& paths);
    void readAnew(const QString& path);  // the file as it is now is what is open; before setFiles()
    void look();

Q_SIGNALS:
    void changed(const QString& path);
    void vanished(const QString& path);

private:
    using Stamps = std::map<QString, std::optional<InputStamp>>;  // none: it is not there
    static Stamps stampsOf(const QStringList& paths);
    void compare(const Stamps& now);

    QFileSystemWatcher m_watcher;
    QTimer m_calm;  // whoever writes is given time to finish
    Stamps m_stamps;
    JobSlot m_slot;
};

}  // namespace bitloupe
