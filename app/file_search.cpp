// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_search.h"

#include "core/io/input_file.h"
#include "core/io/model_file.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QUrl>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::size_t kHeadBytes = 4096;  // holds every signature

bool holdsWeights(const QString& path)
{
    const auto file = InputFile::open(QFile::encodeName(path).toStdString());
    const auto head = file ? (*file)->readHead(kHeadBytes) : Result<std::vector<std::byte>>(file.error());
    if (!head || head->empty())
        return false;
    const auto formats = fileFormats();
    return std::any_of(formats.begin(), formats.end(), [&](const FormatInfo& format) { return format.recognises(*head, (*file)->size()); });
}

bool hasKnownSuffix(const QString& path)
{
    for (const FormatInfo& format : fileFormats()) {
        for (const std::string_view suffix : format.suffixes) {
            const QString end = QString::fromLatin1(suffix.data(), static_cast<qsizetype>(suffix.size()));
            if (path.endsWith(end.startsWith(u'.') ? end : u'.' + end, Qt::CaseInsensitive))
                return true;
        }
    }
    return false;
}

class Search {
public:
    explicit Search(Progress& progress)
        : m_progress(progress)
    {
    }

    void walk(const QString& folder)
    {
        QStringList waiting{folder};
        while (!waiting.isEmpty() && !isFull()) {
            const QDir dir(waiting.takeFirst());
            const QString place = dir.canonicalPath();
            if (place.isEmpty() || m_entered.contains(place))
                continue;
            m_entered.insert(place);
            for (const QFileInfo& entry : dir.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
                m_progress.advance(1);
                if (isFull())
                    break;
                ++m_looked;
                if (entry.isDir())
                    waiting += entry.filePath();
                else
                    m_candidates += entry.filePath();
            }
        }
    }

    // Files with a name that says so first: where a store keeps its contents under hashes and links to them by name (as the
    // Hugging Face cache does), the name that people know is the one to show.
    FoundFiles found()
    {
        std::stable_partition(m_candidates.begin(), m_candidates.end(), hasKnownSuffix);
        FoundFiles result;
        QSet<QString> seen;
        for (const QString& path : m_candidates) {
            m_progress.advance(1);
            const QString place = QFileInfo(path).canonicalFilePath();
            if (!place.isEmpty() && seen.contains(place))
                continue;
            seen.insert(place);
            if (!holdsWeights(path))
                ++result.others;
            else if (result.files.size() < kMostFoundFiles)
                result.files += path;
            else
                m_isCut = true;
        }
        QCollator order{QLocale(QLocale::English)};  // the C locale would not read numbers
        order.setNumericMode(true);
        std::sort(result.files.begin(), result.files.end(), order);
        result.isCut = m_isCut;
        return result;
    }

private:
    bool isFull()
    {
        m_isCut = m_isCut || m_looked >= kMostLookedAt;
        return m_isCut;
    }

    Progress& m_progress;
    QSet<QString> m_entered;
    QStringList m_candidates;
    int m_looked = 0;
    bool m_isCut = false;
};

QStringList matches(const QString& pattern)
{
    const QFileInfo info(pattern);
    QStringList paths;
    for (const QString& name : info.dir().entryList({info.fileName()}, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        paths += info.path() == QLatin1String(".") && !pattern.startsWith(QLatin1String("./")) ? name : info.dir().filePath(name);
    return paths;
}

}  // namespace

FoundFiles searchFolders(const QStringList& folders, Progress& progress)
{
    Search search(progress);
    for (const QString& folder : folders)
        search.walk(folder);
    return search.found();
}

QStringList pathsOf(const QStringList& words)
{
    QStringList paths;
    for (const QString& word : words) {
        if (word.startsWith(QLatin1String("file:"), Qt::CaseInsensitive) && QUrl(word).isLocalFile()) {
            paths += QUrl(word).toLocalFile();
            continue;
        }
        const bool isPattern = word.contains(u'*') || word.contains(u'?') || word.contains(u'[');
        const QStringList matching = isPattern && !QFileInfo::exists(word) ? matches(word) : QStringList();
        paths += matching.isEmpty() ? QStringList(word) : matching;
    }
    return paths;
}

}  // namespace bitloupe
