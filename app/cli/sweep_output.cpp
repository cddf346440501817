// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sweep_output.h"

#include "views/text/text.h"

#include <algorithm>

namespace bitloupe::cli {

namespace {

Record recordOf(const SweepDraw& draw)
{
    return {{"seed", draw.seed},
            {"low", static_cast<double>(draw.range.low)},
            {"high", static_cast<double>(draw.range.high)},
            {"mse", draw.mse},
            {"sqnr_db", draw.sqnrDb},
            {"clipped_fraction", draw.clippedFraction},
            {"range_change", draw.rangeChange}};
}

Record recordOf(const SweepLevel& level)
{
    std::vector<Record> draws;
    for (const SweepDraw& draw : level.draws)
        draws.push_back(recordOf(draw));
    return {{"samples", level.samples}, {"draws", std::move(draws)}};
}

// The lowest and the highest of a figure over the draws.
template <class Figure>
std::pair<double, double> spread(const SweepLevel& level, const Figure& figure)
{
    std::vector<double> values;
    for (const SweepDraw& draw : level.draws)
        values.push_back(static_cast<double>(figure(draw)));
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

std::string number(double value) { return text::significant(value, 5).toStdString(); }

void addRow(Output& output, const Record& head, const std::string& tensor, const Choice& calibrator, const SweepLevel& level)
{
    const auto low = spread(level, [](const SweepDraw& draw) { return draw.range.low; });
    const auto high = spread(level, [](const SweepDraw& draw) { return draw.range.high; });
    const auto sqnr = spread(level, [](const SweepDraw& draw) { return draw.sqnrDb; });
    const auto change = spread(level, [](const SweepDraw& draw) { return draw.rangeChange; });
    Record row = head;
    const Record figures{{"range", calibrator.id},         {"samples", level.samples},
                         {"draws", level.draws.size()},    {"lowest_low", low.first},
                         {"highest_low", low.second},      {"lowest_high", high.first},
                         {"highest_high", high.second},    {"lowest_sqnr_db", sqnr.first},
                         {"highest_sqnr_db", sqnr.second}, {"largest_range_change", change.second}};
    row.insert(row.end(), figures.begin(), figures.end());
    output.add(row,
               {tensor, text::name("range", calibrator.id).toStdString(), std::to_string(level.samples), std::to_string(level.draws.size()),
                number(low.first), number(high.second), text::decibels(sqnr.first).toStdString(), text::decibels(sqnr.second).toStdString(),
                text::percent(change.second).toStdString()});
}

}  // namespace

std::vector<Record> sweepRecords(const SampleSweep& sweep)
{
    std::vector<Record> records;
    for (const SweptCalibrator& swept : sweep.calibrators) {
        std::vector<Record> levels;
        for (const SweepLevel& level : swept.levels)
            levels.push_back(recordOf(level));
        Record record{{"range", swept.calibrator.id}, {"levels", std::move(levels)}};
        if (swept.settledFrom)
            record.push_back({"settled_from", *swept.settledFrom});
        records.push_back(std::move(record));
    }
    return records;
}

void addSweepTable(Output& output, const Record& head, const std::string& tensor, const SampleSweep& sweep)
{
    output.startTable({{"tensor", false},
                       {"calibrator", false},
                       {"samples"},
                       {"draws"},
                       {"lowest low"},
                       {"highest high"},
                       {"lowest SQNR"},
                       {"highest SQNR"},
                       {"range moves by"}});
    for (const SweptCalibrator& swept : sweep.calibrators)
        for (const SweepLevel& level : swept.levels)
            addRow(output, head, tensor, swept.calibrator, level);
}

}  // namespace bitloupe::cli
