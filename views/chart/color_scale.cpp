// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/color_scale.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace bitloupe {

namespace {

constexpr double kDecades = 4;  // of a logarithmic scale
constexpr double kFar = 4;  // times the 99.5th percentile
constexpr std::size_t kFewest = 400;  // values of which a two-hundredth says something

// Steps of even lightness; between them colours are mixed.
constexpr QRgb kLightSteps[] = {0xfffdf6ee, 0xfffddcb4, 0xfffbb27a, 0xfff0804a, 0xffd04a2c, 0xff98202a, 0xff4f0a26};
constexpr QRgb kDarkSteps[] = {0xff23252b, 0xff48242d, 0xff7f2d2d, 0xffb94a2c, 0xffe07c3c, 0xfff5b46b, 0xfffdecc8};
constexpr QRgb kLightDiverging[] = {0xff053061, 0xff2f79b5, 0xff92c5de, 0xfff6f5f3, 0xfff0b088, 0xffcf5a32, 0xff670f1f};
constexpr QRgb kDarkDiverging[] = {0xffb9e0ff, 0xff56a5e0, 0xff2d5f8e, 0xff24272c, 0xff8a4425, 0xffdd7f3b, 0xffffdca8};

QRgb mixed(QRgb a, QRgb b, double part)
{
    const auto channel = [part](int from, int to) { return static_cast<int>(std::lround(from + part * (to - from))); };
    return qRgb(channel(qRed(a), qRed(b)), channel(qGreen(a), qGreen(b)), channel(qBlue(a), qBlue(b)));
}

std::array<QRgb, kScaleColors> mixedSteps(std::span<const QRgb> steps)
{
    std::array<QRgb, kScaleColors> colors{};
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double place = static_cast<double>(i * (steps.size() - 1)) / static_cast<double>(colors.size() - 1);
        const auto step = std::min(static_cast<std::size_t>(place), steps.size() - 2);
        colors[i] = mixed(steps[step], steps[step + 1], place - static_cast<double>(step));
    }
    return colors;
}

std::vector<float> magnitudes(const std::vector<float>& values)
{
    std::vector<float> result;
    result.reserve(values.size());
    for (const float value : values)
        if (std::isfinite(value))
            result.push_back(std::fabs(value));
    return result;
}

}  // namespace

double ColorScale::place(double value) const
{
    if (std::isnan(value))
        return value;
    const double shown = isDiverging ? value : std::fabs(value);
    if (!(high > low))
        return isDiverging ? 0.5 : shown > 0 ? 1 : 0;
    const double place = isLogarithmic ? (shown > 0 ? std::log(shown / low) / std::log(high / low) : 0.0) : (shown - low) / (high - low);
    return std::clamp(place, 0.0, 1.0);
}

double ColorScale::value(double place) const { return isLogarithmic ? low * std::pow(high / low, place) : low + place * (high - low); }

ColorScale colorScaleFor(const std::vector<float>& values, bool isDiverging, bool isLogarithmic)
{
    ColorScale scale{isDiverging, false, 0, 0, false};
    std::vector<float> all = magnitudes(values);
    if (all.empty())
        return scale;
    const double rank = static_cast<double>(all.size() - 1) * (all.size() < kFewest ? 1 : 0.995);
    const auto percentile = all.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(all.begin(), percentile, all.end());
    const double most = double{*percentile};
    const double largest = double{*std::max_element(percentile, all.end())};
    scale.isCut = most > 0 && largest > kFar * most;
    scale.high = scale.isCut ? most : largest;
    if (isDiverging) {
        scale.low = -scale.high;
        return scale;
    }
    // Scales and the like differ little and lie far from 0.
    const double least = double{*std::min_element(all.begin(), percentile + 1)};
    scale.isLogarithmic = isLogarithmic && scale.high > 0;
    scale.low = scale.isLogarithmic ? std::max(least, scale.high * std::pow(10.0, -kDecades)) : least > scale.high / 2 ? least : 0;
    return scale;
}

std::array<QRgb, kScaleColors> scaleColors(const Theme& theme, bool isDiverging)
{
    if (isDiverging)
        return mixedSteps(theme.dark ? std::span<const QRgb>(kDarkDiverging) : std::span<const QRgb>(kLightDiverging));
    return mixedSteps(theme.dark ? std::span<const QRgb>(kDarkSteps) : std::span<const QRgb>(kLightSteps));
}

}  // namespace bitloupe
