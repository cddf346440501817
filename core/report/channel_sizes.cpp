// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/channel_sizes.h"

#include "core/prepare/smooth_quant.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::uint64_t kValuesAtOnce = std::uint64_t{1} << 22;

std::vector<float> inputSizes(const InputMoments& inputs)
{
    if (!inputs.maxAbs.empty())
        return inputs.maxAbs;
    std::vector<float> roots(inputs.meanSquare.size());
    std::transform(inputs.meanSquare.begin(), inputs.meanSquare.end(), roots.begin(),
                   [](double square) { return static_cast<float>(std::sqrt(square)); });
    return roots;
}

}  // namespace

Result<ChannelSizes> channelSizes(const Weights& weights, Progress& progress)
{
    ChannelSizes sizes;
    sizes.weights.assign(weights.cols(), 0.0f);
    if (weights.inputs()) {
        sizes.inputs = inputSizes(*weights.inputs());
        sizes.inputsAreRoots = weights.inputs()->maxAbs.empty();
    }
    sizes.inputs.resize(weights.cols(), 0.0f);
    const std::uint64_t rows = std::max<std::uint64_t>(1, kValuesAtOnce / std::max<std::uint64_t>(1, weights.cols()));
    progress.expect(weights.size());
    for (std::uint64_t row = 0; row < weights.rows(); row += rows) {
        const std::uint64_t count = std::min(rows, weights.rows() - row) * weights.cols();
        const Result<Piece> piece = weights.read(row * weights.cols(), count);
        if (!piece)
            return piece.error();
        columnMagnitudes(piece->values, sizes.weights);
        progress.advance(count);
    }
    return sizes;
}

ChannelSizes scaledSizes(const ChannelSizes& sizes, std::span<const float> scale)
{
    ChannelSizes scaled = sizes;
    for (std::size_t i = 0; i < scale.size(); ++i) {
        scaled.inputs[i] /= scale[i];
        scaled.weights[i] *= scale[i];
    }
    return scaled;
}

double spreadOf(std::span<const float> sizes)
{
    if (sizes.empty())
        return 0;
    std::vector<float> sorted(sizes.begin(), sizes.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const double most = double{*std::max_element(sizes.begin(), sizes.end())};
    return *middle > 0 ? most / double{*middle} : most > 0 ? INFINITY : 0;
}

std::vector<float> smoothingScale(const ChannelSizes& sizes, double alpha)
{
    return smoothQuantScale(sizes.inputs, sizes.weights, alpha, true);
}

}  // namespace bitloupe
