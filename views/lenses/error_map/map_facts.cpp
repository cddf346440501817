// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/map_facts.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorMapLens)
};

constexpr int kDigits = 4;

struct Span {
    std::uint64_t first, last;
};

Span spanOf(std::uint64_t cell, std::uint64_t first, std::uint64_t size, std::uint64_t each)
{
    return {first + cell * each, first + std::min((cell + 1) * each, size) - 1};
}

Span rowsOf(const MapRegion& region, std::uint64_t cellRow) { return spanOf(cellRow, region.row, region.rows, region.rowsPerCell); }

Span colsOf(const MapRegion& region, std::uint64_t cellCol) { return spanOf(cellCol, region.col, region.cols, region.colsPerCell); }

QString spanText(const Span& span)
{
    return span.first == span.last ? QString::number(span.first) : QStringLiteral("%1–%2").arg(span.first).arg(span.last);
}

// Cells by falling magnitude, those without a number left out; at most `most`.
std::vector<std::size_t> byMagnitude(const std::vector<float>& values, std::size_t most)
{
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            cells.push_back(i);
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(std::min(most, cells.size()));
    const auto isWorse = [&](std::size_t a, std::size_t b) {
        const float first = std::fabs(values[a]), second = std::fabs(values[b]);
        return first != second ? first > second : a < b;
    };
    std::partial_sort(cells.begin(), end, cells.end(), isWorse);
    cells.erase(end, cells.end());
    return cells;
}

}  // namespace

std::shared_ptr<const HeatCells> heatCells(const ErrorMap& map)
{
    const MapRegion& region = map.query.region;
    return std::make_shared<const HeatCells>(HeatCells{region.row, region.col, region.rows, region.cols, region.rowsPerCell,
                                                       region.colsPerCell, map.values, region.showsSingleWeights()});
}

bool isDiverging(const MapQuery& query) { return query.summary == MapSummary::Mean && query.quantity != MapQuantity::Scale; }

QString quantityName(MapQuantity quantity)
{
    switch (quantity) {
    case MapQuantity::Weight:
        return Words::tr("Weight");
    case MapQuantity::Error:
        return Words::tr("Error");
    case MapQuantity::Code:
        return Words::tr("Code");
    case MapQuantity::Scale:
        return Words::tr("Scale");
    }
    return {};
}

QString summaryName(MapSummary summary)
{
    switch (summary) {
    case MapSummary::Mean:
        return Words::tr("Mean");
    case MapSummary::Rms:
        return Words::tr("Root mean square");
    case MapSummary::Largest:
        return Words::tr("Largest");
    }
    return {};
}

QString quantityWords(const MapQuery& query)
{
    const QString quantity = quantityName(query.quantity);
    return query.region.showsSingleWeights() ? quantity : quantity + QStringLiteral(", ") + summaryName(query.summary).toLower();
}

QString cellWords(const MapRegion& region)
{
    if (region.showsSingleWeights())
        return Words::tr("every cell is one weight");
    return Words::tr("every cell is %1 × %2 weights").arg(region.rowsPerCell).arg(region.colsPerCell);
}

QString cellReading(const ErrorMap& map, MatrixPlace place)
{
    const MapRegion& region = map.query.region;
    if (place.row < region.row || place.row - region.row >= region.rows || place.col < region.col || place.col - region.col >= region.cols)
        return {};
    const std::uint64_t cellRow = (place.row - region.row) / region.rowsPerCell;
    const std::uint64_t cellCol = (place.col - region.col) / region.colsPerCell;
    const double value = double{map.at(cellRow, cellCol)};
    const QString number = std::isnan(value) ? Words::tr("no finite weight") : text::significant(value, kDigits);
    return Words::tr("channel %1, input %2").arg(spanText(rowsOf(region, cellRow)), spanText(colsOf(region, cellCol))) + QLatin1Char('\n')
        + quantityWords(map.query) + QStringLiteral(": ") + number;
}

QString mapSummary(const ErrorMap& map)
{
    const MapRegion& region = map.query.region;
    QString summary = Words::tr("%1 of channels %2, inputs %3; %4.")
                          .arg(quantityWords(map.query), spanText({region.row, region.row + region.rows - 1}),
                               spanText({region.col, region.col + region.cols - 1}), cellWords(region));
    const std::vector<std::size_t> worst = byMagnitude(map.values, 1);
    if (worst.empty())
        return summary;
    const std::uint64_t cellRow = worst.front() / region.cellCols(), cellCol = worst.front() % region.cellCols();
    return summary + QLatin1Char(' ')
        + Words::tr("The largest is %1, at channel %2, input %3.")
              .arg(text::significant(double{map.values[worst.front()]}, kDigits), spanText(rowsOf(region, cellRow)),
                   spanText(colsOf(region, cellCol)));
}

ValueTable mapValues(const ErrorMap& map)
{
    const MapRegion& region = map.query.region;
    ValueTable table{{QStringLiteral("first_channel"), QStringLiteral("last_channel"), QStringLiteral("first_input"),
                      QStringLiteral("last_input"), QStringLiteral("value")},
                     {}};
    table.rows.reserve(map.values.size());
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        const Span rows = rowsOf(region, i / region.cellCols()), cols = colsOf(region, i % region.cellCols());
        table.rows.push_back({QString::number(rows.first), QString::number(rows.last), QString::number(cols.first),
                              QString::number(cols.last), exactNumber(double{map.values[i]})});
    }
    return table;
}

ValueTable largestCells(const ErrorMap& map, std::size_t most)
{
    const MapRegion& region = map.query.region;
    ValueTable table{{Words::tr("Channel"), Words::tr("Input"), quantityWords(map.query)}, {}};
    for (const std::size_t i : byMagnitude(map.values, most))
        table.rows.push_back({spanText(rowsOf(region, i / region.cellCols())), spanText(colsOf(region, i % region.cellCols())),
                              text::significant(double{map.values[i]}, kDigits)});
    return table;
}

}  // namespace bitloupe
