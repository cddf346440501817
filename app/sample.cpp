// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sample.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

static void initResources() { Q_INIT_RESOURCE(bitloupe); }  // outside the namespace, as the macro asks

namespace bitloupe {

namespace {

const QString kName = QStringLiteral("stories260k.safetensors");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeTo(const QString& folder, const QByteArray& content)
{
    const QString path = QDir(folder).filePath(kName);
    if (contentOf(path) == content)
        return true;
    QSaveFile file(path);
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

}  // namespace

Result<QString> samplePath()
{
    initResources();
    const QByteArray content = contentOf(QStringLiteral(":/samples/") + kName);
    const QString folders[] = {QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/bitloupe/samples"),
                               QDir::tempPath() + QStringLiteral("/bitloupe-samples")};
    for (const QString& folder : folders) {
        if (writeTo(folder, content))
            return QDir(folder).filePath(kName);
    }
    return Error{ErrorCode::WriteFailed, folders[1].toStdString(), {}, {}};
}

}  // namespace bitloupe
