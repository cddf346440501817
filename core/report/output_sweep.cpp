// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/output_sweep.h"

#include "core/base/text.h"
#include "core/prepare/output_loss.h"
#include "core/report/gptq_lesson.h"
#include "core/report/held_apart.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

std::uint64_t nextRandom(std::uint64_t& state)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return state >> 33;
}

// `count` of `all` without repetition, ascending; the same for the same seed.
std::vector<std::uint64_t> drawnTokens(std::uint64_t all, std::uint64_t count, std::uint64_t seed)
{
    std::vector<std::uint64_t> tokens(static_cast<std::size_t>(all));
    std::iota(tokens.begin(), tokens.end(), std::uint64_t{0});
    std::uint64_t state = seed * 0x9E3779B97F4A7C15U + count;
    for (std::uint64_t i = 0; i < count; ++i)
        std::swap(tokens[static_cast<std::size_t>(i)], tokens[static_cast<std::size_t>(i + nextRandom(state) % (all - i))]);
    tokens.resize(static_cast<std::size_t>(count));
    std::sort(tokens.begin(), tokens.end());
    return tokens;
}

std::shared_ptr<const InputMoments> momentsOfDraw(const InputMoments& inputs, std::uint64_t count, std::uint64_t seed, Progress& progress)
{
    MomentsBuilder builder(inputs.name, inputs.features, count);
    for (const std::uint64_t token : drawnTokens(inputs.sampleTokens, count, seed))
        builder.add(std::span(inputs.sample).subspan(static_cast<std::size_t>(token) * inputs.features, inputs.features), progress);
    return builder.finish();
}

class Sweep {
public:
    Sweep(std::shared_ptr<const Weights> weights, std::vector<float> values, Progress& progress)
        : m_weights(std::move(weights))
        , m_values(std::move(values))
        , m_progress(progress)
    {
        for (float& value : m_values)
            value = std::isfinite(value) ? value : 0.0f;
        m_signal = outputLoss(m_values, m_weights->rows(), judges(), m_progress);
    }
    // Those held apart, where there are some; else all.
    const InputMoments& judges() const
    {
        const InputMoments& inputs = *m_weights->inputs();
        return inputs.heldApart ? *inputs.heldApart : inputs;
    }

    // Quantized with these inputs in mind.
    Result<OutputDraw> judge(const QuantSpec& spec, std::shared_ptr<const InputMoments> inputs, OutputDraw draw) const
    {
        const auto answer = quantize(withInputs(m_weights, std::move(inputs)), spec, m_progress);
        if (!answer)
            return answer.error();
        std::vector<float> errors = restoredValues(**answer);
        for (std::size_t i = 0; i < errors.size(); ++i) {
            const float error = m_values[i] - errors[i];
            errors[i] = std::isfinite(error) ? error : 0.0f;
        }
        draw.mse = outputLoss(errors, m_weights->rows(), judges(), m_progress);
        draw.sqnrDb = signalToNoiseDb(m_signal, draw.mse);
        return draw;
    }

private:
    std::shared_ptr<const Weights> m_weights;
    std::vector<float> m_values;
    Progress& m_progress;
    double m_signal = 0;
};

bool isPlain(const QuantSpec& spec)
{
    const QuantSpec plain = defaultSpec();
    return withSecondOrder(spec).rounding.id != spec.rounding.id && spec.preparation.id == plain.preparation.id;
}

}  // namespace

Result<OutputSweep> sweepOutputs(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const OutputSweepOptions& options,
                                 const std::function<void(const OutputSweep&)>& told, Progress& progress)
{
    if (!knowsInputs(*weights, true) || weights->inputs()->sampleTokens < 2)
        return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights->info().name), "no tokens are known"};
    auto values = valuesOf(*weights);
    if (!values)
        return values.error();
    const InputMoments& inputs = *weights->inputs();
    const Sweep sweep(weights, std::move(*values), progress);
    OutputSweep result;
    result.spec = isPlain(spec) ? withSecondOrder(spec) : spec;
    result.tokens = inputs.tokens;
    result.judges = sweep.judges().tokens;
    result.isApart = inputs.heldApart != nullptr;
    const auto nearest = sweep.judge(plainRounding(spec), weights->inputs(), OutputDraw{inputs.tokens, 0, 0, 0});
    if (!nearest)
        return nearest.error();
    result.plainMse = nearest->mse;
    result.plainSqnrDb = nearest->sqnrDb;
    const auto all = sweep.judge(result.spec, weights->inputs(), OutputDraw{inputs.tokens, 0, 0, 0});
    if (!all)
        return all.error();
    result.all = *all;
    told(result);
    for (const std::uint64_t count : options.counts) {
        for (std::uint64_t seed = 1; count < inputs.sampleTokens && seed <= options.draws; ++seed) {
            const auto draw = sweep.judge(result.spec, momentsOfDraw(inputs, count, seed, progress), OutputDraw{count, seed, 0, 0});
            if (!draw)
                return draw.error();
            result.draws.push_back(*draw);
            told(result);
        }
    }
    return result;
}

}  // namespace bitloupe
