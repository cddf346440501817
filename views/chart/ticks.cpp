// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/ticks.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace bitloupe {

namespace {

// Multiples of `step` within [low, high]. Indexed by integers, so that zero is exactly zero.
template <class Label>
std::vector<Tick> multiples(double low, double high, double step, const Label& label)
{
    std::vector<Tick> result;
    const double slack = 1e-9;
    const double first = std::ceil(low / step - slack);
    const double last = std::floor(high / step + slack);
    for (double k = first; k <= last; ++k)
        result.push_back({k == 0 ? 0.0 : k * step, label(k == 0 ? 0.0 : k * step)});
    return result;
}

QString linearLabel(double value, double step, double largest)
{
    if (value == 0)
        return QStringLiteral("0");
    if (largest >= 1e6 || step < 1e-4) {
        // As many digits as tell neighbouring ticks apart.
        const int digits = 1 + std::clamp(static_cast<int>(std::floor(std::log10(largest)) - std::floor(std::log10(step) + 1e-9)), 0, 14);
        return QString::number(value, 'g', digits);
    }
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    return QString::number(value, 'f', decimals);
}

std::vector<Tick> withinDecades(double low, double high, bool counts, std::initializer_list<double> factors)
{
    std::vector<Tick> result;
    for (double decade = std::floor(low); decade <= std::floor(high); ++decade)
        for (const double factor : factors) {
            const double value = factor * std::pow(10.0, decade);
            const double exponent = decade + std::log10(factor);
            if (exponent >= low && exponent <= high && (!counts || decade >= 0))
                result.push_back({exponent, counts || (decade >= -3 && decade <= 3) ? shortCount(value) : QString::number(value, 'g', 1)});
        }
    return result;
}

QString decadeLabel(double exponent)
{
    const int power = static_cast<int>(std::lround(exponent));
    if (power >= -3 && power <= 3)
        return QString::number(std::pow(10.0, power), 'f', std::max(0, -power));
    return QStringLiteral("1e%1").arg(power);
}

double howMany(double low, double high, double step) { return std::floor(high / step + 1e-9) - std::ceil(low / step - 1e-9) + 1; }

// A range around zero may have room for no more than its zero at a step that would suit one that begins there: the next smaller
// step, where its ticks are not too many.
double withNeighbours(double low, double high, int most, double step)
{
    if (howMany(low, high, step) >= 2)
        return step;
    const double magnitude = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    const double smaller = step > 4 * magnitude ? 2 * magnitude : step > 1.5 * magnitude ? magnitude : magnitude / 2;
    return howMany(low, high, smaller) <= most ? smaller : step;
}

// The quantity's own round numbers: for ranges so narrow that powers of ten have hardly any.
std::vector<Tick> withinDecade(double low, double high, bool counts, int most)
{
    const double first = std::pow(10.0, low), last = std::pow(10.0, high);
    double step = 0;
    for (int room = std::max(2, most); step == 0 || (howMany(first, last, step) < std::min(3, most) && room < 4 * most + 8); ++room)
        step = niceStep(first, last, room);
    step = counts ? std::max(1.0, step) : step;
    if (step < (counts ? 1e-3 : 1e-13) * last)
        return {};  // labels would be alike
    std::vector<Tick> result =
        multiples(first, last, step, [&](double value) { return counts ? shortCount(value) : linearLabel(value, step, last); });
    for (Tick& tick : result)
        tick.value = std::log10(tick.value);
    return result;
}

std::vector<Tick> wholeDecades(double low, double high, bool counts, int most)
{
    double step = std::max(1.0, std::ceil(niceStep(low, high, std::max(2, most))));
    while (step > 1 && howMany(low, high, step) < 2)
        --step;
    return multiples(low, high, step, [counts](double e) { return counts ? shortCount(std::pow(10.0, e)) : decadeLabel(e); });
}

// Two ticks at least, and three where there is room: losses between two powers of ten can be read off, too.
std::vector<Tick> logTicks(double low, double high, bool counts, int most)
{
    constexpr std::size_t kHardlyAny = 2;
    const bool isTight = most <= static_cast<int>(kHardlyAny);
    const std::vector<Tick> decades = wholeDecades(low, high, counts, most);
    if (high - low >= 2 || (isTight && decades.size() >= kHardlyAny))
        return decades;
    std::vector<Tick> result = withinDecades(low, high, counts, {1.0, 2.0, 5.0});
    if (result.size() <= kHardlyAny) {
        const std::vector<Tick> more = withinDecades(low, high, counts, {1.0, 2.0, 3.0, 5.0, 7.0});
        const std::vector<Tick> own = withinDecade(low, high, counts, most);
        if (more.size() > kHardlyAny && static_cast<int>(more.size()) <= most)
            result = more;
        else if (own.size() > result.size())
            result = own;
    }
    if (isTight && result.size() > kHardlyAny)
        result.erase(result.begin() + 1, result.end() - 1);
    return result;
}

}  // namespace

