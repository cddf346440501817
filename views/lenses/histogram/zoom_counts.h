// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The part of a histogram that is looked at more closely than the bins of the Analysis: exact counts over finer bins,
// asked for by the Histogram lens when somebody zooms, computed on a worker. Nothing is ever sampled.

#include "views/lens.h"

#include <optional>
#include <string>

namespace bitloupe {

// A stretch of the value axis in bins. Each bin is a bin of the Analysis cut into 2^k parts, from a whole bin on: columns
// summed from it stay where they are while somebody pans.
struct ZoomRequest {
    double low = 0;
    double high = 0;
    std::size_t bins = 0;
    friend bool operator==(const ZoomRequest&, const ZoomRequest&) = default;
};

// As the option of the lens, and back; none where the text is no request.
std::string zoomOption(const ZoomRequest& request);
std::optional<ZoomRequest> parseZoomOption(std::string_view option);

// What [low, high] on `pixels` needs beyond `bins`: none while these are at least as narrow as a column of `leastPixels`.
// Reaches half a screen to both sides, in bins down to a pixel, so that a little panning and zooming asks nothing new.
std::optional<ZoomRequest> zoomRequest(const Histogram& bins, double low, double high, double pixels, double leastPixels);

struct ZoomCounts : LensData {
    Histogram original;  // of the weights; empty where nothing was asked
    Histogram quantized;  // of the weights after quantizing, on the same bins
};
Result<std::shared_ptr<const LensData>> computeZoomCounts(const LensQuestion& question, Progress& progress);

}  // namespace bitloupe
