// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/config_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

namespace bitloupe {

QString configFile(const QString& name) { return QFileInfo(QSettings().fileName()).dir().filePath(name); }

QString setAside(const QString& path)
{
    for (int i = 1; i < 1000; ++i) {
        const QString aside = path + QStringLiteral(".damaged-%1").arg(i);
        if (!QFileInfo::exists(aside))
            return QFile::rename(path, aside) ? aside : QString();
    }
    return {};
}

}  // namespace bitloupe
