// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lens.h"
#include "views/lenses/bins/bins_facts.h"
#include "views/lenses/channels/granularities.h"
#include "views/lenses/histogram/zoom_counts.h"

#include <array>

// The table of lenses, in the order of their tabs. What a lens computes for itself runs on a worker; most need nothing
// beyond the Analysis.

namespace bitloupe {

LensView* makeHistogramLens(QWidget* parent);  // histogram/histogram_lens.cpp
LensView* makeChannelsLens(QWidget* parent);  // channels/channels_lens.cpp
LensView* makeBinsLens(QWidget* parent);  // bins/bins_lens.cpp

std::span<const LensInfo> lenses()
{
    static const std::array table{
        LensInfo{"histogram", &makeHistogramLens, &computeZoomCounts, false, true},
        LensInfo{"channels", &makeChannelsLens, &computeGranularities},
        LensInfo{"bins", &makeBinsLens, &computeGridComparison},
    };
    return table;
}

}  // namespace bitloupe
