// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/loupe_facts.h"

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
    return value < 0 ? QStringLiteral("−%1").arg(-static_cast<std::int64_t>(value)) : QStringLiteral("+%1").arg(value);
}

QString dtypeText(DType dtype)
{
    const std::string_view name = dtypeName(dtype);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString hexBytes(const std::vector<std::byte>& bytes)
{
    QStringList words;
    for (const std::byte byte : bytes)
        words += QStringLiteral("%1").arg(std::to_integer<uint>(byte), 2, 16, QLatin1Char('0')).toUpper();
    return words.join(QLatin1Char(' '));
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

QString blockName(const WeightTrace& trace, std::uint64_t cols)
{
    if (trace.blockCount == 1)
        return Words::tr("one scale for the whole tensor");
    if (trace.blockSize == cols)
        return Words::tr("one scale for this channel");
    return Words::tr("one scale for these %1 weights").arg(trace.blockSize);
}

// What is stored beside the scale: what values begin with, or (Trained Ternary Quantization) the scale of the levels below zero.
bool isMinimum(const WeightTrace& trace)
{
    return trace.grid->decodeSteps(trace.grid->codeMin(), trace.params).offset == trace.params.offset;
}

// Two digits, without an exponent: "7.1", "1900".
QString timesText(double times)
{
    const double step = std::pow(10, std::floor(std::log10(times)) - 1);
    return text::significant(std::round(times / step) * step, 15);
}

bool isSetByLargest(const WeightTrace& trace)
{
    const float farthest = std::max(-trace.range.low, trace.range.high);
    return trace.facts && trace.facts->largest > 0 && farthest == trace.facts->largest;
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

QString loupePlace(const WeightTrace& trace, std::uint64_t cols)
{
    QStringList parts{Words::tr("channel %1").arg(trace.row), Words::tr("input %1").arg(trace.col)};
    const std::uint64_t perRow = trace.blockSize == 0 || trace.blockCount == 1 ? 1 : (cols + trace.blockSize - 1) / trace.blockSize;
    if (trace.blockCount > 1 && perRow > 1)
        parts += Words::tr("group %1").arg((trace.blockFirst - trace.row * cols) / std::max<std::uint64_t>(1, trace.blockSize));
    return parts.join(QStringLiteral(" · "));
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

QString errorWords(const WeightTrace& trace)
{
    if (!std::isfinite(trace.weight))
        return Words::tr("none: the weight is not finite");
    QString words = floatText(trace.error);
    if (trace.levelBelow && trace.levelAbove && *trace.levelAbove > *trace.levelBelow) {
        const double gap = double{*trace.levelAbove} - double{*trace.levelBelow};
        words += Words::tr(" (%1 of the step)").arg(text::percent(std::fabs(double{trace.error}) / gap));
    }
    return trace.isClipped ? words + Words::tr(", clipped") : words;
}

QString scaleWords(const WeightTrace& trace, std::uint64_t cols)
{
    QString words = floatText(trace.params.scale) + QStringLiteral(", ") + blockName(trace, cols);
    if (trace.grid->hasZeroPoint())
        words += Words::tr("; zero point %1").arg(trace.params.zero);
    if (!trace.grid->offsetName().empty())
        words += (isMinimum(trace) ? Words::tr("; minimum %1") : Words::tr("; below zero %1")).arg(floatText(trace.params.offset));
    if (!trace.facts || !(trace.facts->largest > 0))
        return words;
    const std::uint64_t row = trace.facts->largestAt / cols, col = trace.facts->largestAt % cols;
    const QString where = row == trace.row ? Words::tr("input %1").arg(col) : Words::tr("channel %1, input %2").arg(row).arg(col);
    words += (isSetByLargest(trace) ? Words::tr("; set by the largest weight, %1 at %2") : Words::tr("; the largest weight is %1 at %2"))
                 .arg(floatText(trace.facts->largest), where);
    if (trace.facts->median > 0)
        words += Words::tr(", %1 times the median").arg(timesText(double{trace.facts->largest} / double{trace.facts->median}));
    return words;
}

QString bytesWords(const StoredElement& stored)
{
    QString words = hexBytes(stored.bytes);
    const unsigned bits = dtypeBits(stored.dtype);
    if (bits % 8 != 0)
        words = Words::tr("bits %1–%2 of %3").arg(stored.firstBit).arg(stored.firstBit + bits - 1).arg(words);
    if (stored.fileOffset)
        words += Words::tr(" at byte %1 (0x%2) of the file").arg(*stored.fileOffset).arg(*stored.fileOffset, 0, 16);
    else
        words += Words::tr(", unpacked from a compressed chunk (byte %1 of the array)").arg(stored.arrayOffset);
    words += QStringLiteral(" · ") + dtypeText(stored.dtype);
    if (bits > 8)
        words += stored.bigEndian ? Words::tr(", big-endian") : Words::tr(", little-endian");
    return words;
}

QString packedWords(const WeightTrace& trace)
{
    const auto bits = static_cast<std::uint64_t>(trace.grid->bits());
    if (bits >= 8)
        return {};
    const std::uint64_t inGroup = trace.element % 8 * bits;
    const std::uint64_t byte = trace.element / 8 * bits + inGroup / 8;
    const std::uint64_t first = inGroup % 8, last = first + bits - 1;
    if (last < 8)
        return Words::tr("bits %1–%2 of byte %3 of the packed codes").arg(first).arg(last).arg(byte);
    return Words::tr("bits %1–7 of byte %2 and 0–%3 of the next of the packed codes").arg(first).arg(byte).arg(last - 8);
}

std::vector<LoupeFact> loupeFacts(const WeightTrace& trace, const StoredElement* stored, const Error* problem, std::uint64_t cols)
{
    std::vector<LoupeFact> facts{{Words::tr("Code"), codeFormula(trace)},
                                 {Words::tr("Value"), valueFormula(trace)},
                                 {Words::tr("Error"), errorWords(trace)},
                                 {Words::tr("Scale"), scaleWords(trace, cols)}};
    if (stored != nullptr)
        facts.push_back({Words::tr("Bytes"), bytesWords(*stored), true});
    else if (problem != nullptr)
        facts.push_back({Words::tr("Bytes"), text::sentence(*problem)});
    if (const QString packed = packedWords(trace); !packed.isEmpty())
        facts.push_back({Words::tr("Exported"), packed});
    return facts;
}

ValueTable factTable(const std::vector<LoupeFact>& facts)
{
    ValueTable table{{Words::tr("What"), Words::tr("How")}, {}};
    for (const LoupeFact& fact : facts)
        table.rows.push_back({fact.label, fact.text});
    return table;
}

ValueTable neighbourTable(const WeightTrace& trace)
{
    ValueTable table{{QStringLiteral("channel"), QStringLiteral("input"), QStringLiteral("weight"), QStringLiteral("code"),
                      QStringLiteral("bits"), QStringLiteral("decoded")},
                     {}};
    for (const TracedWeight& weight : trace.neighbours)
        table.rows.push_back({QString::number(trace.row), QString::number(weight.col), exactNumber(double{weight.weight}),
                              QString::number(weight.code), codeBits(weight.code, trace.grid->bits()),
                              exactNumber(double{weight.decoded})});
    return table;
}

}  // namespace bitloupe
