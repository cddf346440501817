// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What a run's figures say: sentences that follow from them alone.

#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <map>

namespace bitloupe {

namespace {

QString say(const char* words) { return QCoreApplication::translate("BenchText", words); }

QString boundSentence(const BenchRun& run, const BoundBy& bound)
{
    const QString share = QString::number(std::lround(100 * bound.share));
    if (bound.bound == Bound::Memory && run.isCold)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by memory: %1 % of the %2 GB/s that can be read here."))
            .arg(share, plainNumber(1e-9 * run.limits.readAll.median));
    if (bound.bound == Bound::Memory)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by the caches: %1 % of the %2 GB/s that can be read from them."))
            .arg(share, plainNumber(1e-9 * run.limits.readAll.median));
    if (bound.bound == Bound::Arithmetic)
        return say(QT_TRANSLATE_NOOP("BenchText", "Limited by arithmetic: %1 % of the machine's peak.")).arg(share);
    if (bound.bound == Bound::Start)
        return say(QT_TRANSLATE_NOOP(
                       "BenchText",
                       "Limited by its start: so small a product is over before memory and arithmetic come near their limits (%1 %)."))
            .arg(share);
    return say(QT_TRANSLATE_NOOP("BenchText", "Limited by unpacking: neither memory nor arithmetic is near its limit (%1 %).")).arg(share);
}

// "limited by memory", within a sentence.
QString boundPhrase(Bound bound, bool isCold)
{
    switch (bound) {
    case Bound::Memory:
        return isCold ? say(QT_TRANSLATE_NOOP("BenchText", "limited by memory"))
                      : say(QT_TRANSLATE_NOOP("BenchText", "limited by the caches"));
    case Bound::Arithmetic:
        return say(QT_TRANSLATE_NOOP("BenchText", "limited by arithmetic"));
    case Bound::Instructions:
        return say(QT_TRANSLATE_NOOP("BenchText", "limited by unpacking"));
    case Bound::Start:
        break;
    }
    return say(QT_TRANSLATE_NOOP("BenchText", "limited by its start"));
}

// Of our own quantized ways the fastest of all, whatever it loses.
const BenchEntry* fastestOfAll(const BenchRun& run, std::uint64_t tokens)
{
    const BenchEntry* fastest = nullptr;
    for (const BenchEntry& entry : run.entries) {
        const BenchTiming* timing = entry.at(tokens);
        if (entry.family == BenchFamily::Quantized && timing != nullptr && entry.isRight()
            && (fastest == nullptr || timing->seconds.median < fastest->at(tokens)->seconds.median))
            fastest = &entry;
    }
    return fastest;
}

QString lossRemark(const BenchRun& run, const BenchEntry& winner, std::uint64_t tokens)
{
    const BenchEntry* fastest = fastestOfAll(run, tokens);
    if (fastest == nullptr || fastest->sqnrDb >= kWorthDb || fastest->at(tokens)->seconds.high >= winner.at(tokens)->seconds.low)
        return {};
    return say(QT_TRANSLATE_NOOP("BenchText", "%1 is faster still (%2), but does not count here: its SQNR of %3 is below %4 dB."))
        .arg(benchName(*fastest), timeText(fastest->at(tokens)->seconds.median), text::decibels(fastest->sqnrDb))
        .arg(kWorthDb);
}

// An own quantized way, by what makes its scales comparable with another's.
struct ScaleForm {
    std::string grid;
    ParamValue bits, scale;
    Granularity granularity;
    ActivationForm activations = ActivationForm::Float;
    bool zeroPoints = false;

