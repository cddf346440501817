// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/token_quantization.h"

#include "core/base/text.h"
#include "core/linear/products.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/smooth_quant.h"
#include "core/report/ratios.h"
#include "core/round/quantize.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostProducts = std::uint64_t{1} << 29;

float largest(std::span<const float> values)
{
    float most = 0;
    for (const float value : values)
        most = std::max(most, std::fabs(value));
    return most;
}

template <class Value>
double noiseOf(std::span<const Value> wanted, std::span<const Value> got)
{
    double noise = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        noise += (double{wanted[i]} - double{got[i]}) * (double{wanted[i]} - double{got[i]});
    return noise;
}

template <class Value>
double sqnrOf(std::span<const Value> wanted, std::span<const Value> got)
{
    double signal = 0;
    for (const Value value : wanted)
        signal += double{value} * double{value};
    return signalToNoiseDb(signal, noiseOf(wanted, got));
}

// Tokens of the first half, on which static scales are found, and of the second, on which all are judged.
struct Halves {
    std::vector<float> known, judged;
};

// A matrix and what it is multiplied with.
struct Product {
    std::vector<float> matrix;
    Halves tokens;
};

void setEnds(TokenScaling& scaling, std::span<const float> known)
{
    scaling.reach = largest(known);
    for (const float x : known) {
        scaling.low = std::min(scaling.low, x);
        scaling.high = std::max(scaling.high, x);
    }
}

std::vector<float> rounded(const Halves& tokens, std::size_t features, int bits, TokenScaling& scaling)
{
    TokenQuantizer quantizer{.bits = bits, .perToken = scaling.perToken, .hasZeroPoint = scaling.hasZeroPoint};
    if (scaling.isStatic) {
        setEnds(scaling, tokens.known);
        quantizer.reach = std::max(scaling.reach, kSmallestReach);
        quantizer.low = scaling.low;
        quantizer.high = scaling.high;
    }
    std::vector<float> values = tokens.judged;
    quantizeTokens(values, features, quantizer);
    return values;
}

double clippedShare(const TokenScaling& scaling, std::span<const float> tokens)
{
    const auto isBeyond = [&](float x) {
        return scaling.hasZeroPoint ? x < scaling.low || x > scaling.high : std::fabs(x) > scaling.reach;
    };
    const auto beyond = scaling.isStatic ? std::count_if(tokens.begin(), tokens.end(), isBeyond) : 0;
    return static_cast<double>(beyond) / static_cast<double>(tokens.size());
}

// What the answer's codes meet: a preparation's scales are on both sides; a channel that it keeps in 16 bits is not there.
void prepareTokens(std::vector<float>& tokens, std::size_t features, const Restoration& restoration)
{
    for (std::size_t i = 0; i < tokens.size() && !restoration.columnScale.empty(); ++i)
        tokens[i] /= restoration.columnScale[i % features];
    for (const std::uint32_t column : restoration.keptColumns) {
        for (std::size_t i = column; i < tokens.size(); i += features)
            tokens[i] = 0;
    }
}

class Judge {
public:
    Judge(Product plain, const TokenQuestion& question, std::size_t features, Progress& progress)
        : m_plain(std::move(plain))
        , m_question(question)
        , m_features(features)
        , m_progress(progress)
    {
        if (question.answer != nullptr)
            takeAnswer(*question.answer);
        for (float& weight : m_plain.matrix)
            weight = std::isfinite(weight) ? weight : 0.0f;
        m_outputs = innerProducts(m_plain.tokens.judged, m_plain.matrix, features, progress);
    }

