// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme.h"

#include "core/calibrate/calibrator.h"
#include "core/grid/grid.h"
#include "views/style.h"

#include <QApplication>
#include <QToolTip>
#include <QWidget>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

struct FixedColor {
    std::string_view id;
    QRgb light;
    QRgb dark;
};

// Okabe-Ito, without the two that have only 2.3:1 against white; min-max, the baseline, is grey.
constexpr std::array kCalibratorColors{
    FixedColor{"minmax", 0xff6f757e, 0xff868c95}, FixedColor{"percentile", 0xffd55e00, 0xffe69f00},
    FixedColor{"mse", 0xff0072b2, 0xff56b4e9},    FixedColor{"kl", 0xff009e73, 0xff35c48c},
    FixedColor{"manual", 0xffcc79a7, 0xffe38fbf},
};
constexpr std::array kGridColors{
    FixedColor{"int", 0xff0072b2, 0xff56b4e9},
    FixedColor{"nf4", 0xffcc79a7, 0xffe38fbf},
};
constexpr std::array kSeriesColors{
    FixedColor{"", 0xff0072b2, 0xff56b4e9}, FixedColor{"", 0xffd55e00, 0xffe69f00}, FixedColor{"", 0xff009e73, 0xff35c48c},
    FixedColor{"", 0xffcc79a7, 0xffe38fbf}, FixedColor{"", 0xff6f757e, 0xff868c95},
};

template <class Table, class Members>
QColor fixedColor(const Theme& theme, const Table& colors, const Members& members, std::string_view id)
{
    for (const FixedColor& color : colors)
        if (color.id == id)
            return theme.dark ? color.dark : color.light;
    std::size_t place = 0;
    for (const auto& member : members) {
        if (member.id == id)
            break;
        ++place;
    }
    return seriesColor(theme, place);
}

void setDisabled(QPalette& palette, const Theme& theme)
{
    const QColor faint = theme.dark ? theme.muted.darker(140) : theme.muted.lighter(140);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.border);
}

}  // namespace

const Theme& lightTheme()
{
    static const Theme light{
        .dark = false,
        .window = 0xfff5f6f2,
        .card = 0xffffffff,
        .border = 0xffe2e3df,
        .field = 0xfff2f3ef,
        .text = 0xff1c1f24,
        .muted = 0xff656b75,
        .gridLine = 0xffebecea,
        .axisLine = 0xffc9ccd1,
        .accent = 0xff2260c4,
        .accentSoft = 0xffe4ecf9,
        .fill = 0xffc6ccd6,
        .good = 0xff177049,
        .fair = 0xff8a5c00,
        .bad = 0xffb5382a,
    };
    return light;
}

const Theme& darkTheme()
{
    static const Theme dark{
        .dark = true,
        .window = 0xff16181b,
        .card = 0xff1e2126,
        .border = 0xff30343a,
        .field = 0xff282c32,
        .text = 0xffe8eaed,
        .muted = 0xff9aa1ab,
        .gridLine = 0xff2a2e34,
        .axisLine = 0xff474d56,
        .accent = 0xff6f9ef8,
        .accentSoft = 0xff25324b,
        .fill = 0xff4a5462,
        .good = 0xff4fba8b,
        .fair = 0xffd9a441,
        .bad = 0xffec8169,
    };
    return dark;
}

const Theme& theme(const QPalette& palette)
{
    const bool dark =
        palette.color(QPalette::Active, QPalette::Window).lightness() < palette.color(QPalette::Active, QPalette::WindowText).lightness();
    return dark ? darkTheme() : lightTheme();
}

const Theme& theme(const QWidget* widget) { return theme(widget->palette()); }

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.field);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.field);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.bad);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.dark ? QColor(0xff101418) : QColor(0xffffffff));
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Light, theme.dark ? theme.field.lighter(130) : QColor(0xffffffff));
    palette.setColor(QPalette::Midlight, theme.field);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.axisLine);
    palette.setColor(QPalette::Shadow, theme.dark ? QColor(0xff000000) : QColor(0xff9aa0a8));
    setDisabled(palette, theme);
    return palette;
}

bool isPlatformDark(QApplication& app)
{
    app.setPalette(QPalette());  // back to the platform's own, which says whether it is dark
    return theme(app.palette()).dark;
}

void applyTheme(QApplication& app, bool isDark)
{
    if (!qobject_cast<Style*>(app.style()))
        app.setStyle(new Style);
    const QPalette palette = paletteOf(isDark ? darkTheme() : lightTheme());
    app.setPalette(palette);
    QToolTip::setPalette(palette);
}

void applyTheme(QApplication& app, ThemeMode mode)
{
    applyTheme(app, mode == ThemeMode::Dark || (mode == ThemeMode::System && isPlatformDark(app)));
}

QColor calibratorColor(const Theme& theme, std::string_view calibrator)
{
    const CalibratorInfo* const info = findCalibrator(calibrator);
    return fixedColor(theme, kCalibratorColors, calibrators(), info && info->isVariant() ? info->family : calibrator);
}

QColor gridColor(const Theme& theme, std::string_view grid) { return fixedColor(theme, kGridColors, grids(), grid); }

QColor seriesColor(const Theme& theme, std::size_t index)
{
    const FixedColor& color = kSeriesColors[index % kSeriesColors.size()];
    return theme.dark ? color.dark : color.light;
}

QColor sqnrColor(const Theme& theme, double sqnrDb)
{
    if (sqnrDb >= 20)
        return theme.good;
    return sqnrDb >= 12 ? theme.fair : theme.bad;
}

}  // namespace bitloupe
