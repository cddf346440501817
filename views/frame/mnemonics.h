// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Letters for Alt on the labels of a form that grows from tables, where nobody can choose them by hand.

#include <QWidget>

namespace bitloupe {

// Gives each visible label of `form` that has a buddy a letter of its own, none of `taken`, where its word has letters that keyboards
// have at all (Chinese has not: Tab and F6 go there). Call it again when other rows are shown.
void giveMnemonics(QWidget& form, const QString& taken);

// The letters of the menu bar of `widget`'s window, which Alt opens.
QString menuLetters(const QWidget& widget);

// Letters that the buttons of lenses have, in every language: Measure, and Stop in its place.
inline constexpr QLatin1String kLensLetters("MS");

}  // namespace bitloupe
