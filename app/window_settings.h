// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the window remembers between two starts. Damaged settings are as good as none: every value is checked, and what is
// not usable takes its default.

#include "core/spec/quant_spec.h"
#include "views/theme.h"

#include <QByteArray>
#include <QStringList>
#include <map>

namespace bitloupe {

inline constexpr int kLayoutVersion = 1;  // of the docks: another one is refused by restoreState()
inline constexpr qsizetype kRecentFiles = 10;

struct WindowSettings {
    QByteArray geometry;
    QByteArray layout;
    ThemeMode theme = ThemeMode::System;
    QuantSpec spec = defaultSpec();
    QString lens;
    std::map<QString, QString> looks;  // of each lens, by its id: LensView::look()
    QString language;  // code, see language.h; empty: as the system has it
    QStringList recent;  // newest first
    QStringList recentActivations;  // likewise
};

WindowSettings loadSettings();
// Why they could not be kept, as a sentence; empty where they were. May be called on a worker.
QString saveSettings(const WindowSettings& settings);

// `path` first, no path twice, at most kRecentFiles.
QStringList withRecent(QStringList recent, const QString& path);

}  // namespace bitloupe
