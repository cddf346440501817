// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens the palette over the window and keeps what outlives it: the index of the tensors and what was used lately.

#include "app/palette_index.h"

#include <QObject>
#include <QPointer>

namespace bitloupe {

class MainWindow;
class Palette;
class Session;

class PaletteHost : public QObject {
    Q_OBJECT
public:
    PaletteHost(MainWindow& window, Session& session);
    ~PaletteHost() override;

    void open();
    bool isOpen() const;
    Palette* palette() const;  // null while it is closed

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill();
    void remember(const QString& key);

    MainWindow& m_window;
    Session& m_session;
    PaletteIndex m_index;
    bool m_tensorsStale = true;
    QPointer<Palette> m_palette;
};

}  // namespace bitloupe
