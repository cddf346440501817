// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a way to multiply is drawn, the same in all charts of a run: in the colour of its grid's kind, each of that kind in a shade and with
// a dash of its own. Those that are decoded first are paler, floats and other libraries grey.

#include "core/bench/benchmark.h"
#include "views/theme.h"

#include <Qt>

namespace bitloupe {

struct WayLook {
    std::string grid;  // its id; empty: grey
    BenchFamily family = BenchFamily::Plain;
    double shade = 0;  // 0: the colour itself; 1: that of text
    Qt::PenStyle dash = Qt::SolidLine;

    QColor color(const Theme& theme) const;
};
WayLook lookOf(const BenchRun& run, const BenchEntry& entry);

}  // namespace bitloupe
