// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/loupe_formula.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorMapLens)
};

QString signedText(int value)
{
    if (value == 0)
        return QStringLiteral("0");
    return value < 0 ? QStringLiteral("−%1").arg(-static_cast<std::int64_t>(value)) : QStringLiteral("+%1").arg(value);
}

QString termText(float value)
{
    return value == 0 ? QString() : value < 0 ? QStringLiteral(" − ") + floatText(-value) : QStringLiteral(" + ") + floatText(value);
}

// "0.0057 ÷ 0.1", "(0.0057 − 0.1) × (1 ÷ 0.1)".
QString quotientTerm(const WeightTrace& trace)
{
    const EncodeRule& rule = trace.steps.rule;
    const QString weight = floatText(trace.weight), moved = rule.offset == 0 ? weight : u'(' + weight + termText(-rule.offset) + u')';
    return (rule.multiplies ? QStringLiteral("%1 × (1 ÷ %2)") : QStringLiteral("%1 ÷ %2")).arg(moved, floatText(rule.scale));
}

// A number with as many digits as it takes to see why the code is this one: −54.498 where five digits of it look like a half.
template <class Tells>
QString tellingText(float value, const Tells& tells)
{
    constexpr int kUsual = 5, kExact = 9;
    int digits = kUsual;
    while (digits < kExact && !tells(text::significant(double{value}, digits).toDouble()))
        ++digits;
    return floatText(value, digits);
}

QString wayWords(const RoundedRule& rule, const WeightTrace& trace)
{
    const EncodeSteps& steps = trace.steps;
    const auto tells = [&](double quotient) {
        const double placed = quotient + double{rule.before}, away = std::fabs(placed - double{steps.rounded});
        return rule.rounding == StepRounding::Truncation ? std::trunc(placed) == double{steps.rounded} : away < 0.5;
    };
    const QString round = rule.rounding == StepRounding::Truncation ? QStringLiteral("trunc") : QStringLiteral("round");
    const QString after = termText(static_cast<float>(rule.after));
    const auto way = [&](const QString& quotient) {
        return QStringLiteral("clamp(%1(%2%3)%4)").arg(round, quotient, termText(rule.before), after);
    };
    return QStringLiteral("%1 = %2 = %3")
        .arg(way(quotientTerm(trace)), way(tellingText(steps.quotient, tells)), codeText(steps.code, *trace.grid));
}

QString wayWords(const NearestRule&, const WeightTrace& trace)
{
    const EncodeSteps& steps = trace.steps;
    const auto tells = [&](double quotient) {
        const double own = std::fabs(quotient - double{steps.level});
        for (int code = trace.grid->codeMin(); code <= trace.grid->codeMax(); ++code) {
            const float level = trace.grid->decodeSteps(code, trace.params).level;
            if (level != steps.level && std::fabs(quotient - double{level}) <= own)
                return false;
        }
        return true;
    };
    return Words::tr("%1 = %2, nearest level %3 = code %4")
        .arg(quotientTerm(trace), tellingText(steps.quotient, tells), floatText(steps.level), codeText(steps.code, *trace.grid));
}

QString wayWords(const ComparedRule& rule, const WeightTrace& trace)
{
    const float x = trace.weight;
    const bool hasUpper = std::isfinite(rule.high);
    const QString weight = tellingText(x, [&](double printed) {
        return (printed < double{rule.low}) == (x < rule.low) && (printed > double{rule.high}) == (x > rule.high);
    });
    const QString low = floatText(rule.low), high = floatText(rule.high), code = codeText(trace.steps.code, *trace.grid);
    if (x < rule.low)
        return Words::tr("%1 < %2: code %3").arg(weight, low, code);
    if (x > rule.high)
        return Words::tr("%1 > %2: code %3").arg(weight, high, code);
    return hasUpper ? Words::tr("%1 ≤ %2 ≤ %3: code %4").arg(low, weight, high, code)
                    : Words::tr("%1 ≥ %2: code %3").arg(weight, low, code);
}

QString wayWords(const WeightTrace& trace)
{
    const QString code = codeText(trace.steps.code, *trace.grid);
    if (std::isnan(trace.weight))
        return Words::tr("NaN counts as 0: code %1").arg(code);
    if (trace.steps.rule.scale == 0)
        return Words::tr("the scale is 0: code %1").arg(code);
    return std::visit([&trace](const auto& rule) { return wayWords(rule, trace); }, trace.steps.rule.way);
}

}  // namespace

QString codeBits(int code, int bits)
{
    QString text;
    for (int bit = bits - 1; bit >= 0; --bit)
        text += (static_cast<unsigned>(code) >> bit & 1U) != 0 ? QLatin1Char('1') : QLatin1Char('0');
    return text;
}

QString codeText(int code, const Grid& grid) { return grid.codeMin() < 0 ? signedText(code) : QString::number(code); }

QString floatText(float value, int digits)
{
    QString text = text::significant(double{value}, digits);
    return text.startsWith(QLatin1Char('-')) ? QStringLiteral("−") + text.mid(1) : text;
}

QString codeFormula(const WeightTrace& trace)
{
    QString way = wayWords(trace);
    if (trace.steps.code != trace.code)  // stochastic, second order
        way = Words::tr("%1; the rounding chose code %2").arg(way, codeText(trace.code, *trace.grid));
    return Words::tr("%1, in bits %2").arg(way, codeBits(trace.code, trace.grid->bits()));
}

QString valueFormula(const WeightTrace& trace)
{
    const DecodeSteps steps = trace.grid->decodeSteps(trace.code, trace.params);
    QString level = floatText(steps.level);
    if (std::holds_alternative<RoundedRule>(trace.steps.rule.way)) {
        const QString zero = termText(static_cast<float>(-trace.params.zero));
        level = codeText(trace.code, *trace.grid) + zero;
        level = zero.isEmpty() ? level : u'(' + level + u')';
    }
    return QStringLiteral("%1 × %2%3 = %4").arg(level, floatText(steps.scale), termText(steps.offset), floatText(trace.decoded));
}

}  // namespace bitloupe
