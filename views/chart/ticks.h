// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where an axis has its ticks and what they say. Qt Charts prints zero as "-0.0" and 1e6 as "1000000.0"; this does not.
// Values are in plot units: the quantity itself on a linear axis, its decimal logarithm on a logarithmic one.

#include <QString>
#include <vector>

namespace bitloupe {

enum class AxisKind {
    Hidden,
    Linear,  // 0.05, 12
    Counts,  // whole numbers: 500, 10k, 2M
    CountsDown,  // the same with 0 on top: plot units are their negatives
    LogCounts,  // plot units are log10: 1, 10, 1k
    Log,  // likewise, any magnitude: 1e-6, 0.01, 10
};

struct Tick {
    double value = 0;
    QString label;
    friend bool operator==(const Tick&, const Tick&) = default;
};

// 1, 2 or 5 times a power of ten: the smallest such step with at most `most` ticks on [low, high].
double niceStep(double low, double high, int most);
// Ascending, within [low, high]; empty where the range is empty or not finite.
std::vector<Tick> ticks(AxisKind kind, double low, double high, int most);
// 1200 -> "1.2k", 2000000 -> "2M".
QString shortCount(double count);

}  // namespace bitloupe
