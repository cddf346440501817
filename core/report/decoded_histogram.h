// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Exact counts of the weights after quantizing over any stretch of the value axis, however narrow: what a histogram shows
// that is looked at more closely than the bins of an Analysis. As bitloupe::histogram() counts.

#include "core/report/histogram.h"
#include "core/round/quantize.h"

namespace bitloupe {

// Of an answer that is at hand.
Result<Histogram> decodedHistogram(const QuantizedTensor& quantized, double low, double high, std::size_t bins, Progress& progress);
// Of weights that are too many to hold their codes: quantizes them again, panel by panel.
Result<Histogram> decodedHistogram(std::shared_ptr<const Weights> weights, const QuantSpec& spec, double low, double high, std::size_t bins,
                                   Progress& progress);

}  // namespace bitloupe
