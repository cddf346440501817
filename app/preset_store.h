// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Own presets in a JSON file of the configuration folder. Each change reads the file anew under a lock, so that windows
// running side by side lose nothing of each other's, and writes it atomically. A damaged file is set aside, never
// overwritten; a file of a newer version is left alone.

#include "views/docks/own_preset.h"

#include <QObject>
#include <functional>
#include <vector>

namespace bitloupe {

class PresetStore : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kLongestName = 60;
    explicit PresetStore(const QString& path, QObject* parent = nullptr);

    const std::vector<OwnPreset>& presets() const { return m_presets; }
    void reload();
    void save(const QString& name, const QuantSpec& spec);  // replaces one of the same name
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);

Q_SIGNALS:
    void changed();
    void problem(const QString& sentence);
    void notice(const QString& sentence);

private:
    using Presets = std::vector<OwnPreset>;
    bool read(Presets& presets);  // false: the file must be left alone; said why
    void change(const std::function<void(Presets&)>& edit);
    bool write(const Presets& presets);
    void take(Presets presets);

    QString m_path;
    Presets m_presets;
};

}  // namespace bitloupe
