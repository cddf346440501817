// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What comes from outside (dropped, named on the command line, handed over by another start): files are opened at once,
// folders are searched on a worker first, and what was no weight file is summed up in one sentence.

#include "app/file_search.h"
#include "app/job_slot.h"

#include <QUrl>

namespace bitloupe {

class Session;

class Arrivals : public QObject {
    Q_OBJECT
public:
    explicit Arrivals(Session& session, QObject* parent = nullptr);

    void take(const QStringList& paths);
    void takeUrls(const QList<QUrl>& urls);  // files of this machine; others are a problem
    void cancel();
    bool isSearching() const { return m_slot.isRunning(); }
    QString searching() const { return m_folders.value(0); }

Q_SIGNALS:
    void searchingChanged();
    void problem(const QString& sentence);
    void notice(const QString& sentence);

private:
    void search();
    void takeFound(const QStringList& folders, const FoundFiles& found);

    Session& m_session;
    QStringList m_folders;  // being searched
    JobSlot m_slot;
};

// "14 weight files in “models”; 3 other files are left out." Empty where nothing needs saying.
QString foundSentence(const QStringList& folders, const FoundFiles& found);

}  // namespace bitloupe
