// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the palette offers in this window at this moment, made from the tables, the open files and the menus.

#include "app/palette_index.h"
#include "views/docks/own_preset.h"

class QMenuBar;
class QWidget;

namespace bitloupe {

class Session;

std::vector<PaletteEntry> tensorEntries(Session& session);
// Members, values and numbers of all settings; then their controls in `form` ("Bits…"), which are found by object name.
std::vector<PaletteEntry> settingEntries(Session& session, QWidget& form);
std::vector<PaletteEntry> typedEntries(Session& session, const QString& query);
std::vector<PaletteEntry> presetEntries(Session& session, const std::vector<OwnPreset>& own);
std::vector<PaletteEntry> pinEntries(Session& session);
// Every enabled action of every menu; an action with the name of a lens is that lens.
std::vector<PaletteEntry> commandEntries(const QMenuBar& menus);

// "&Open…" -> "Open…", "A && B" -> "A & B"; "打开(&O)…" -> "打开…"
QString withoutMnemonic(QString text);

}  // namespace bitloupe
