// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window_settings.h"

#include <QSettings>
#include <array>

namespace bitloupe {

namespace {

constexpr std::array<const char*, 3> kThemes{"system", "light", "dark"};  // in the order of ThemeMode

ThemeMode themeFrom(const QString& word)
{
    for (std::size_t i = 0; i < kThemes.size(); ++i) {
        if (word == QLatin1String(kThemes[i]))
            return static_cast<ThemeMode>(i);
    }
    return ThemeMode::System;
}

}  // namespace

WindowSettings loadSettings()
{
    const QSettings store;
    WindowSettings settings;
    settings.geometry = store.value(QStringLiteral("window/geometry")).toByteArray();
    settings.layout = store.value(QStringLiteral("window/layout")).toByteArray();
    settings.theme = themeFrom(store.value(QStringLiteral("window/theme")).toString());
    settings.lens = store.value(QStringLiteral("window/lens")).toString();
    settings.language = store.value(QStringLiteral("window/language")).toString();
    if (const auto spec = parseSpec(store.value(QStringLiteral("spec")).toString().toStdString()))
        settings.spec = *spec;
    settings.recent = store.value(QStringLiteral("recent")).toStringList();
    settings.recent.removeAll(QString());
    settings.recent.removeDuplicates();
    settings.recent = settings.recent.mid(0, kRecentFiles);
    return settings;
}

void saveSettings(const WindowSettings& settings)
{
    QSettings store;
    store.setValue(QStringLiteral("window/geometry"), settings.geometry);
    store.setValue(QStringLiteral("window/layout"), settings.layout);
    store.setValue(QStringLiteral("window/theme"), QLatin1String(kThemes[static_cast<std::size_t>(settings.theme)]));
    store.setValue(QStringLiteral("window/lens"), settings.lens);
    store.setValue(QStringLiteral("window/language"), settings.language);
    store.setValue(QStringLiteral("spec"), QString::fromStdString(printSpec(settings.spec)));
    store.setValue(QStringLiteral("recent"), settings.recent);
}

QStringList withRecent(QStringList recent, const QString& path)
{
    recent.removeAll(path);
    recent.prepend(path);
    return recent.mid(0, kRecentFiles);
}

}  // namespace bitloupe
