// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_look.h"

#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kDarkest = 0.6;  // shade of the last of a kind: what is left tells the kind
constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](int from, int to) { return static_cast<int>(std::lround(from + share * (to - from))); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

QColor WayLook::color(const Theme& theme) const
{
    if (family == BenchFamily::Peer)
        return theme.fill;
    if (grid.empty())
        return theme.muted;
    const QColor own = gridColor(theme, grid);
    return family == BenchFamily::Dequantized ? mixed(own, theme.card, 0.5) : mixed(own, theme.text, shade);
}

WayLook lookOf(const BenchRun& run, const BenchEntry& entry)
{
    WayLook look{entry.grid, entry.family, 0, Qt::SolidLine};
    if (entry.family != BenchFamily::Quantized)
        return look;
    std::size_t place = 0, all = 0;
    for (const BenchEntry& other : run.entries) {
        if (other.family != BenchFamily::Quantized || gridColor(lightTheme(), other.grid) != gridColor(lightTheme(), entry.grid))
            continue;
        if (&other == &entry)
            place = all;
        ++all;
    }
    look.shade = all > 1 ? kDarkest * static_cast<double>(place) / static_cast<double>(all - 1) : 0;
    look.dash = kDashes[place % kDashes.size()];
    return look;
}

}  // namespace bitloupe
