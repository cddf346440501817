// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbers as colours: one hue that deepens (errors, scales), or two from a middle (weights, codes). Safe for colour-blind
// eyes: lightness alone tells the order. In the dark theme what is larger is brighter, in the light one darker.

#include "views/theme.h"

#include <QRgb>
#include <array>
#include <vector>

namespace bitloupe {

struct ColorScale {
    bool isDiverging = false;  // 0 in the middle; else from `low` to `high`
    bool isLogarithmic = false;  // of sequential scales above 0
    double low = 0;
    double high = 1;
    bool isCut = false;  // some values lie beyond `high`, in its colour

    // 0 to 1; NaN for NaN. Values beyond the ends are put on them.
    double place(double value) const;
    double value(double place) const;
    friend bool operator==(const ColorScale&, const ColorScale&) = default;
};

// For these values: a sequential scale of their magnitudes or a diverging one as wide to both sides. A few values far beyond
// all others (above four times the 99.5th percentile) do not squeeze the others into one colour: they are cut.
ColorScale colorScaleFor(const std::vector<float>& values, bool isDiverging, bool isLogarithmic);

inline constexpr std::size_t kScaleColors = 256;
std::array<QRgb, kScaleColors> scaleColors(const Theme& theme, bool isDiverging);

}  // namespace bitloupe
