// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/pin_ranks.h"

namespace bitloupe {

namespace {

constexpr double kNoticeableDb = 0.01;

bool isBetter(double a, double b) { return a > b + kNoticeableDb; }

}  // namespace

std::vector<RankConflict> rankConflicts(const std::vector<PinRow>& rows)
{
    std::vector<RankConflict> conflicts(rows.size());
    const auto knows = [&](std::size_t i) { return rows[i].figures && rows[i].figures->outputSqnrDb; };
    const auto sqnr = [&](int i) { return rows[static_cast<std::size_t>(i)].figures->sqnrDb; };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows.size(); ++j) {
            if (!knows(i) || !knows(j))
                continue;
            const PinFigures &a = *rows[i].figures, &b = *rows[j].figures;
            if (!isBetter(*a.outputSqnrDb, *b.outputSqnrDb) || !isBetter(b.sqnrDb, a.sqnrDb))
                continue;
            const auto ia = static_cast<int>(i), ib = static_cast<int>(j);
            if (conflicts[i].betterThan < 0 || b.sqnrDb > sqnr(conflicts[i].betterThan))
                conflicts[i].betterThan = ib;
            if (conflicts[j].worseThan < 0 || a.sqnrDb < sqnr(conflicts[j].worseThan))
                conflicts[j].worseThan = ia;
        }
    }
    return conflicts;
}

}  // namespace bitloupe