    bool isPowerOfTwo() const { return scale == ParamValue(std::string("power_of_two")); }
    bool isSameButForScale(const ScaleForm& o) const
    {
        return grid == o.grid && bits == o.bits && granularity == o.granularity && activations == o.activations
            && zeroPoints == o.zeroPoints && scale != o.scale;
    }
};

std::optional<ScaleForm> scaleForm(const BenchEntry& entry)
{
    const Result<QuantSpec> spec = parseSpec(entry.spec);
    if (entry.family != BenchFamily::Quantized || entry.spec.empty() || !spec)
        return std::nullopt;
    const auto bits = spec->grid.params.find("bits"), scale = spec->grid.params.find("scale");
    if (bits == spec->grid.params.end() || scale == spec->grid.params.end())
        return std::nullopt;
    return ScaleForm{entry.grid, bits->second, scale->second, spec->granularity, entry.activations, entry.zeroPoints};
}

QString shiftSentence(const BenchEntry& shifted, const BenchEntry& free, std::uint64_t tokens)
{
    const Estimate& with = shifted.at(tokens)->seconds;
    const Estimate& without = free.at(tokens)->seconds;
    const QString share = plainNumber(with.median / without.median);
    if (with.high < without.low)
        return say(QT_TRANSLATE_NOOP("BenchText", "Powers of two as scales pay here: %1 takes %2× the time of %3."))
            .arg(benchName(shifted), share, benchName(free));
    if (with.low <= without.high)
        return say(QT_TRANSLATE_NOOP("BenchText", "Powers of two as scales save no time that could be told here from %1 (%2× its time)."))
            .arg(benchName(free), share);
    return say(QT_TRANSLATE_NOOP("BenchText", "Powers of two as scales save no time here: %1 takes %2× the time of %3."))
        .arg(benchName(shifted), share, benchName(free));
}

// Powers of two against the free scale of the same weights and activations, where both were measured.
QString shiftRemark(const BenchRun& run, std::uint64_t tokens)
{
    for (const BenchEntry& shifted : run.entries) {
        const std::optional<ScaleForm> form = scaleForm(shifted);
        if (!form || !form->isPowerOfTwo() || shifted.at(tokens) == nullptr)
            continue;
        for (const BenchEntry& free : run.entries) {
            const std::optional<ScaleForm> other = scaleForm(free);
            if (other && other->isSameButForScale(*form) && free.at(tokens) != nullptr)
                return shiftSentence(shifted, free, tokens);
        }
    }
    return {};
}

QString winnerSentence(const BenchRun& run, const BenchEntry& winner, std::uint64_t tokens)
{
    const BenchTiming& timing = *winner.at(tokens);
    const QString bound = boundSentence(run, boundOf(run, winner, timing));
    const BenchEntry* baseline = baselineEntry(run);
    if (baseline == nullptr || baseline->at(tokens) == nullptr)
        return say(QT_TRANSLATE_NOOP("BenchText", "%1 is the fastest.")).arg(benchName(winner)) + QLatin1Char(' ') + bound;
    const QString bytes = plainNumber(static_cast<double>(baseline->bytes) / static_cast<double>(winner.bytes), 2);
    const double speed = baseline->at(tokens)->seconds.median / timing.seconds.median;
    if (speed < 1)
        return say(QT_TRANSLATE_NOOP("BenchText", "%1 %2 moves %3× fewer bytes than float32 and yet is slower: it takes %4× the time."))
            .arg(bound, benchName(winner), bytes, plainNumber(1 / speed, 2));
    return say(QT_TRANSLATE_NOOP("BenchText", "%1 %2 moves %3× fewer bytes than float32 and runs %4× faster."))
        .arg(bound, benchName(winner), bytes, plainNumber(speed, 2));
}

QString wrongResults(const BenchRun& run)
{
    QStringList names;
    double worst = 0;
    for (const BenchEntry& entry : run.entries) {
        if (entry.isRight())
            continue;
        names << benchName(entry);
        worst = std::isnan(entry.worst) ? HUGE_VAL : std::max(worst, entry.worst);
    }
    if (names.isEmpty())
        return {};
    return say(QT_TRANSLATE_NOOP(
                   "BenchText",
                   "Wrong results: %1. They are up to %2 times as far from the product in double as rounding allows, so their "
                   "times say nothing."))
        .arg(names.join(QStringLiteral(", ")), plainNumber(worst, 2));
}

// What quantizing the weights warned of, each once, with the names of all whom it concerns.
QStringList warnings(const BenchRun& run)
{
    std::map<QString, QStringList> names;  // by sentence
    for (const BenchEntry& entry : run.entries) {
        for (const Remark& remark : entry.remarks) {
            if (text::isWarning(remark))
                names[text::remark(remark)] << benchName(entry);
        }
    }
    QStringList all;
    for (const auto& [sentence, whom] : names)
        all << whom.join(QStringLiteral(", ")) + QStringLiteral(": ") + sentence;
    return all;
}

}  // namespace

QString benchWinner(const BenchRun& run, std::uint64_t tokens)
{
    const BenchEntry* winner = fastestEntry(run, tokens);
    if (winner == nullptr)
        return {};
    QStringList sentences{winnerSentence(run, *winner, tokens), lossRemark(run, *winner, tokens), shiftRemark(run, tokens)};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString benchDoubts(const BenchRun& run)
{
    QStringList sentences = QStringList(wrongResults(run)) + warnings(run);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString benchCrossing(const BenchRun& run)
{
    std::vector<std::pair<std::uint64_t, const BenchEntry*>> winners;
    for (const std::uint64_t tokens : run.tokens) {
        if (const BenchEntry* winner = fastestEntry(run, tokens))
            winners.emplace_back(tokens, winner);
    }
    if (winners.empty() || winners.front().second == winners.back().second)
        return {};
    auto last = winners.rbegin();  // of those from which on one way stays the fastest, the first
    while (std::next(last)->second == last->second)
        ++last;
    const auto phrase = [&](std::uint64_t tokens, const BenchEntry& entry) {
        return boundPhrase(boundOf(run, entry, *entry.at(tokens)).bound, run.isCold);
    };
    const auto& [few, first] = winners.front();
    const auto& [many, end] = *last;
    return say(QT_TRANSLATE_NOOP("BenchText", "At %1 %2 is the fastest, %3; from %4 on %5, %6."))
        .arg(rowsText(few), benchName(*first), phrase(few, *first), rowsText(many), benchName(*end), phrase(many, *end));
}

}  // namespace bitloupe
