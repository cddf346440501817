// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/channel_error_chart.h"

#include "views/chart/bar_item.h"
#include "views/chart/log_bars.h"
#include "views/frame/lens_frame.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

ChannelErrorChart::ChannelErrorChart(QWidget* parent)
    : ChartView(parent)
{
    m_bars = new BarItem(*this, 1, ink(&Theme::fill));
    setStepper([](double x, int steps) { return std::round(x) + steps; });
    setReadout([this](double x, double) -> Reading {
        const auto channel = static_cast<std::size_t>(std::max(0.0, std::round(x)));
        if (m_analysis == nullptr || channel >= m_analysis->report.channels.size())
            return {};
        const ChannelReport& report = m_analysis->report.channels[channel];
        Reading reading = tr("channel %1\nMSE %2\n%3").arg(channel).arg(text::significant(report.mse, 3), text::decibels(report.sqnrDb));
        reading.x = static_cast<double>(channel);
        return reading;
    });
    setValues([this] { return m_analysis ? channelMseValues(m_analysis->report) : ValueTable{}; });
}

void ChannelErrorChart::draw(const Picture& picture, const WorstChannels& worst)
{
    m_analysis = picture.analysis;
    LogBars bars = logBars(channelMse(m_analysis->report));
    const std::size_t count = bars.heights.size();
    const bool isEmpty = std::all_of(bars.heights.begin(), bars.heights.end(), [](double height) { return std::isnan(height); });
    setEmptyText(isEmpty ? tr("No error in any channel: every weight lies on a level.") : QString());
    setMark(sampleMark(picture));
    setFileStem(pictureStem(picture, QStringLiteral("mse-by-channel")));
    m_bars->setValues(std::move(bars.heights));
    m_bars->setHighlights(worst.standOut ? worst.channels : std::vector<std::size_t>{}, ink(&Theme::bad));
    setAxes({AxisKind::Counts, count > 1 ? tr("channel, 0 to %1").arg(count - 1) : tr("one channel")}, {AxisKind::Log, tr("MSE")});
    setSummary(tr("MSE by output channel"), tr("%n channel(s). ", nullptr, static_cast<int>(count)) + sentence(worst, count));
    setHome({-0.5, static_cast<double>(count) - 0.5 + (count == 0 ? 1 : 0), bars.low, bars.high});
}

}  // namespace bitloupe
