// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lens.h"
#include "views/lenses/activations/input_view.h"
#include "views/lenses/bins/bins_facts.h"
#include "views/lenses/calibrators/survey_data.h"
#include "views/lenses/channels/granularities.h"
#include "views/lenses/error_map/map_data.h"
#include "views/lenses/histogram/zoom_counts.h"
#include "views/lenses/kernels/kernels_data.h"

#include <array>

// The table of lenses, in the order of their tabs. What a lens computes for itself runs on a worker; most need nothing
// beyond the Analysis.

namespace bitloupe {

LensView* makeHistogramLens(QWidget* parent);  // histogram/histogram_lens.cpp
LensView* makeChannelsLens(QWidget* parent);  // channels/channels_lens.cpp
LensView* makeBinsLens(QWidget* parent);  // bins/bins_lens.cpp
LensView* makeErrorMapLens(QWidget* parent);  // error_map/error_map_lens.cpp
LensView* makeCalibratorsLens(QWidget* parent);  // calibrators/calibrators_lens.cpp
LensView* makeActivationsLens(QWidget* parent);  // activations/activations_lens.cpp
LensView* makeKernelsLens(QWidget* parent);  // kernels/kernels_lens.cpp

std::span<const LensInfo> lenses()
{
    static const std::array table{
        LensInfo{"histogram", &makeHistogramLens, &computeZoomCounts, false, true},
        LensInfo{"channels", &makeChannelsLens, &computeGranularities},
        LensInfo{"bins", &makeBinsLens, &computeGridComparison},
        LensInfo{"error_map", &makeErrorMapLens, &computeErrorMap, false},
        LensInfo{"calibrators", &makeCalibratorsLens, &computeSurvey, false, false, false},
        LensInfo{"activations", &makeActivationsLens, &computeInputView, true, false, false, true},
        LensInfo{"kernels", &makeKernelsLens, &computeKernels, false, true, false, false, true},
    };
    return table;
}

}  // namespace bitloupe
