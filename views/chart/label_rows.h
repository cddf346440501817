// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Labels of vertical lines, stacked in rows so that no two overlap.

#include <cstddef>
#include <vector>

namespace bitloupe {

struct LabelWish {
    double x = 0;  // where its line is, in pixels
    double width = 0;  // of its text
    double shortWidth = 0;  // of a shorter text that will do where room is scarce; 0: there is none
    bool mayStandOff = true;  // rather than not be shown
};

struct LabelPlace {
    bool shown = false;  // false: its line is outside, or every row is full
    double left = 0;
    int row = 0;
    bool isShort = false;
    bool hasLeader = false;  // stands away from its line: underlined as far as that
};

// One place a wish, in the same order. A label is centred on its line or stands beside it, moved inwards at the ends of
// [left, right]; where that is taken it stands a little off. Where not all find a place, all that have one take their
// shorter text. Earlier wishes choose first. Laws: shown labels of one row are at least `gap` apart, and lie within
// [left, right]; labels without a leader touch their line.
std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes, double left, double right, double gap, int rows);

}  // namespace bitloupe
