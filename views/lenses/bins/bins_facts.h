// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a comparison of two grids to what the Bins lens says and draws. No widgets here.

#include "core/report/group_sweep.h"
#include "views/chart/csv.h"
#include "views/chart/region_item.h"
#include "views/lens.h"

#include <QPointF>
#include <vector>

namespace bitloupe {

struct GridComparisonData : LensData {
    GridComparison comparison;
    // Both grids at many group sizes, as far as they are known; none in previews.
    std::vector<GroupPoint> firstByGroup, secondByGroup;
    std::size_t expectedGroups = 0;
    std::weak_ptr<const Weights> weights;  // whose they are
};

// The comparison first, then the group sizes one after the other (question.soFar). The settings' grid against
// `question.option` (a whole spec), or against counterpart() where that is empty or is not a
// spec any more.
Result<std::shared_ptr<const LensData>> computeGridComparison(const LensQuestion& question, Progress& progress);

// The same settings with the grid that people most likely want to see beside theirs: the next one in the table, with the
// same number of bits where it has such a parameter.
QuantSpec counterpart(const QuantSpec& spec);

// The bins of all levels: regions [left boundary, right boundary] that end at -1 and 1. `even`: every second one only.
std::vector<Region> decisionRegions(const GridUse& use, double height, bool evenOnly);
// |x - nearest level| over [-1, 1] in units of the block's largest magnitude: zero on levels, highest on boundaries.
QList<QPointF> distanceToLevel(const GridUse& use);
// Squared error by bin, divided by the bin's width, so that areas are the error.
std::vector<Region> errorDensity(const GridUse& use);

// "3.71 of 4 bits used"
QString bitsUsed(const GridUse& use);
// "NF4", "INT4 symmetric": a short name of the grid alone.
QString gridName(const Choice& grid);
QString binsSummary(const GridComparison& comparison);
// "INT4 symmetric is better up to groups of 94, NF4 above"; where one is better throughout, that.
QString crossingWords(const GridComparisonData& data);
ValueTable groupValues(const GridComparisonData& data);
ValueTable binValues(const GridComparison& comparison);

}  // namespace bitloupe
