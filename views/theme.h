// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the program looks like: our Style (Fusion underneath) with a light or a dark palette, and the colours that the palette has no role
// for. A widget's theme follows from its own palette, so that everything redraws on the palette change event alone.
//
//   applyTheme(app, ThemeMode::System);
//   painter.setPen(theme(this).muted);          // in paintEvent; on changeEvent(PaletteChange) rebuild what is cached

#include <QColor>
#include <QPalette>
#include <string_view>

class QApplication;
class QWidget;

namespace bitloupe {

enum class ThemeMode { System, Light, Dark };

struct Theme {
    bool dark = false;
    QColor window;  // behind the cards
    QColor card;  // cards, docks, menus
    QColor border;  // of cards
    QColor field;  // chips, buttons, input fields
    QColor text;
    QColor muted;  // side notes, axis labels
    QColor gridLine;
    QColor axisLine;
    QColor accent;  // the chosen, the quantized
    QColor accentSoft;  // background of the chosen
    QColor fill;  // original weights
    QColor good, fair, bad;
};

// Sets style and palette of the whole program. System: dark where the platform's own palette is dark (Qt 6.4 has no
// colour scheme hint).
void applyTheme(QApplication& app, ThemeMode mode);
void applyTheme(QApplication& app, bool isDark);
// By the lightness of the platform's own palette, which this puts in; applyTheme() afterwards.
bool isPlatformDark(QApplication& app);

const Theme& lightTheme();
const Theme& darkTheme();
const Theme& theme(const QPalette& palette);
const Theme& theme(const QWidget* widget);
QPalette paletteOf(const Theme& theme);

// Fixed colours, the same in every view, told apart by colour-blind eyes (design: qt-notes section 4). Members that are
// not named in theme.cpp get one by their place in their table.
QColor calibratorColor(const Theme& theme, std::string_view calibrator);
QColor gridColor(const Theme& theme, std::string_view grid);
// The n-th colour of series without a fixed one.
QColor seriesColor(const Theme& theme, std::size_t index);
// Green, amber or red for an SQNR, as the tensors dock and the tables show it. Above 20 dB the error has 1 % of the power
// of the weights; below 12 dB 6 %.
QColor sqnrColor(const Theme& theme, double sqnrDb);

}  // namespace bitloupe
