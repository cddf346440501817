// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens files on a worker, in the order in which people asked for them. A second request waits for the first. What they
// are is recognised by content: weight files and session files.

#include "app/job_slot.h"
#include "app/session_file.h"
#include "core/io/model_file.h"

#include <QStringList>
#include <variant>

namespace bitloupe {

class FileOpener : public QObject {
    Q_OBJECT
public:
    explicit FileOpener(QObject* parent = nullptr);

    void open(const QStringList& paths);
    void cancel();  // the file that is being read, and those that wait
    bool isRunning() const { return m_slot.isRunning(); }
    bool isSettled() const { return m_slot.isSettled(); }
    const QString& current() const { return m_current; }

Q_SIGNALS:
    void opened(const QString& path, const std::shared_ptr<const bitloupe::ModelFile>& file);
    void sessionRead(const bitloupe::SavedSession& saved);
    void failed(const QString& sentence);
    void finished();  // nothing waits any more

private:
    void next();
    void tell(const Result<std::variant<std::shared_ptr<const ModelFile>, ParsedSession>>& opened);

    bool m_isTelling = false;  // whoever hears of a session file asks for its files at once
    QStringList m_waiting;
    QString m_current;
    JobSlot m_slot;
};

}  // namespace bitloupe
