// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens files on a worker, in the order in which people asked for them. A second request waits for the first.

#include "app/job_slot.h"
#include "core/io/model_file.h"

#include <QStringList>

namespace bitloupe {

class FileOpener : public QObject {
    Q_OBJECT
public:
    explicit FileOpener(QObject* parent = nullptr);

    void open(const QStringList& paths);
    void cancel();  // the file that is being read, and those that wait
    bool isRunning() const { return m_slot.isRunning(); }
    const QString& current() const { return m_current; }

Q_SIGNALS:
    void opened(const QString& path, const std::shared_ptr<const bitloupe::ModelFile>& file);
    void failed(const QString& sentence);
    void finished();  // nothing waits any more

private:
    void next();

    QStringList m_waiting;
    QString m_current;
    JobSlot m_slot;
};

}  // namespace bitloupe