    void judge(TokenScaling& scaling) const
    {
        const std::span<const float> wanted = m_plain.tokens.judged;
        const std::vector<float> got = rounded(m_plain.tokens, m_features, m_question.bits, scaling);
        scaling.sqnrDb = sqnrOf(wanted, std::span<const float>(got));
        const std::vector<double> outputs = innerProducts(got, m_plain.matrix, m_features, m_progress);
        scaling.outputSqnrDb = sqnrOf(std::span<const double>(m_outputs), std::span<const double>(outputs));
        scaling.clippedShare = clippedShare(scaling, wanted);
        for (std::size_t first = 0; first < wanted.size(); first += m_features)
            scaling.tokenSqnrDb.push_back(
                sqnrOf(wanted.subspan(first, m_features), std::span<const float>(got).subspan(first, m_features)));
        if (m_question.answer != nullptr)
            scaling.whole = wholeError(scaling);
    }

private:
    void takeAnswer(const QuantizedTensor& answer)
    {
        m_whole.matrix = decodedValues(answer);
        m_whole.tokens = m_plain.tokens;
        if (const Restoration* const restoration = answer.restoration.get()) {
            prepareTokens(m_whole.tokens.known, m_features, *restoration);
            prepareTokens(m_whole.tokens.judged, m_features, *restoration);
            m_kept = restoration->keptColumns;
            if (restoration->columnScale.empty())
                restoration->restore(0, m_whole.matrix);
        }
        for (std::size_t i = 0; i < m_whole.matrix.size(); ++i)
            m_whole.matrix[i] = std::isfinite(m_plain.matrix[i]) ? m_whole.matrix[i] : 0.0f;
    }

    WholeError wholeError(const TokenScaling& like) const
    {
        TokenScaling scaling{.perToken = like.perToken, .isStatic = like.isStatic, .hasZeroPoint = like.hasZeroPoint};
        std::vector<float> met = rounded(m_whole.tokens, m_features, m_question.bits, scaling);
        for (const std::uint32_t column : m_kept) {
            for (std::size_t i = column; i < met.size(); i += m_features)
                met[i] = m_plain.tokens.judged[i];
        }
        const std::vector<double> outputs = innerProducts(met, m_whole.matrix, m_features, m_progress);
        const std::span<const double> wanted = m_outputs, got = outputs;
        return {noiseOf(wanted, got) / std::max(1.0, static_cast<double>(wanted.size())), sqnrOf(wanted, got)};
    }

    Product m_plain, m_whole;
    TokenQuestion m_question;
    std::size_t m_features;
    Progress& m_progress;
    std::vector<double> m_outputs;
    std::vector<std::uint32_t> m_kept;
};

}  // namespace

Result<TokenQuantization> quantizeInputs(const Weights& weights, const TokenQuestion& question, Progress& progress)
{
    const InputMoments& inputs = *weights.inputs();
    if (inputs.sampleTokens < 2)
        return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights.info().name), "fewer than two tokens are known"};
    Result<std::vector<float>> matrix = valuesOf(weights);
    if (!matrix)
        return matrix.error();
    const std::size_t n = inputs.features, half = static_cast<std::size_t>(inputs.sampleTokens / 2);
    const std::uint64_t most = std::max<std::uint64_t>(1, kMostProducts / std::max<std::uint64_t>(1, weights.size()));
    TokenQuantization result;
    result.bits = question.bits;
    result.tokens = static_cast<std::size_t>(std::min<std::uint64_t>(inputs.sampleTokens - half, most));
    const std::span<const float> known = std::span(inputs.sample).first(half * n);
    const std::span<const float> judged = std::span(inputs.sample).subspan(half * n, result.tokens * n);
    for (std::size_t token = 0; token < result.tokens; ++token)
        result.tokenSizes.push_back(largest(judged.subspan(token * n, n)));
    const Judge judge({std::move(*matrix), {{known.begin(), known.end()}, {judged.begin(), judged.end()}}}, question, n, progress);
    for (const bool hasZeroPoint : {false, true}) {
        if (hasZeroPoint && !question.withZeroPoints)
            continue;
        for (TokenScaling scaling : {TokenScaling{.perToken = true}, TokenScaling{}, TokenScaling{.isStatic = true}}) {
            scaling.hasZeroPoint = hasZeroPoint;
            judge.judge(scaling);
            result.scalings.push_back(std::move(scaling));
        }
    }
    return result;
}

Result<TokenQuantization> quantizeInputs(const Weights& weights, int bits, Progress& progress)
{
    return quantizeInputs(weights, TokenQuestion{.bits = bits}, progress);
}

}  // namespace bitloupe
