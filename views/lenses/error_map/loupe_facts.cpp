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

QString loupePlace(const WeightTrace& trace, std::uint64_t cols)
{
    QStringList parts{Words::tr("channel %1").arg(trace.row), Words::tr("input %1").arg(trace.col)};
    const std::uint64_t perRow = trace.blockSize == 0 || trace.blockCount == 1 ? 1 : (cols + trace.blockSize - 1) / trace.blockSize;
    if (trace.blockCount > 1 && perRow > 1)
        parts += Words::tr("group %1").arg((trace.blockFirst - trace.row * cols) / std::max<std::uint64_t>(1, trace.blockSize));
    return parts.join(QStringLiteral(" · "));
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
