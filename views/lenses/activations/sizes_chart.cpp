// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/sizes_chart.h"

#include "views/chart/bar_item.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr double kDecades = 4;  // of the axis, at most

double logOf(float size) { return size > 0 ? std::log10(double{size}) : std::numeric_limits<double>::quiet_NaN(); }

}  // namespace

SizesChart::SizesChart(QWidget* parent)
    : ChartView(parent)
    , m_inputs(new BarItem(*this, 1, ink(&Theme::fill)))
    , m_weights(new BarItem(*this, 2, ink(&Theme::accent)))
{
    m_inputs->setPlace(0.06, 0.48);
    m_weights->setPlace(0.52, 0.94);
    setLeastHeight(110);
    setStepper([](double x, int steps) { return std::round(x) + steps; });
    setWhen({});
}

void SizesChart::setWhen(const QString& when)
{
    const QString what = m_showsRoots ? tr("root mean square input (left bars), largest weight (right bars)")
                                      : tr("largest input (left bars) and weight (right bars)");
    setAxes({AxisKind::Counts, tr("input channel")}, {AxisKind::Log, when.isEmpty() ? what : when + QStringLiteral(": ") + what});
}

void SizesChart::setSizes(const ChannelSizes& sizes, const std::vector<std::size_t>& order, const PlotRange& home)
{
    m_showsRoots = sizes.inputsAreRoots;
    std::vector<double> inputs, weights;
    for (const std::size_t channel : order) {
        inputs.push_back(logOf(sizes.inputs[channel]));
        weights.push_back(logOf(sizes.weights[channel]));
    }
    m_inputs->setValues(std::move(inputs));
    m_weights->setValues(std::move(weights));
    setHome(home);
}

PlotRange sizesHome(const ChannelSizes& before, const ChannelSizes& after)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const auto* sizes : {&before.inputs, &before.weights, &after.inputs, &after.weights}) {
        for (const float size : *sizes) {
            if (size > 0) {
                low = std::min(low, logOf(size));
                high = std::max(high, logOf(size));
            }
        }
    }
    if (low > high)
        return {-0.5, 0.5, -1, 1};
    low = std::max(low, high - kDecades);
    return {-0.5, static_cast<double>(before.inputs.size()) - 0.5, low - 0.15, high + 0.1};
}

}  // namespace bitloupe
