// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window_settings.h"

#include "app/session_json.h"
#include "views/lens.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QSettings>
#include <array>

namespace bitloupe {

namespace {

constexpr qsizetype kLargestGeometry = 4096;
constexpr qsizetype kLargestLayout = 1 << 20;
constexpr qsizetype kLongestWord = 200;
const QString kLooks = QStringLiteral("looks/");
constexpr qsizetype kLongestSpec = 8192;
constexpr qsizetype kLongestPath = 4096;
constexpr std::array<const char*, 3> kThemes{"system", "light", "dark"};  // in the order of ThemeMode

ThemeMode themeFrom(const QString& word)
{
    for (std::size_t i = 0; i < kThemes.size(); ++i) {
        if (word == QLatin1String(kThemes[i]))
            return static_cast<ThemeMode>(i);
    }
    return ThemeMode::System;
}

// A value of another type than was written, or of a size that was never written, is damaged.
QByteArray bytesFrom(const QVariant& value, qsizetype largest)
{
    const QByteArray bytes = value.typeId() == QMetaType::QByteArray ? value.toByteArray() : QByteArray();
    return bytes.size() <= largest ? bytes : QByteArray();
}

QString wordFrom(const QVariant& value)
{
    const QString word = value.typeId() == QMetaType::QString ? value.toString() : QString();
    return isPlainText(word, kLongestWord) ? word : QString();
}

QuantSpec specFrom(const QVariant& value)
{
    const QString text = value.typeId() == QMetaType::QString ? value.toString() : QString();
    if (text.isEmpty() || !isPlainText(text, kLongestSpec))
        return defaultSpec();
    const auto spec = parseSpec(text.toStdString());
    return spec ? *spec : defaultSpec();
}

// One entry is written as a plain text.
QStringList recentFrom(const QVariant& value)
{
    QStringList recent;
    const bool isList = value.typeId() == QMetaType::QStringList || value.typeId() == QMetaType::QVariantList;
    const QStringList entries = isList || value.typeId() == QMetaType::QString ? value.toStringList() : QStringList();
    for (const QString& path : entries) {
        if (recent.size() < kRecentFiles && !path.isEmpty() && isPlainText(path, kLongestPath) && !recent.contains(path))
            recent += path;
    }
    return recent;
}

}  // namespace

WindowSettings loadSettings()
{
    const QSettings store;
    const auto value = [&store](const char* key) { return store.value(QLatin1String(key)); };
    WindowSettings settings;
    settings.geometry = bytesFrom(value("window/geometry"), kLargestGeometry);
    settings.layout = bytesFrom(value("window/layout"), kLargestLayout);
    settings.theme = themeFrom(wordFrom(value("window/theme")));
    settings.lens = wordFrom(value("window/lens"));
    for (const LensInfo& lens : lenses()) {
        const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
        settings.looks[id] = wordFrom(store.value(kLooks + id));
    }
    settings.language = wordFrom(value("window/language"));
    settings.spec = specFrom(value("spec"));
    settings.recent = recentFrom(value("recent"));
    settings.recentActivations = recentFrom(value("recentActivations"));
    return settings;
}

QString saveSettings(const WindowSettings& settings)
{
    QSettings store;
    store.setValue(QStringLiteral("window/geometry"), settings.geometry);
    store.setValue(QStringLiteral("window/layout"), settings.layout);
    store.setValue(QStringLiteral("window/theme"), QLatin1String(kThemes[static_cast<std::size_t>(settings.theme)]));
    store.setValue(QStringLiteral("window/lens"), settings.lens);
    for (const auto& [lens, look] : settings.looks)
        store.setValue(kLooks + lens, look);
    store.setValue(QStringLiteral("window/language"), settings.language);
    store.setValue(QStringLiteral("spec"), QString::fromStdString(printSpec(settings.spec)));
    store.setValue(QStringLiteral("recent"), settings.recent);
    store.setValue(QStringLiteral("recentActivations"), settings.recentActivations);
    store.sync();
    if (store.status() == QSettings::NoError)
        return {};
    return QCoreApplication::translate("WindowSettings", "%1 could not be written.").arg(text::safe(store.fileName().toStdString()));
}

QStringList withRecent(QStringList recent, const QString& path)
{
    recent.removeAll(path);
    recent.prepend(path);
    return recent.mid(0, kRecentFiles);
}

}  // namespace bitloupe
