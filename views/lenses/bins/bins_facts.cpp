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
