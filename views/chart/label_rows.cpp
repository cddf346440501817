// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/label_rows.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kFarthest = 60;  // pixels between a label and its line

class Placer {
public:
    Placer(double left, double right, double gap, int rows)
        : m_left(left)
        , m_right(right)
        , m_gap(gap)
        , m_rows(rows)
    {
    }

    LabelPlace place(double x, double width, bool mayStandOff)
    {
        LabelPlace place;
        if (x < m_left || x > m_right || width > m_right - m_left)
            return place;
        for (int row = 0; row < m_rows && !place.shown; ++row)
            for (const double at : {x - width / 2, x, x - width})
                if (tryAt(place, row, at, width))
                    break;
        for (int row = 0; row < m_rows && !place.shown && mayStandOff; ++row)
            tryBesideOthers(place, row, x, width);
        if (place.shown)
            m_taken.push_back({place.left, place.left + width, place.row});
        return place;
    }

private:
    struct Taken {
        double left, right;
        int row;
    };

    bool tryAt(LabelPlace& place, int row, double at, double width)
    {
        const double left = std::clamp(at, m_left, m_right - width);
        for (const Taken& other : m_taken)
            if (other.row == row && left < other.right + m_gap && other.left < left + width + m_gap)
                return false;
        place.shown = true;
        place.left = left;
        place.row = row;
        return true;
    }

    void tryBesideOthers(LabelPlace& place, int row, double x, double width)
    {
        std::vector<double> candidates;
        for (const Taken& other : m_taken)
            if (other.row == row)
                candidates.insert(candidates.end(), {other.right + m_gap, other.left - m_gap - width});
        const auto distance = [&](double at) { return std::max({0.0, at - x, x - at - width}); };
        std::sort(candidates.begin(), candidates.end(), [&](double a, double b) { return distance(a) < distance(b); });
        for (const double at : candidates) {
            if (distance(at) > kFarthest || at < m_left || at + width > m_right)
                continue;
            if (tryAt(place, row, at, width)) {
                place.hasLeader = distance(at) > 0;
                return;
            }
        }
    }

    double m_left, m_right, m_gap;
    int m_rows;
    std::vector<Taken> m_taken;
};

bool isInside(const LabelWish& wish, double left, double right) { return wish.x >= left && wish.x <= right; }

}  // namespace

std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes, double left, double right, double gap, int rows)
{
    std::vector<LabelPlace> places;
    for (const bool wantsShort : {false, true}) {
        Placer placer(left, right, gap, rows);
        std::vector<LabelPlace> tried;
        bool isComplete = true;
        bool anyShort = false;
        for (const LabelWish& wish : wishes) {
            const bool isShort = wantsShort && wish.shortWidth > 0;
            tried.push_back(placer.place(wish.x, isShort ? wish.shortWidth : wish.width, wish.mayStandOff));
            tried.back().isShort = isShort;
            isComplete = isComplete && (tried.back().shown || !isInside(wish, left, right));
            anyShort = anyShort || wish.shortWidth > 0;
        }
        const auto count = [](const std::vector<LabelPlace>& all) {
            return std::count_if(all.begin(), all.end(), [](const LabelPlace& place) { return place.shown; });
        };
        if (places.empty() || count(tried) > count(places))
            places = std::move(tried);
        if (isComplete || !anyShort)
            break;
    }
    return places;
}

}  // namespace bitloupe
