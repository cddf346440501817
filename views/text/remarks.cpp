// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe::text {

namespace {

enum class Number { None, Plain, Percent };

struct Phrase {
    std::string_view id;
    Number number;
    const char* sentence;  // %1: the number
};

constexpr Phrase kPhrases[] = {
    {"gptq_no_inputs", Number::None,
     QT_TRANSLATE_NOOP("text", "GPTQ knows no inputs of these weights: each went to its nearest level. Load activations.")},
    {"gptq_not_positive", Number::None,
     QT_TRANSLATE_NOOP("text",
                       "GPTQ could not factor the inputs' second moments, whatever the damping: each weight went to its nearest level.")},
    {"gptq_raised_damping", Number::Plain,
     QT_TRANSLATE_NOOP("text", "GPTQ raised its damping to %1: the inputs' second moments could not be factored with less.")},
    {"gptq_dead_columns", Number::Plain,
     QT_TRANSLATE_NOOP("text", "%1 input channels are always zero: GPTQ takes their weights for zero.")},
    {"awq_no_inputs", Number::None,
     QT_TRANSLATE_NOOP("text", "AWQ knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"awq_clip_dropped", Number::None,
     QT_TRANSLATE_NOOP("text", "AWQ's clipping would have made the whole output worse: it was left out.")},
    {"smoothquant_no_inputs", Number::None,
     QT_TRANSLATE_NOOP("text", "SmoothQuant knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"llm_int8_no_inputs", Number::None,
     QT_TRANSLATE_NOOP("text", "LLM.int8 knows no inputs of these weights: they were quantized as they are. Load activations.")},
    {"llm_int8_kept_share", Number::Percent, QT_TRANSLATE_NOOP("text", "%1 of the input channels stay in 16 bits.")},
    {"outliers_kept_share", Number::Percent, QT_TRANSLATE_NOOP("text", "%1 of the weights stay in 16 bits.")},
};

QString numberOf(Number kind, double value)
{
    return kind == Number::Percent ? percent(value) : kind == Number::Plain ? significant(value, 4) : QString();
}

}  // namespace

QString remark(const Remark& remark)
{
    for (const Phrase& phrase : kPhrases) {
        if (phrase.id != remark.id)
            continue;
        const QString sentence = QCoreApplication::translate("text", phrase.sentence);
        return phrase.number == Number::None ? sentence : sentence.arg(numberOf(phrase.number, remark.value));
    }
    return {};
}

}  // namespace bitloupe::text
