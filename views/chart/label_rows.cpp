// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/label_rows.h"

#include <algorithm>

namespace bitloupe {

namespace {

bool isFree(const std::vector<LabelWish>& wishes, const std::vector<LabelPlace>& places, double left, double width, double gap, int row)
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        const LabelPlace& other = places[i];
        if (other.shown && other.row == row && left < other.left + wishes[i].width + gap && other.left < left + width + gap)
            return false;
    }
    return true;
}

}  // namespace

std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes, double left, double right, double gap, int rows)
{
    std::vector<LabelPlace> places;
    for (const LabelWish& wish : wishes) {
        LabelPlace place;
        if (wish.x >= left && wish.x <= right && wish.width <= right - left) {
            place.left = std::clamp(wish.x - wish.width / 2, left, right - wish.width);
            while (place.row < rows && !isFree(wishes, places, place.left, wish.width, gap, place.row))
                ++place.row;
            place.shown = place.row < rows;
        }
        places.push_back(place);
    }
    return places;
}

}  // namespace bitloupe
