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

const QString kWeights = QStringLiteral("stories260k.safetensors");
const QString kActivations = QStringLiteral("stories260k-inputs.npz");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeTo(const QString& folder, const QString& name, const QByteArray& content)
{
    const QString path = QDir(folder).filePath(name);
    if (contentOf(path) == content)
        return true;
    QSaveFile file(path);
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

Result<QString> pathOf(const QString& name)
{
    initResources();
    const QByteArray content = contentOf(QStringLiteral(":/samples/") + name);
    const QString folders[] = {QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/bitloupe/samples"),
                               QDir::tempPath() + QStringLiteral("/bitloupe-samples")};
    for (const QString& folder : folders) {
        if (writeTo(folder, name, content))
            return QDir(folder).filePath(name);
    }
    return Error{ErrorCode::WriteFailed, folders[1].toStdString(), {}, {}};
}

}  // namespace

Result<QString> samplePath() { return pathOf(kWeights); }

Result<QString> sampleActivationsPath() { return pathOf(kActivations); }

}  // namespace bitloupe
