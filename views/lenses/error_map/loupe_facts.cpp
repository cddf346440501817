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

// "0.0057", or "(0.0057 − 0.1)" where the grid has an offset.
QString weightTerm(const WeightTrace& trace, float offset)
{
    const QString weight = floatText(trace.weight);
    if (offset == 0)
        return weight;
    return offset < 0 ? QStringLiteral("(%1 + %2)").arg(weight, floatText(-offset))
                      : QStringLiteral("(%1 − %2)").arg(weight, floatText(offset));
}

QString quotientTerm(const WeightTrace& trace, const EncodeSteps& steps)
{
    const QString scale = floatText(steps.scale);
    return weightTerm(trace, steps.offset) + (steps.multiplies ? QStringLiteral(" × (1 ÷ %1)").arg(scale) : QStringLiteral(" ÷ ") + scale);
}

QString zeroTerm(std::int32_t zero)
{
    return zero == 0 ? QString()
        : zero > 0   ? QStringLiteral(" + %1").arg(zero)
                     : QStringLiteral(" − %1").arg(-static_cast<std::int64_t>(zero));
}

// The step by step way of an affine grid.
QString affineSteps(const WeightTrace& trace, const EncodeSteps& steps)
{
    const QString zero = zeroTerm(steps.zero);
    return QStringLiteral("clamp(round(%1)%2) = clamp(round(%3)%2) = %4")
        .arg(quotientTerm(trace, steps), zero, floatText(steps.quotient), codeText(steps.code, *trace.grid));
}

QString codebookSteps(const WeightTrace& trace, const EncodeSteps& steps)
{
    return Words::tr("%1 = %2, nearest level %3 = code %4")
        .arg(quotientTerm(trace, steps), floatText(steps.quotient), floatText(*steps.level), codeText(steps.code, *trace.grid));
}

// The rounding of the settings does not take the nearest level everywhere (stochastic, second order).
QString chosenOtherwise(const WeightTrace& trace, const EncodeSteps& steps)
{
    return Words::tr("%1 = %2: the rounding chose code %3, the nearest is %4")
        .arg(quotientTerm(trace, steps), floatText(steps.quotient), codeText(trace.code, *trace.grid), codeText(steps.code, *trace.grid));
}

QString levelSteps(const WeightTrace& trace)
{
    const QString code = codeText(trace.code, *trace.grid);
    if (trace.levelBelow && trace.levelAbove && *trace.levelBelow != *trace.levelAbove)
        return Words::tr("%1 lies between the levels %2 and %3: code %4")
            .arg(floatText(trace.weight), floatText(*trace.levelBelow), floatText(*trace.levelAbove), code);
    if (trace.levelBelow && trace.levelAbove)
        return Words::tr("%1 is a level: code %2").arg(floatText(trace.weight), code);
    return Words::tr("%1 lies beyond all levels: code %2").arg(floatText(trace.weight), code);
}

QString blockName(const WeightTrace& trace, std::uint64_t cols)
{
    if (trace.blockCount == 1)
        return Words::tr("one scale for the whole tensor");
    if (trace.blockSize == cols)
        return Words::tr("one scale for this channel");
    return Words::tr("one scale for these %1 weights").arg(trace.blockSize);
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

QString floatText(float value)
{
    QString text = text::significant(double{value}, 5);
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
    QString way = levelSteps(trace);
    if (trace.steps && trace.steps->code != trace.code)
        way = chosenOtherwise(trace, *trace.steps);
    else if (trace.steps && trace.steps->rounded)
        way = affineSteps(trace, *trace.steps);
    else if (trace.steps && trace.steps->level)
        way = codebookSteps(trace, *trace.steps);
    return Words::tr("%1, in bits %2").arg(way, codeBits(trace.code, trace.grid->bits()));
}

QString valueFormula(const WeightTrace& trace)
{
    const QString decoded = floatText(trace.decoded);
    const QString scale = floatText(trace.params.scale);
    if (trace.steps && trace.steps->rounded) {
        const QString code = codeText(trace.code, *trace.grid);
        const QString less = trace.params.zero == 0 ? code : QStringLiteral("(%1%2)").arg(code, zeroTerm(-trace.params.zero));
        const QString offset = trace.params.offset == 0 ? QString()
            : trace.params.offset < 0                   ? QStringLiteral(" − ") + floatText(-trace.params.offset)
                                                        : QStringLiteral(" + ") + floatText(trace.params.offset);
        return QStringLiteral("%1 × %2%3 = %4").arg(less, scale, offset, decoded);
    }
    if (trace.steps && trace.steps->level && trace.steps->code == trace.code)
        return QStringLiteral("%1 × %2 = %3").arg(floatText(*trace.steps->level), scale, decoded);
    return Words::tr("code %1 means %2").arg(codeText(trace.code, *trace.grid), decoded);
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
        words += Words::tr("; minimum %1").arg(floatText(trace.params.offset));
    if (!trace.facts || !(trace.facts->largest > 0))
        return words;
    const std::uint64_t row = trace.facts->largestAt / cols, col = trace.facts->largestAt % cols;
    const QString where = row == trace.row ? Words::tr("input %1").arg(col) : Words::tr("channel %1, input %2").arg(row).arg(col);
    words += (isSetByLargest(trace) ? Words::tr("; set by the largest weight, %1 at %2") : Words::tr("; the largest weight is %1 at %2"))
                 .arg(floatText(trace.facts->largest), where);
    if (trace.facts->median > 0)
        words += Words::tr(", %1 times the median").arg(text::significant(double{trace.facts->largest} / double{trace.facts->median}, 2));
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
