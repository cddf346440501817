// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>
#include <utility>

namespace bitloupe::text {

namespace {

enum class Number { None, Plain, Count, Percent, Decibels };

enum class Weight { Fact, Warning };

struct Phrase {
    std::string_view id;
    Weight weight;
    Number number;
    const char* sentence;  // %1: the number
};

constexpr Phrase kPhrases[] = {
    {"inputs_unmatched", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text", "The activations hold no tensor of this name with %1 features: it is treated as without them.")},
    {"inputs_no_tokens", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "The activations of this name hold no token: the tensor is treated as without them.")},
    {"inputs_none_finite", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text",
                       "Every token of the activations of this name holds NaN or infinity: the tensor is treated as without them.")},
    {"moments_no_tokens", Weight::Warning, Number::None, QT_TRANSLATE_NOOP("text", "It holds no token: it is left out.")},
    {"moments_none_finite", Weight::Warning, Number::None, QT_TRANSLATE_NOOP("text", "Every token holds NaN or infinity: it is left out.")},
    {"inputs_importance_only", Weight::Fact, Number::None,
     QT_TRANSLATE_NOOP(
         "text",
         "An importance matrix tells how large each input channel is, not which move together: output errors, and methods that "
         "learn from inputs, need activations or their second moments.")},
    {"inputs_too_little", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text",
                       "Of the inputs of these weights only sums are known, too little for this method: it was left out. Load activations "
                       "of tokens.")},
    {"inputs_not_finite", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text", "Tokens with NaN or infinite activations: %1. They are left out.")},
    {"inputs_too_few_to_round", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "Fewer than two tokens are known: what their quantization costs cannot be told.")},
    {"apart_no_tokens", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "Only sums of these activations are known, no tokens: none can be held apart from the calibration.")},
    {"apart_too_few", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text", "The activations have too few finite tokens (%1 calibrate): none could be held apart.")},
    {"apart_worse", Weight::Warning, Number::Decibels,
     QT_TRANSLATE_NOOP("text",
                       "Better than plain rounding on the tokens that it learned from, but %1 worse on those held apart: it learned what "
                       "only its own tokens say.")},
    {"apart_few_tokens", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Tokens that calibrated: only %1, fewer than two for each input channel. They say nothing of most directions that "
                       "other inputs use.")},
    {"apart_heavy_tokens", Weight::Warning, Number::Percent,
     QT_TRANSLATE_NOOP("text",
                       "The heaviest hundredth of the calibration tokens holds %1 of the second moments: a few tokens decide for all.")},
    {"apart_unlike", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text",
                       "The calibration has tokens enough and none of them rules it: those held apart are of another kind. Calibrate on "
                       "more varied inputs.")},
    {"scales_too_small", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Blocks with weights too small for a half-precision scale: %1. Their weights are lost or clipped; choose a format "
                       "with float32 scales.")},
    {"scales_too_large", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Blocks with weights too large for a half-precision scale: %1. They are clipped; choose a format with float32 "
                       "scales.")},
    {"gptq_few_tokens", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Calibration tokens: only %1, fewer than there are input channels. What GPTQ learns from them may harm on other "
                       "inputs.")},
    {"gptq_no_inputs", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "GPTQ knows no inputs of these weights: each went to its nearest level. Load activations.")},
    {"gptq_not_positive", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text",
                       "GPTQ could not factor the inputs' second moments, whatever the damping: each weight went to its nearest level.")},
    {"gptq_raised_damping", Weight::Warning, Number::Plain,
     QT_TRANSLATE_NOOP("text", "GPTQ raised its damping to %1: the inputs' second moments could not be factored with less.")},
    {"gptq_dead_columns", Weight::Fact, Number::Count,
     QT_TRANSLATE_NOOP("text", "Input channels that are always zero: %1. GPTQ takes their weights for zero.")},
    {"awq_no_inputs", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "AWQ knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"awq_few_tokens", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Calibration tokens: only %1, fewer than there are input channels. AWQ's scales may say little of other inputs.")},
    {"awq_dead_columns", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP(
         "text",
         "Input channels that are always zero: %1. AWQ gives them next to no scale, so that their weights are lost where other "
         "inputs use them.")},
    {"awq_ratio_found", Weight::Fact, Number::Plain, QT_TRANSLATE_NOOP("text", "AWQ: ratio %1 found.")},
    {"awq_clip_dropped", Weight::Fact, Number::None,
     QT_TRANSLATE_NOOP("text", "AWQ's clipping would have made the whole output worse: it was left out.")},
    {"smoothquant_no_inputs", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "SmoothQuant knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"smoothquant_alpha_found", Weight::Fact, Number::Plain, QT_TRANSLATE_NOOP("text", "SmoothQuant: alpha %1 found.")},
    {"smoothquant_few_tokens", Weight::Warning, Number::Count,
     QT_TRANSLATE_NOOP("text",
                       "Calibration tokens: only %1, fewer than there are input channels. Other inputs may be larger than SmoothQuant "
                       "expects.")},
    {"smoothquant_dead_columns", Weight::Fact, Number::Count,
     QT_TRANSLATE_NOOP("text", "Input channels that are always zero: %1. SmoothQuant leaves them as they are.")},
    {"llm_int8_no_inputs", Weight::Warning, Number::None,
     QT_TRANSLATE_NOOP("text", "LLM.int8 knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"llm_int8_kept_share", Weight::Fact, Number::Percent, QT_TRANSLATE_NOOP("text", "%1 of the input channels stay in 16 bits.")},
    {"outliers_kept_share", Weight::Fact, Number::Percent, QT_TRANSLATE_NOOP("text", "%1 of the weights stay in 16 bits.")},
};

QString numberOf(Number kind, double value)
{
    switch (kind) {
    case Number::Percent:
        return percent(value);
    case Number::Count:
        return QString::number(static_cast<qulonglong>(value));
    case Number::Decibels:
        return decibels(value);
    case Number::Plain:
        return significant(value, 4);
    case Number::None:
        break;
    }
    return {};
}

const Phrase* phraseOf(const Remark& remark)
{
    for (const Phrase& phrase : kPhrases) {
        if (phrase.id == remark.id)
            return &phrase;
    }
    return nullptr;
}

}  // namespace

QString remark(const Remark& remark)
{
    const Phrase* const phrase = phraseOf(remark);
    if (phrase == nullptr)
        return {};
    const QString sentence = QCoreApplication::translate("text", phrase->sentence);
    return phrase->number == Number::None ? sentence : sentence.arg(numberOf(phrase->number, remark.value));
}

QString shareHeldApart(double share)
{
    constexpr std::pair<double, const char*> kShares[] = {{0.0, QT_TRANSLATE_NOOP("text", "none")},
                                                          {0.1, QT_TRANSLATE_NOOP("text", "a tenth")},
                                                          {0.25, QT_TRANSLATE_NOOP("text", "a quarter")},
                                                          {0.5, QT_TRANSLATE_NOOP("text", "half")}};
    for (const auto& [known, words] : kShares) {
        if (known == share)
            return QCoreApplication::translate("text", words);
    }
    return percent(share);
}

bool isWarning(const Remark& remark)
{
    const Phrase* const phrase = phraseOf(remark);
    return phrase != nullptr && phrase->weight == Weight::Warning;
}

}  // namespace bitloupe::text
