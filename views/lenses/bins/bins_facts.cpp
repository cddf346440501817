// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/bins/bins_facts.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BinsLens)
};

// Edges of bin k: its boundaries, -1 and 1 at the ends.
double leftEdge(const GridUse& use, std::size_t k) { return k == 0 ? std::min(-1.0, use.levels.front()) : use.boundaries[k - 1]; }

double rightEdge(const GridUse& use, std::size_t k)
{
    return k + 1 == use.levels.size() ? std::max(1.0, use.levels.back()) : use.boundaries[k];
}

void setBits(Choice& grid, std::int64_t bits)
{
    const auto found = grid.params.find("bits");
    if (found != grid.params.end())
        found->second = bits;
}

std::int64_t bitsOf(const Choice& choice)
{
    const auto grid = makeGrid(choice);
    return grid ? (*grid)->bits() : 4;
}

void appendUse(ValueTable& table, const GridUse& use)
{
    const QString name = gridName(use.spec.grid);
    for (std::size_t k = 0; k < use.levels.size(); ++k) {
        const QString count = k < use.counts.size() ? QString::number(use.counts[k]) : QString();
        const QString error = k < use.squaredError.size() ? exactNumber(use.squaredError[k]) : QString();
        table.rows.push_back({name, QString::number(k), exactNumber(use.levels[k]), exactNumber(leftEdge(use, k)),
                              exactNumber(rightEdge(use, k)), count, error});
    }
}

}  // namespace

namespace {

// Without what changes from one point of the sweep to the next, and the range, which is min-max throughout.
QuantSpec sweptSpec(QuantSpec spec)
{
    spec.granularity = PerTensor{};
    spec.range = defaultSpec().range;
    return spec;
}

// Points that are known from before, for the same weights and grid.
bool takeKnown(const LensQuestion& question, GridComparisonData& data)
{
    const auto before = std::dynamic_pointer_cast<const GridComparisonData>(question.before);
    const bool fits = before != nullptr && before->weights.lock() == question.weights && before->firstByGroup.size() == data.expectedGroups
        && before->secondByGroup.size() == data.expectedGroups
        && sweptSpec(before->comparison.first.spec) == sweptSpec(data.comparison.first.spec)
        && sweptSpec(before->comparison.second.spec) == sweptSpec(data.comparison.second.spec);
    if (fits) {
        data.firstByGroup = before->firstByGroup;
        data.secondByGroup = before->secondByGroup;
    }
    return fits;
}

Result<void> sweepGroups(const LensQuestion& question, GridComparisonData& data, Progress& progress)
{
    const std::vector<std::uint64_t> groups = sweptGroups(question.weights->cols());
    data.expectedGroups = groups.size();
    if (takeKnown(question, data))
        return {};
    for (const std::uint64_t group : groups) {
        question.soFar(std::make_shared<const GridComparisonData>(data));
        const auto first = errorAtGroup(question.weights, sweptSpec(data.comparison.first.spec), group, progress);
        if (!first)
            return first.error();
        const auto second = errorAtGroup(question.weights, sweptSpec(data.comparison.second.spec), group, progress);
        if (!second)
            return second.error();
        data.firstByGroup.push_back(*first);
        data.secondByGroup.push_back(*second);
    }
    return {};
}

}  // namespace

Result<std::shared_ptr<const LensData>> computeGridComparison(const LensQuestion& question, Progress& progress)
{
    QuantSpec second = counterpart(question.spec);
    if (!question.option.empty()) {
        // Only its grid: blocks and calibrator are the settings' own, so that nothing else differs.
        const Result<QuantSpec> other = parseSpec(question.option);
        if (other)
            second.grid = other->grid;
    }
    Result<GridComparison> comparison = compareGrids(question.weights, question.spec, second, progress);
    if (!comparison)
        return comparison.error();
    auto data = std::make_shared<GridComparisonData>();
    data->comparison = std::move(*comparison);
    data->weights = question.weights;
    if (!question.sample)
        if (Result<void> swept = sweepGroups(question, *data, progress); !swept)
            return swept.error();
    return std::shared_ptr<const LensData>(std::move(data));
}

QuantSpec counterpart(const QuantSpec& spec)
{
    const std::span<const GridInfo> table = grids();
    std::size_t own = 0;
    while (own + 1 < table.size() && table[own].id != spec.grid.id)
        ++own;
    QuantSpec other = spec;
    // Codebooks are put against the first grid of the table (integers), integers against the first codebook.
    other.grid = defaultGrid(table[own == 0 ? std::min<std::size_t>(1, table.size() - 1) : 0].id);
    setBits(other.grid, bitsOf(spec.grid));
    return other;
}

