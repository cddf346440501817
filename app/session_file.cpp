// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session_file.h"

#include "app/sample.h"
#include "app/session_json.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace bitloupe {

namespace {

constexpr qint64 kHeadBytes = 4096;
constexpr qint64 kLargestFile = 16 << 20;
constexpr const char* kKind = "session";

QString named(const QString& path) { return text::safe(QFileInfo(path).fileName().toStdString()); }

ParsedSession refused(const QString& sentence) { return {{}, sentence}; }

// {"bitloupe": "session", …}: the name of the program stands near the beginning of its files.
bool looksLikeSession(const QByteArray& head)
{
    const QByteArray text = head.startsWith("\xef\xbb\xbf") ? head.mid(3).trimmed() : head.trimmed();
    return text.startsWith('{') && text.contains("\"bitloupe\"");
}

}  // namespace

QByteArray printSession(const SavedSession& saved, const QString& folder)
{
    QJsonObject json = sessionToJson(saved, folder);
    json.insert(QStringLiteral("bitloupe"), QLatin1String(kKind));
    json.insert(QStringLiteral("version"), kSessionVersion);
    return QJsonDocument(json).toJson();
}

ParsedSession parseSession(const QByteArray& content, const QString& path)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (!document.isObject())
        return refused(QCoreApplication::translate("SessionFile", "%1 is a damaged session file: %2 at byte %3.")
                           .arg(named(path), error.errorString())
                           .arg(error.offset));
    const QJsonObject json = document.object();
    if (json.value(QStringLiteral("bitloupe")).toString() != QLatin1String(kKind))
        return refused(QCoreApplication::translate("SessionFile", "%1 is no session file of Bitloupe.").arg(named(path)));
    const double version = json.value(QStringLiteral("version")).toDouble(0);
    if (version > kSessionVersion)
        return refused(QCoreApplication::translate(
                           "SessionFile",
                           "%1 was saved by a newer Bitloupe (version %2 of session files; this program reads version %3). Update Bitloupe "
                           "to open it.")
                           .arg(named(path))
                           .arg(version)
                           .arg(kSessionVersion));
    if (version < 1)
        return refused(QCoreApplication::translate("SessionFile", "%1 is a damaged session file: it names no version.").arg(named(path)));
    ParsedSession parsed{sessionFromJson(json, QFileInfo(path).absolutePath()), {}};
    parsed.saved.path = path;
    return parsed;
}

std::optional<ParsedSession> readSessionFile(const QString& path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;  // whoever opens it as a weight file says why
    if (!looksLikeSession(file.peek(kHeadBytes)))
        return std::nullopt;
    if (file.size() > kLargestFile)
        return refused(QCoreApplication::translate("SessionFile", "%1 is too large for a session file (%2).")
                           .arg(named(path), text::bytes(static_cast<std::uint64_t>(file.size()))));
    ParsedSession parsed = parseSession(file.read(kLargestFile), path);
    for (qsizetype i = 0; i < parsed.saved.files.size(); ++i) {
        if (!parsed.saved.beside[i].isEmpty() && QFileInfo(parsed.saved.beside[i]).isFile())
            parsed.saved.files[i] = parsed.saved.beside[i];
    }
    if (!parsed.saved.activationsBeside.isEmpty() && QFileInfo(parsed.saved.activationsBeside).isFile())
        parsed.saved.activations = parsed.saved.activationsBeside;
    return parsed;
}

QString writeSessionFile(const SavedSession& saved, const QString& path)
{
    QSaveFile file(path);
    const QByteArray content = printSession(saved, QFileInfo(path).absolutePath());
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return QCoreApplication::translate("SessionFile", "%1 could not be written: %2.")
        .arg(text::safe(path.toStdString()), file.errorString());
}

}  // namespace bitloupe
