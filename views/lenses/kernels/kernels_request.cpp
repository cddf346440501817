// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_request.h"

#include <QHash>
#include <QStringList>

namespace bitloupe {

QString printRequest(const KernelsRequest& r)
{
    return QStringLiteral("rows=%1 cols=%2 threads=%3 from=%4 ways=%5 run=%6")
        .arg(r.rows)
        .arg(r.cols)
        .arg(r.threads)
        .arg(r.isCold ? QStringLiteral("memory") : QStringLiteral("caches"), r.wantsAll ? QStringLiteral("all") : QStringLiteral("usual"))
        .arg(r.run);
}

std::optional<KernelsRequest> parseRequest(const QString& text)
{
    constexpr qulonglong kMost = 1 << 20;
    QHash<QString, QString> words;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        words[word.section(u'=', 0, 0)] = word.section(u'=', 1);
    const KernelsRequest request{words[QStringLiteral("rows")].toULongLong(),
                                 words[QStringLiteral("cols")].toULongLong(),
                                 words[QStringLiteral("threads")].toInt(),
                                 words[QStringLiteral("from")] != QLatin1String("caches"),
                                 words[QStringLiteral("ways")] == QLatin1String("all"),
                                 words[QStringLiteral("run")].toULongLong()};
    const bool isGood = request.rows > 0 && request.cols > 0 && request.rows <= kMost && request.cols <= kMost && request.threads > 0
        && request.threads <= 1024;
    return isGood ? std::optional(request) : std::nullopt;
}

}  // namespace bitloupe
