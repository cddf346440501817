// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/awq.h"

#include "core/linear/products.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Sum over the sampled tokens of x x^T, features [first, first + count).
SquareMatrix gramOf(const InputMoments& inputs, std::size_t first, std::size_t count)
{
    std::vector<float> part(inputs.sampleTokens * count);
    for (std::size_t token = 0; token < inputs.sampleTokens; ++token)
        std::copy_n(inputs.sample.data() + token * inputs.features + first, count, part.data() + token * count);
    SquareMatrix gram(count);
    addOuterProducts(part, static_cast<std::size_t>(inputs.sampleTokens), gram);
    return gram;
}

// One group of columns, all rows.
class GroupClip {
public:
    GroupClip(std::span<const float> weights, std::size_t cols, std::size_t first, std::size_t count, double hopeless)
        : m_weights(weights)
        , m_cols(cols)
        , m_first(first)
        , m_count(count)
        , m_rows(weights.size() / cols)
        , m_errors(m_rows * count)
        , m_best(m_rows, hopeless)
    {
    }

    void tryRatio(float ratio, const SquareMatrix& gram, const GroupRoundTrip& roundTrip, std::vector<float>& limits, Progress& progress)
    {
        std::vector<float> tried(m_rows);
        tbb::parallel_for(std::size_t{0}, m_rows, [&](std::size_t row) {
            const std::span<const float> group = m_weights.subspan(row * m_cols + m_first, m_count);
            tried[row] = kernels::active().absMax(group.data(), group.size()) * ratio;
            std::vector<float> clipped(group.begin(), group.end()), values(m_count);
            for (float& w : clipped)
                w = std::clamp(w, -tried[row], tried[row]);
            roundTrip(clipped, values);
            for (std::size_t i = 0; i < m_count; ++i) {
                const float error = values[i] - group[i];
                m_errors[row * m_count + i] = std::isfinite(error) ? error : 0.0f;
            }
        });
        const std::vector<double> losses = quadraticForms(m_errors, m_rows, gram, progress);
        for (std::size_t row = 0; row < m_rows; ++row) {
            if (losses[row] < m_best[row]) {
                m_best[row] = losses[row];
                limits[row] = tried[row];
            }
        }
    }

private:
    std::span<const float> m_weights;
    std::size_t m_cols, m_first, m_count, m_rows;
    std::vector<float> m_errors;
    std::vector<double> m_best;
};

}  // namespace

std::vector<float> awqScale(std::span<const double> meanAbs, std::span<const double> weightMean, double ratio, AwqVariant variant)
{
    std::vector<double> scale(meanAbs.size());
    for (std::size_t i = 0; i < scale.size(); ++i) {
        const double by = variant == AwqVariant::Duo ? std::pow(weightMean[i], 1 - ratio) + 1e-4 : 1.0;
        scale[i] = std::max(std::pow(meanAbs[i], ratio) / by, 1e-4);
    }
    const auto [least, most] = std::minmax_element(scale.begin(), scale.end());
    const double middle = scale.empty() ? 1 : std::sqrt(*least * *most);
    std::vector<float> result(scale.size());
    for (std::size_t i = 0; i < scale.size(); ++i) {
        const auto s = static_cast<float>(scale[i] / middle);
        result[i] = std::isfinite(s) && s > 0 ? s : 1.0f;
    }
    return result;
}

std::vector<double> awqWeightMean(std::span<const float> weights, std::size_t cols, std::size_t group)
{
    std::vector<double> mean(cols, 0.0);
    const std::size_t rows = cols == 0 ? 0 : weights.size() / cols;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t first = 0; first < cols; first += group) {
            const std::span<const float> part = weights.subspan(row * cols + first, std::min(group, cols - first));
            const double most = double{kernels::active().absMax(part.data(), part.size())} + 1e-6;
            for (std::size_t i = 0; i < part.size(); ++i)
                mean[first + i] += std::isfinite(part[i]) ? std::fabs(double{part[i]}) / most / static_cast<double>(rows) : 0.0;
        }
    }
    return mean;
}

std::vector<float> awqClipSearch(std::span<const float> weights, const InputMoments& inputs, std::size_t group, const AwqClip& clip,
                                 const GroupRoundTrip& roundTrip, Progress& progress)
{
    const std::size_t cols = inputs.features, rows = weights.size() / cols, groups = (cols + group - 1) / group;
    std::vector<float> limits(rows * groups), ofGroup(rows);
    for (std::size_t k = 0; k < groups; ++k) {
        const std::size_t first = k * group, count = std::min(group, cols - first);
        const SquareMatrix gram = gramOf(inputs, first, count);
        GroupClip search(weights, cols, first, count, clip.hopeless * static_cast<double>(inputs.sampleTokens));
        for (std::size_t row = 0; row < rows; ++row)
            ofGroup[row] = kernels::active().absMax(weights.data() + row * cols + first, count);
        for (int i = 0; i < static_cast<int>(clip.maxShrink * clip.steps); ++i)
            search.tryRatio(static_cast<float>(1 - static_cast<double>(i) / clip.steps), gram, roundTrip, ofGroup, progress);
        for (std::size_t row = 0; row < rows; ++row)
            limits[row * groups + k] = ofGroup[row];
    }
    return limits;
}

void clampGroups(std::span<float> weights, std::size_t cols, std::size_t group, std::span<const float> limits)
{
    const std::size_t groups = (cols + group - 1) / group;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const float limit = limits[i / cols * groups + i % cols / group];
        weights[i] = std::clamp(weights[i], -limit, limit);
    }
}

}  // namespace bitloupe
