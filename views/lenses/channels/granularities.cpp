// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/channels/granularities.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

std::optional<int> axisOf(const Granularity& granularity)
{
    if (const auto* channel = std::get_if<PerChannel>(&granularity))
        return channel->axis;
    if (const auto* group = std::get_if<PerGroup>(&granularity))
        return group->axis;
    return std::nullopt;
}

}  // namespace

std::vector<QuantSpec> granularitySpecs(const QuantSpec& spec)
{
    const auto* group = std::get_if<PerGroup>(&spec.granularity);
    const std::optional<int> axis = axisOf(spec.granularity);
    std::vector<QuantSpec> specs(3, spec);
    specs[0].granularity = PerTensor{};
    specs[1].granularity = PerChannel{axis};
    specs[2].granularity = PerGroup{group != nullptr ? group->size : PerGroup{}.size, axis};
    return specs;
}

Result<std::shared_ptr<const LensData>> computeGranularities(const LensQuestion& question, Progress& progress)
{
    auto data = std::make_shared<GranularityData>();
    for (const QuantSpec& spec : granularitySpecs(question.spec)) {
        const bool isKnown = question.analysis && spec == question.spec;
        const Result<ErrorReport> answer = isKnown ? question.analysis->report : report(question.weights, spec, progress);
        if (!answer)
            return answer.error();
        GranularityResult result{spec, answer->sqnrDb, answer->bitsPerWeight, {}};
        for (const ChannelReport& channel : answer->channels)
            result.mse.push_back(channel.mse);
        if (question.sample)
            result.mse = question.sample->spread(result.mse);
        data->results.push_back(std::move(result));
    }
    return std::shared_ptr<const LensData>(std::move(data));
}

QList<QPointF> worstFirst(std::vector<double> mse, std::size_t most)
{
    mse.erase(std::remove_if(mse.begin(), mse.end(), [](double value) { return !(value > 0) || !std::isfinite(value); }), mse.end());
    std::sort(mse.begin(), mse.end(), std::greater<>());
    QList<QPointF> points;
    const std::size_t step = std::max<std::size_t>(1, (mse.size() + most - 1) / std::max<std::size_t>(1, most));
    for (std::size_t i = 0; i < mse.size(); i += step)
        points.append(QPointF(static_cast<double>(i), std::log10(mse[i])));
    if (!mse.empty() && (mse.size() - 1) % step != 0)
        points.append(QPointF(static_cast<double>(mse.size() - 1), std::log10(mse.back())));
    return points;
}

}  // namespace bitloupe