std::vector<Region> decisionRegions(const GridUse& use, double height, bool evenOnly)
{
    std::vector<Region> regions;
    if (use.boundaries.size() + 1 != use.levels.size())
        return regions;
    for (std::size_t k = 0; k < use.levels.size(); k += evenOnly ? 2 : 1)
        regions.push_back({leftEdge(use, k), rightEdge(use, k), height});
    return regions;
}

QList<QPointF> distanceToLevel(const GridUse& use)
{
    QList<QPointF> points;
    if (use.boundaries.size() + 1 != use.levels.size())
        return points;
    for (std::size_t k = 0; k < use.levels.size(); ++k) {
        if (k == 0 || points.back().x() < leftEdge(use, k))
            points.append(QPointF(leftEdge(use, k), std::abs(use.levels[k] - leftEdge(use, k))));
        points.append(QPointF(use.levels[k], 0));
        points.append(QPointF(rightEdge(use, k), std::abs(rightEdge(use, k) - use.levels[k])));
    }
    return points;
}

std::vector<Region> errorDensity(const GridUse& use)
{
    std::vector<Region> regions = decisionRegions(use, 0, false);
    for (std::size_t k = 0; k < std::min(regions.size(), use.squaredError.size()); ++k) {
        const double width = regions[k].right - regions[k].left;
        regions[k].height = width > 0 ? use.squaredError[k] / width : 0;
    }
    return regions;
}

QString bitsUsed(const GridUse& use)
{
    return Words::tr("%1 of %2 bits used").arg(QString::number(use.entropyBits, 'f', 2)).arg(bitsOf(use.spec.grid));
}

QString gridName(const Choice& grid)
{
    QString name = text::name("short", grid.id);
    if (name.isEmpty())
        name = text::name("grid", grid.id);
    const auto bits = grid.params.find("bits");
    if (bits != grid.params.end())
        name += QString::number(std::get<std::int64_t>(bits->second));
    const auto scheme = grid.params.find("scheme");
    if (scheme != grid.params.end())
        name += QLatin1Char(' ') + text::name("word", std::get<std::string>(scheme->second)).toLower();
    return name;
}

QString binsSummary(const GridComparison& comparison)
{
    QString summary;
    for (const GridUse* use : {&comparison.first, &comparison.second})
        summary += Words::tr("%1: %2, %3, %4 levels. ")
                       .arg(gridName(use->spec.grid), text::decibels(use->sqnrDb), bitsUsed(*use), QString::number(use->levels.size()));
    return summary.trimmed();
}

QString crossingWords(const GridComparisonData& data)
{
    const QString names[] = {gridName(data.comparison.first.spec.grid), gridName(data.comparison.second.spec.grid)};
    if (data.firstByGroup.empty() || data.firstByGroup.size() < data.expectedGroups)
        return {};
    const std::vector<double> places = crossings(data.firstByGroup, data.secondByGroup);
    const bool firstIsBetter = data.firstByGroup.front().sqnrDb > data.secondByGroup.front().sqnrDb;
    if (places.empty())
        return data.firstByGroup.back().sqnrDb == data.secondByGroup.back().sqnrDb
            ? Words::tr("the same at every size")
            : Words::tr("%1 is better at every size")
                  .arg(names[data.firstByGroup.back().sqnrDb > data.secondByGroup.back().sqnrDb ? 0 : 1]);
    return Words::tr("%1 is better up to groups of %2, then %3")
        .arg(names[firstIsBetter ? 0 : 1])
        .arg(std::llround(places.front()))
        .arg(names[firstIsBetter ? 1 : 0]);
}

ValueTable groupValues(const GridComparisonData& data)
{
    ValueTable table{{QStringLiteral("grid"), QStringLiteral("group"), QStringLiteral("sqnr_db"), QStringLiteral("mse"),
                      QStringLiteral("bits_per_weight")},
                     {}};
    const auto append = [&](const GridUse& use, const std::vector<GroupPoint>& points) {
        for (const GroupPoint& point : points)
            table.rows.push_back({gridName(use.spec.grid), QString::number(point.group), exactNumber(point.sqnrDb), exactNumber(point.mse),
                                  exactNumber(point.bitsPerWeight)});
    };
    append(data.comparison.first, data.firstByGroup);
    append(data.comparison.second, data.secondByGroup);
    return table;
}

ValueTable binValues(const GridComparison& comparison)
{
    ValueTable table{{QStringLiteral("grid"), QStringLiteral("level"), QStringLiteral("value"), QStringLiteral("bin_low"),
                      QStringLiteral("bin_high"), QStringLiteral("weights"), QStringLiteral("squared_error")},
                     {}};
    appendUse(table, comparison.first);
    appendUse(table, comparison.second);
    return table;
}

}  // namespace bitloupe
