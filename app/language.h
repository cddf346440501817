// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The languages of the window, and putting one in while it runs. Strings are made with tr() where widgets are made;
// MainWindow::rebuild() makes them again. Numbers stay as the C locale prints them in every language.

#include <QString>
#include <vector>

namespace bitloupe {

struct Language {
    QString code;  // "de"; empty: as the system has it
    QString name;  // in the language itself, so that everybody finds their own
};

// System and English first, then those that the program has translations of.
std::vector<Language> availableLanguages();

// The language that `code` means here: itself where there is a translation, else what the system asks for, else "en".
QString effectiveLanguage(const QString& code);

// Takes the translators of the language before out and those of this one in (the program's and Qt's own), and turns the
// layout with the script's direction. Widgets that exist keep their words.
void installLanguage(const QString& code);

// Lays the window out from right to left in every language: for trying it.
void forceRightToLeft(bool isForced);

}  // namespace bitloupe
