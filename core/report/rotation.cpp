// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/rotation.h"

#include "core/base/text.h"
#include "core/prepare/output_loss.h"
#include "core/report/held_apart.h"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// One block in place: log2(block) rounds of sums and differences.
template <class Value>
void rotateBlock(Value* x, std::size_t block, std::size_t stride)
{
    for (std::size_t half = 1; half < block; half *= 2) {
        for (std::size_t i = 0; i < block; i += 2 * half) {
            for (std::size_t j = i; j < i + half; ++j) {
                const Value a = x[j * stride], b = x[(j + half) * stride];
                x[j * stride] = a + b;
                x[(j + half) * stride] = a - b;
            }
        }
    }
    const auto by = static_cast<Value>(1 / std::sqrt(static_cast<double>(block)));
    for (std::size_t i = 0; i < block; ++i)
        x[i * stride] *= by;
}

// R S R^T.
void rotateMoments(SquareMatrix& s, std::size_t block)
{
    const std::size_t n = s.size();
    for (const bool rows : {true, false}) {
        tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) {
            for (std::size_t first = 0; first < n; first += block)
                rotateBlock(rows ? &s.at(i, first) : &s.at(first, i), block, rows ? 1 : s.stride());
        });
    }
}

double peakOf(std::span<const float> values)
{
    double most = 0, squares = 0;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        most = std::max(most, double{std::fabs(value)});
        squares += double{value} * double{value};
    }
    const double rms = values.empty() ? 0 : std::sqrt(squares / static_cast<double>(values.size()));
    return rms > 0 ? most / rms : 0;
}

// Over the sampled tokens, so that both sides of the rotation are seen alike.
void takeSampleSizes(InputMoments& inputs)
{
    std::fill(inputs.maxAbs.begin(), inputs.maxAbs.end(), 0.0f);
    for (std::size_t i = 0; i < inputs.sample.size(); ++i) {
        float& most = inputs.maxAbs[i % inputs.features];
        most = std::max(most, std::fabs(inputs.sample[i]));
    }
}

std::shared_ptr<const InputMoments> rotatedInputs(const InputMoments& inputs, std::size_t block)
{
    auto rotated = std::make_shared<InputMoments>(inputs);
    rotated->magnitudes.clear();
    rotateMoments(rotated->secondMoments, block);
    rotateRows(rotated->sample, inputs.features, block);
    for (std::size_t i = 0; i < inputs.features; ++i)
        rotated->meanSquare[i] = rotated->secondMoments.at(i, i) / static_cast<double>(std::max<std::uint64_t>(1, inputs.tokens));
    takeSampleSizes(*rotated);
    return rotated;
}

// NaN and infinities would spread over their whole block.
std::vector<float> finiteValues(std::vector<float> values)
{
    for (float& value : values)
        value = std::isfinite(value) ? value : 0.0f;
    return values;
}

struct Side {
    ErrorReport report;
    ChannelSizes sizes;
};
Result<Side> lookAt(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, Progress& progress)
{
    auto errors = report(weights, spec, progress);
    if (!errors)
        return errors.error();
    auto sizes = channelSizes(*weights, progress);
    if (!sizes)
        return sizes.error();
    return Side{std::move(*errors), std::move(*sizes)};
}

}  // namespace

std::size_t rotationBlock(std::size_t channels) { return channels == 0 ? 1 : channels & (~channels + 1); }

void rotateRows(std::span<float> values, std::size_t channels, std::size_t block)
{
    tbb::parallel_for(std::size_t{0}, values.size() / std::max<std::size_t>(1, channels), [&](std::size_t row) {
        for (std::size_t first = 0; first < channels; first += block)
            rotateBlock(values.data() + row * channels + first, block, 1);
    });
}

Result<RotationPreview> previewRotation(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    if (!knowsInputs(*weights, true) || weights->inputs()->sample.empty())
        return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights->info().name), "no tokens are known"};
    auto values = valuesOf(*weights);
    if (!values)
        return values.error();
    const QuantSpec plain = plainRounding(spec);
    RotationPreview preview;
    const std::size_t n = static_cast<std::size_t>(weights->cols());
    preview.block = rotationBlock(n);
    auto sampled = std::make_shared<InputMoments>(*weights->inputs());
    sampled->heldApart = nullptr;
    takeSampleSizes(*sampled);
    const auto before = lookAt(withInputs(weights, sampled), plain, progress);
    if (!before)
        return before.error();
    preview.weightPeakBefore = peakOf(*values);
    preview.inputPeakBefore = peakOf(sampled->sample);
    std::vector<float> rotated = finiteValues(std::move(*values));
    rotateRows(rotated, n, preview.block);
    const auto inputs = rotatedInputs(*sampled, preview.block);
    preview.weightPeakAfter = peakOf(rotated);
    preview.inputPeakAfter = peakOf(inputs->sample);
    const auto after = lookAt(withValues(*weights, std::move(rotated), inputs), plain, progress);
    if (!after)
        return after.error();
    preview.before = before->sizes;
    preview.after = after->sizes;
    preview.sqnrBefore = before->report.sqnrDb;
    preview.sqnrAfter = after->report.sqnrDb;
    preview.outputSqnrBefore = before->report.output.sqnrDb;
    preview.outputSqnrAfter = after->report.output.sqnrDb;
    preview.channelMseBefore = before->report.output.channelMse;
    preview.channelMseAfter = after->report.output.channelMse;
    for (std::size_t i = 0; i < preview.channelMseAfter.size(); ++i)
        preview.worseChannels += preview.channelMseAfter[i] > preview.channelMseBefore[i];
    return preview;
}

}  // namespace bitloupe