double niceStep(double low, double high, int most)
{
    const double rough = (high - low) / std::max(1, most - 1);
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= rough * (1 - 1e-9))
            return factor * magnitude;
    return 10 * magnitude;
}

QString shortCount(double count)
{
    if (std::abs(count) >= 1e9)
        return QString::number(count / 1e9, 'g', 4) + QLatin1Char('G');
    if (std::abs(count) >= 1e6)
        return QString::number(count / 1e6, 'g', 4) + QLatin1Char('M');
    if (std::abs(count) >= 1e3)
        return QString::number(count / 1e3, 'g', 4) + QLatin1Char('k');
    return QString::number(count, 'g', 4);
}

std::vector<Tick> ticks(AxisKind kind, double low, double high, int most)
{
    if (kind == AxisKind::Hidden || !std::isfinite(high - low) || high <= low || most < 1)
        return {};
    double step = niceStep(low, high, std::max(2, most));
    if (kind != AxisKind::LogCounts && kind != AxisKind::Log)
        step = withNeighbours(low, high, most, step);
    if (step < 1e-13 * std::max(std::abs(low), std::abs(high)))
        return {};  // below what a double tells apart
    if (kind == AxisKind::LogCounts || kind == AxisKind::Log)
        return logTicks(low, high, kind == AxisKind::LogCounts, most);
    if (kind == AxisKind::CountsDown)
        return multiples(low, high, std::max(1.0, step), [](double value) { return shortCount(value == 0 ? 0 : -value); });
    if (kind == AxisKind::Counts)
        return multiples(low, high, std::max(1.0, step), [](double value) { return shortCount(value); });
    const double largest = std::max(std::abs(low), std::abs(high));
    return multiples(low, high, step, [step, largest](double value) { return linearLabel(value, step, largest); });
}

std::vector<Tick> ticksAt(const std::vector<double>& places, AxisKind kind, double low, double high, int most)
{
    constexpr double kWhole = 10000;  // counts below are written out
    std::vector<double> inside;
    std::copy_if(places.begin(), places.end(), std::back_inserter(inside), [&](double place) { return place >= low && place <= high; });
    const std::size_t step = std::max<std::size_t>(
        1, (inside.size() + static_cast<std::size_t>(std::max(1, most)) - 1) / static_cast<std::size_t>(std::max(1, most)));
    const bool isLog = kind == AxisKind::LogCounts || kind == AxisKind::Log;
    std::vector<Tick> result;
    for (std::size_t i = 0; i < inside.size(); i += step) {
        const double value = isLog ? std::pow(10.0, inside[i]) : inside[i];
        const bool isWhole = kind == AxisKind::LogCounts && value < kWhole;
        result.push_back({inside[i], isWhole ? QString::number(std::lround(value)) : shortCount(value)});
    }
    return result;
}

}  // namespace bitloupe
