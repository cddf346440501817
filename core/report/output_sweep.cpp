// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/output_sweep.h"

#include "core/activations/input_moments.h"
#include "core/base/draws.h"
#include "core/prepare/output_loss.h"
#include "core/round/quantize.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

using Tokens = std::vector<float>;

std::shared_ptr<const InputMoments> momentsOf(const Tokens& tokens, std::size_t features, Progress& progress)
{
    MomentsBuilder builder({}, features, tokens.size() / features);
    builder.add(tokens, progress);
    return builder.finish();
}

class Sweep {
public:
    Sweep(std::shared_ptr<const Weights> weights, const QuantSpec& spec, std::vector<float> values)
        : m_weights(std::move(weights))
        , m_spec(spec)
        , m_values(std::move(values))
        , m_features(m_weights->inputs()->features)
    {
    }

    void split(double heldOutShare, Progress& progress)
    {
        const InputMoments& inputs = *m_weights->inputs();
        const double wanted = std::nearbyint(heldOutShare * static_cast<double>(inputs.sampleTokens));
        const auto held = static_cast<std::uint64_t>(std::clamp(wanted, 1.0, static_cast<double>(inputs.sampleTokens - 1)));
        m_calibration = inputs.sampleTokens - held;
        const auto cut = inputs.sample.begin() + static_cast<std::ptrdiff_t>(m_calibration * m_features);
        m_heldOut = momentsOf(Tokens(cut, inputs.sample.end()), m_features, progress);
    }
    std::uint64_t calibrationTokens() const { return m_calibration; }
    std::uint64_t heldOutTokens() const { return m_heldOut->tokens; }

    Result<double> nearest(Progress& progress) const
    {
        QuantSpec plain = m_spec;
        plain.rounding = defaultSpec().rounding;
        plain.preparation = defaultSpec().preparation;
        const Result<std::vector<float>> errors = errorsUnder(plain, nullptr, progress);
        if (!errors)
            return errors.error();
        return outputLoss(*errors, m_weights->rows(), *m_heldOut, progress);
    }

    Result<OutputSweepDraw> draw(std::uint64_t count, std::uint64_t seed, Progress& progress) const
    {
        std::vector<std::uint64_t> chosen = Draws(seed).choose(count, m_calibration);
        std::sort(chosen.begin(), chosen.end());
        Tokens tokens;
        for (const std::uint64_t token : chosen) {
            const auto first = m_weights->inputs()->sample.begin() + static_cast<std::ptrdiff_t>(token * m_features);
            tokens.insert(tokens.end(), first, first + static_cast<std::ptrdiff_t>(m_features));
        }
        const auto seen = momentsOf(tokens, m_features, progress);
        const Result<std::vector<float>> errors = errorsUnder(m_spec, seen, progress);
        if (!errors)
            return errors.error();
        return OutputSweepDraw{seed, outputLoss(*errors, m_weights->rows(), *seen, progress),
                               outputLoss(*errors, m_weights->rows(), *m_heldOut, progress)};
    }

private:
    Result<std::vector<float>> errorsUnder(const QuantSpec& spec, std::shared_ptr<const InputMoments> inputs, Progress& progress) const
    {
        const auto answer = quantize(withInputs(m_weights, std::move(inputs)), spec, progress);
        if (!answer)
            return answer.error();
        std::vector<float> errors = decodedValues(**answer);
        if ((*answer)->restoration)
            (*answer)->restoration->restore(0, errors);
        for (std::size_t i = 0; i < errors.size(); ++i) {
            const float error = m_values[i] - errors[i];
            errors[i] = std::isfinite(error) ? error : 0.0f;
        }
        return errors;
    }

    std::shared_ptr<const Weights> m_weights;
    const QuantSpec& m_spec;
    std::vector<float> m_values;
    std::size_t m_features;
    std::uint64_t m_calibration = 0;  // tokens
    std::shared_ptr<const InputMoments> m_heldOut;
};

std::vector<std::uint64_t> countsUpTo(std::vector<std::uint64_t> counts, std::uint64_t all)
{
    counts.erase(std::remove_if(counts.begin(), counts.end(), [all](std::uint64_t count) { return count == 0 || count >= all; }),
                 counts.end());
    counts.push_back(all);
    std::sort(counts.begin(), counts.end());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    return counts;
}

}  // namespace

Result<OutputSweep> sweepOutputError(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const OutputSweepOptions& options,
                                     const OutputSweepSink& sink, Progress& progress)
{
    const InputMoments* const inputs = weights->inputs().get();
    if (inputs == nullptr || inputs->sampleTokens < 2 || inputs->features != weights->cols() || weights->size() == 0)
        return Error{ErrorCode::BadArgument, {}, "inputs", "a sweep asks for at least two sampled tokens of the weights' inputs"};
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    Sweep sweep(std::move(weights), spec, std::move(*values));
    sweep.split(options.heldOutShare, progress);
    const Result<double> nearest = sweep.nearest(progress);
    if (!nearest)
        return nearest.error();
    OutputSweep result{sweep.calibrationTokens(), sweep.heldOutTokens(), *nearest, {}};
    for (const std::uint64_t count : countsUpTo(options.counts, sweep.calibrationTokens())) {
        OutputSweepLevel level{count, {}};
        for (std::uint64_t k = 0; k < (count == sweep.calibrationTokens() ? 1 : options.draws); ++k) {
            const auto draw = sweep.draw(count, options.firstSeed + k, progress);
            if (!draw)
                return draw.error();
            level.draws.push_back(*draw);
        }
        if (sink)
            sink(level);
        result.levels.push_back(std::move(level));
    }
    return result;
}

}  // namespace bitloupe
