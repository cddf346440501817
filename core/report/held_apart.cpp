// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/held_apart.h"

#include "core/report/output_tally.h"
#include "core/round/encoder.h"
#include "core/round/rounding.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr double kNoticeableDb = 0.01;
constexpr std::uint64_t kTokensPerChannel = 2;
constexpr double kHeavyShare = 0.1, kHeavyFactor = 5;

bool hasFewTokens(const OutputError& output) { return output.tokens < kTokensPerChannel * output.inputChannels; }

bool hasHeavyTokens(const OutputError& output)
{
    const double evenly = static_cast<double>(output.heaviestTokens) / static_cast<double>(std::max<std::uint64_t>(output.tokens, 1));
    return output.heaviestShare >= kHeavyShare && output.heaviestShare >= kHeavyFactor * evenly;
}

}  // namespace

QuantSpec plainRounding(const QuantSpec& spec)
{
    QuantSpec plain = spec;
    plain.rounding = defaultSpec().rounding;
    plain.preparation = defaultSpec().preparation;
    return plain;
}

bool learns(const QuantSpec& spec) { return spec.preparation.id != defaultSpec().preparation.id || roundsMatrix(spec.rounding); }

std::optional<Harm> harmOf(const OutputError& method, const OutputError& plain)
{
    if (!method.known || !plain.known || !method.heldApart || !plain.heldApart)
        return std::nullopt;
    const Harm harm{method.sqnrDb - plain.sqnrDb, plain.heldApart->sqnrDb - method.heldApart->sqnrDb};
    const bool harms = harm.gainDb > kNoticeableDb && harm.lossDb > kNoticeableDb;
    return harms ? std::optional(harm) : std::nullopt;
}

Remarks harmRemarks(const Harm& harm, const OutputError& method)
{
    Remarks remarks{{"apart_worse", harm.lossDb}};
    if (hasFewTokens(method))
        remarks.push_back({"apart_few_tokens", static_cast<double>(method.tokens)});
    if (hasHeavyTokens(method))
        remarks.push_back({"apart_heavy_tokens", method.heaviestShare});
    if (remarks.size() == 1)
        remarks.push_back({"apart_unlike"});
    return remarks;
}

Result<OutputError> outputErrorOf(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, Progress& progress)
{
    Result<Encoder> encoder = Encoder::make(weights, spec, progress);
    if (!encoder)
        return encoder.error();
    OutputTally outputs(*weights, encoder->restoration().get());
    progress.expect(weights->size());
    const auto add = [&](const QuantizedPiece& piece) {
        outputs.add(piece, encoder->blocks(), progress);
        return Result<void>();
    };
    if (Result<void> done = encoder->forEachPiece(add, progress); !done)
        return done.error();
    return outputs.finish(0);
}

Result<Remarks> judgeHeldApart(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, const OutputError& method,
                               Progress& progress, std::optional<OutputError>* plain)
{
    if (!method.heldApart || !learns(spec))
        return Remarks{};
    auto compared = outputErrorOf(weights, plainRounding(spec), progress);
    if (!compared && compared.error().code == ErrorCode::BadSpec)
        return Remarks{};
    if (!compared)
        return compared.error();
    const auto harm = harmOf(method, *compared);
    if (plain)
        *plain = std::move(*compared);
    return harm ? harmRemarks(*harm, method) : Remarks{};
}

}  // namespace bitloupe
