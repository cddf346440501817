// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the desktop is dark, and when that changes. The desktop portal says it where there is one (GNOME, KDE and others);
// where it does not answer, the lightness of the platform's palette does. Never waits: the portal's answer is a change.

#include <QDBusVariant>
#include <QObject>
#include <QVariant>
#include <optional>

namespace bitloupe {

class SystemTheme : public QObject {
    Q_OBJECT
public:
    explicit SystemTheme(QObject* parent = nullptr);

    // None: the desktop has no opinion; look at the palette.
    std::optional<bool> isDark() const { return m_isDark; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const QVariant& scheme);

    std::optional<bool> m_isDark;

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

}  // namespace bitloupe
