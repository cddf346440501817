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
};

struct LabelPlace {
    bool shown = false;  // false: its line is outside, or every row is full
    double left = 0;
    int row = 0;
};

// One place a wish, in the same order. A label is centred on its line, moved inwards at the ends of [left, right]; earlier
// wishes choose first. Laws: shown labels of one row are at least `gap` apart, and lie within [left, right].
std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes, double left, double right, double gap, int rows);

}  // namespace bitloupe
