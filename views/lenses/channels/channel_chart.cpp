// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/channels/channel_chart.h"

#include "views/chart/bar_item.h"
#include "views/chart/level_item.h"
#include "views/chart/log_bars.h"
#include "views/frame/lens_frame.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

// The span of `values` with a margin; [0, 1] where nothing is finite.
std::pair<double, double> spanOf(const std::vector<double>& values)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high)
        return {0, 1};
    const double margin = high > low ? 0.06 * (high - low) : std::max(std::abs(high), 1e-12) * 0.5;
    return {low - margin, high + margin};
}

std::vector<double> finiteOnly(std::vector<double> values)
{
    for (double& value : values)
        if (!std::isfinite(value))
            value = std::numeric_limits<double>::quiet_NaN();
    return values;
}

std::vector<double> valuesOf(const ErrorReport& report, double (*value)(const ChannelReport&))
{
    std::vector<double> values;
    values.reserve(report.channels.size());
    for (const ChannelReport& channel : report.channels)
        values.push_back(value(channel));
    return values;
}

bool isNoneAbove0(const std::vector<double>& values)
{
    return std::none_of(values.begin(), values.end(), [](double value) { return value > 0; });
}

}  // namespace

std::span<const ChannelQuantity> channelQuantities()
{
    static constexpr std::array table{
        ChannelQuantity{QT_TRANSLATE_NOOP("ChannelQuantity", "MSE"), AxisKind::Log, [](const ChannelReport& c) { return c.mse; }, nullptr},
        ChannelQuantity{QT_TRANSLATE_NOOP("ChannelQuantity", "SQNR, dB"), AxisKind::Linear, [](const ChannelReport& c) { return c.sqnrDb; },
                        nullptr},
        ChannelQuantity{QT_TRANSLATE_NOOP("ChannelQuantity", "Range of the weights"), AxisKind::Linear,
                        [](const ChannelReport& c) { return static_cast<double>(c.weightMax); },
                        [](const ChannelReport& c) { return static_cast<double>(c.weightMin); }},
        ChannelQuantity{QT_TRANSLATE_NOOP("ChannelQuantity", "Scale"), AxisKind::Log, [](const ChannelReport& c) { return c.scale; },
                        nullptr},
    };
    return table;
}

QString ChannelQuantity::title() const { return QCoreApplication::translate("ChannelQuantity", id); }

ChannelChart::ChannelChart(QWidget* parent)
    : ChartView(parent)
{
    m_bars = new BarItem(*this, 1, ink(&Theme::fill));
    m_chosen = new LevelItem(*this, 2, ink(&Theme::accent), 2);
    setReadout([this](double x, double) { return readout(x); });
    setStepper([](double x, int steps) { return std::round(x) + steps; });
    setValues([this] {
        ValueTable table{{QStringLiteral("channel"), QString::fromLatin1(quantity().id)}, {}};
        for (std::size_t i = 0; m_analysis != nullptr && i < m_analysis->report.channels.size(); ++i)
            table.rows.push_back({QString::number(i), exactNumber(quantity().high(m_analysis->report.channels[i]))});
        return table;
    });
    connect(this, &ChartView::clicked, this, [this](double x, double) { Q_EMIT channelClicked(static_cast<int>(std::lround(x))); });
}

void ChannelChart::draw(const Picture& picture, const WorstChannels& worst)
{
    m_analysis = picture.analysis;
    setMark(sampleMark(picture));
    setFileStem(pictureStem(picture, QStringLiteral("channels")));
    m_worst = worst;
    redraw();
}

void ChannelChart::setQuantity(int index)
{
    m_quantity = std::clamp(index, 0, static_cast<int>(channelQuantities().size()) - 1);
    redraw();
}

void ChannelChart::setChosen(int channel)
{
    m_chosen->setLevels(channel < 0 ? std::vector<double>{} : std::vector<double>{static_cast<double>(channel)});
}

void ChannelChart::redraw()
{
    if (m_analysis == nullptr)
        return;
    const std::vector<double> highs = valuesOf(m_analysis->report, quantity().high);
    const std::size_t count = highs.size();
    setAxes({AxisKind::Counts, count > 1 ? tr("channel, 0 to %1").arg(count - 1) : tr("one channel")},
            {quantity().axis, quantity().title()});
    double low = 0, high = 1;
    if (quantity().axis == AxisKind::Log) {
        LogBars bars = logBars(highs);
        low = bars.low;
        high = bars.high;
        m_bars->setValues(std::move(bars.heights));
    } else if (quantity().low != nullptr) {
        const std::vector<double> lows = valuesOf(m_analysis->report, quantity().low);
        low = spanOf(lows).first;
        high = spanOf(highs).second;
        m_bars->setValues(finiteOnly(highs), finiteOnly(lows));
    } else {
        std::tie(low, high) = spanOf(highs);
        m_bars->setValues(finiteOnly(highs));
    }
    const bool isEmpty = m_analysis->report.channels.empty() || (quantity().axis == AxisKind::Log && isNoneAbove0(highs));
    setEmptyText(isEmpty ? tr("%1: zero in every channel.").arg(quantity().title()) : QString());
    m_bars->setHighlights(m_worst.standOut ? m_worst.channels : std::vector<std::size_t>{}, ink(&Theme::bad));
    setSummary(tr("%1 by channel").arg(quantity().title()),
               tr("%n channel(s). ", nullptr, static_cast<int>(count)) + sentence(m_worst, count));
    setHome({-0.5, std::max(0.5, static_cast<double>(count) - 0.5), low, high});
}

Reading ChannelChart::readout(double x) const
{
    const auto channel = static_cast<std::size_t>(std::max(0.0, std::round(x)));
    if (m_analysis == nullptr || channel >= m_analysis->report.channels.size())
        return {};
    const ChannelReport& report = m_analysis->report.channels[channel];
    Reading reading =
        tr("channel %1\n%2 … %3\nscale %4\nMSE %5, %6")
            .arg(channel)
            .arg(text::significant(static_cast<double>(report.weightMin), 3), text::significant(static_cast<double>(report.weightMax), 3),
                 text::significant(report.scale, 3), text::significant(report.mse, 3), text::decibels(report.sqnrDb));
    reading.x = static_cast<double>(channel);
    return reading;
}

}  // namespace bitloupe
