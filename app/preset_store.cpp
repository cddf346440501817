// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/preset_store.h"

#include "app/config_file.h"
#include "app/session_json.h"
#include "views/text/text.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kVersion = 1;
constexpr qint64 kLargestFile = 4 << 20;
constexpr qsizetype kMostPresets = 1000;
constexpr qsizetype kLongestSpec = 8192;
constexpr int kLockMs = 500;
constexpr int kStaleLockMs = 10000;

std::optional<OwnPreset> presetFrom(const QJsonValue& value)
{
    const QJsonObject entry = value.toObject();
    const QString name = entry.value(QStringLiteral("name")).toString();
    const QString text = entry.value(QStringLiteral("spec")).toString();
    if (name.isEmpty() || !isPlainText(name, PresetStore::kLongestName) || text.isEmpty() || text.size() > kLongestSpec)
        return std::nullopt;
    const auto spec = parseSpec(text.toStdString());
    return spec ? std::optional(OwnPreset{name, *spec}) : std::nullopt;
}

auto findPreset(std::vector<OwnPreset>& presets, const QString& name)
{
    return std::find_if(presets.begin(), presets.end(), [&](const OwnPreset& preset) { return preset.name == name; });
}

}  // namespace

PresetStore::PresetStore(const QString& path, QObject* parent)
    : QObject(parent)
    , m_path(path)
{
}

void PresetStore::reload()
{
    Presets presets;
    if (read(presets))
        take(std::move(presets));
}

bool PresetStore::read(Presets& presets)
{
    QFile file(m_path);
    if (!file.exists())
        return true;
    const bool isReadable = QFileInfo(m_path).isFile() && file.size() <= kLargestFile && file.open(QIODevice::ReadOnly);
    if (!isReadable) {
        Q_EMIT problem(tr("Your presets in %1 cannot be read.").arg(text::safe(m_path.toStdString())));
        return false;
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.value(QStringLiteral("version")).toDouble() > kVersion) {
        Q_EMIT problem(
            tr("Your presets in %1 were saved by a newer Bitloupe: this one leaves them alone.").arg(text::safe(m_path.toStdString())));
        return false;
    }
    const QJsonValue list = json.value(QStringLiteral("presets"));
    const QJsonArray entries = list.toArray();
    for (const QJsonValue& value : entries) {
        const auto preset = presetFrom(value);
        if (preset && std::ssize(presets) < kMostPresets && findPreset(presets, preset->name) == presets.end())
            presets.push_back(*preset);
    }
    if (list.isArray() && std::ssize(presets) == entries.size())
        return true;
    // What can still be read is kept: it is written again with the next change.
    const QString aside = setAside(m_path);
    if (aside.isEmpty()) {
        Q_EMIT problem(tr("Your presets in %1 are damaged and cannot be moved aside.").arg(text::safe(m_path.toStdString())));
        return false;
    }
    Q_EMIT notice(tr("The file of your presets was damaged: it is kept as %1. Presets that could be read: %2.")
                      .arg(text::safe(QFileInfo(aside).fileName().toStdString()))
                      .arg(presets.size()));
    return presets.empty() || write(presets);
}

bool PresetStore::write(const Presets& presets)
{
    QJsonArray entries;
    for (const OwnPreset& preset : presets)
        entries +=
            QJsonObject{{QStringLiteral("name"), preset.name}, {QStringLiteral("spec"), QString::fromStdString(printSpec(preset.spec))}};
    const QJsonObject json{{QStringLiteral("bitloupe"), QStringLiteral("presets")},
                           {QStringLiteral("version"), kVersion},
                           {QStringLiteral("presets"), entries}};
    const QByteArray content = QJsonDocument(json).toJson();
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return true;
    Q_EMIT problem(tr("Your presets could not be saved: %1.").arg(file.errorString()));
    return false;
}

void PresetStore::change(const std::function<void(Presets&)>& edit)
{
    QDir().mkpath(QFileInfo(m_path).path());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(kStaleLockMs);
    if (!lock.tryLock(kLockMs)) {
        const QString folder = text::safe(QFileInfo(m_path).path().toStdString());
        Q_EMIT problem(lock.error() == QLockFile::PermissionError
                           ? tr("Your presets could not be saved: %1 cannot be written to.").arg(folder)
                           : tr("Your presets are being saved by another window: try again."));
        return;
    }
    Presets presets;
    if (!read(presets))
        return;
    edit(presets);
    if (write(presets))
        take(std::move(presets));
}

void PresetStore::take(Presets presets)
{
    if (presets == m_presets)
        return;
    m_presets = std::move(presets);
    Q_EMIT changed();
}

void PresetStore::save(const QString& name, const QuantSpec& spec)
{
    const QString plain = name.simplified().left(kLongestName);
    if (plain.isEmpty() || !isPlainText(plain, kLongestName))
        return;
    change([&](Presets& presets) {
        const auto same = findPreset(presets, plain);
        if (same != presets.end())
            same->spec = spec;
        else
            presets.push_back({plain, spec});
    });
}

void PresetStore::rename(const QString& from, const QString& to)
{
    const QString plain = to.simplified().left(kLongestName);
    if (plain.isEmpty() || plain == from || !isPlainText(plain, kLongestName))
        return;
    change([&](Presets& presets) {
        const auto preset = findPreset(presets, from);
        if (preset == presets.end())
            return;
        const OwnPreset renamed{plain, preset->spec};
        *preset = renamed;
        const auto other =
            std::find_if(presets.begin(), presets.end(), [&](const OwnPreset& p) { return &p != &*preset && p.name == plain; });
        if (other != presets.end())
            presets.erase(other);
    });
}

void PresetStore::remove(const QString& name)
{
    change([&](Presets& presets) { std::erase_if(presets, [&](const OwnPreset& preset) { return preset.name == name; }); });
}

}  // namespace bitloupe
