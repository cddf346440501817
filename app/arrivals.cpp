// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/arrivals.h"

#include "app/session.h"
#include "views/text/text.h"

#include <QDir>
#include <QFileInfo>

namespace bitloupe {

namespace {

QString nameOf(const QString& folder)
{
    const QString name = QDir(QDir(folder).absolutePath()).dirName();
    return text::safe((name.isEmpty() ? folder : name).toStdString());
}

}  // namespace

Arrivals::Arrivals(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_slot, &JobSlot::runningChanged, this, &Arrivals::searchingChanged);
}

void Arrivals::take(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths)
        (QFileInfo(path).isDir() ? m_folders : files) += path;
    if (!files.isEmpty())
        m_session.openFiles(files);
    if (!m_folders.isEmpty())
        search();
}

void Arrivals::takeUrls(const QList<QUrl>& urls)
{
    QStringList paths;
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (paths.size() < urls.size())
        Q_EMIT problem(
            tr("Only files of this machine can be opened. Save %1 here first.")
                .arg(text::safe(urls.last().host().isEmpty() ? urls.last().toString().toStdString() : urls.last().host().toStdString())));
    if (!paths.isEmpty())
        take(paths);
}

void Arrivals::cancel()
{
    m_slot.cancel();
    m_folders.clear();
}

// A second drop while a folder is searched: both are searched together, from the start.
void Arrivals::search()
{
    const QStringList folders = m_folders;
    m_slot.start<FoundFiles>([folders](Progress& progress) -> Result<FoundFiles> { return searchFolders(folders, progress); },
                             [this, folders](const Result<FoundFiles>& found) {
                                 m_folders.clear();
                                 if (found)
                                     takeFound(folders, *found);
                                 else
                                     Q_EMIT problem(text::sentence(found.error()));
                             });
}

void Arrivals::takeFound(const QStringList& folders, const FoundFiles& found)
{
    if (!found.files.isEmpty())
        m_session.openFiles(found.files);
    const QString sentence = foundSentence(folders, found);
    if (found.files.isEmpty())
        Q_EMIT problem(sentence);
    else if (!sentence.isEmpty())
        Q_EMIT notice(sentence);
}

QString foundSentence(const QStringList& folders, const FoundFiles& found)
{
    const QString place = folders.size() == 1 ? Arrivals::tr("“%1”").arg(nameOf(folders.first()))
                                              : Arrivals::tr("%n folders", nullptr, static_cast<int>(folders.size()));
    if (found.files.isEmpty())
        return Arrivals::tr("There is no weight file in %1: none of the %n files is npy, npz, HDF5 or safetensors.", nullptr, found.others)
            .arg(place);
    const QString opened = Arrivals::tr("%n weight files in %1", nullptr, static_cast<int>(found.files.size())).arg(place);
    if (found.isCut)
        return Arrivals::tr("%1; more may be there: open a folder further down.").arg(opened);
    if (found.others > 0)
        return Arrivals::tr("%1; %n other files hold no weights and are left out.", nullptr, found.others).arg(opened);
    return {};
}

}  // namespace bitloupe
