// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The same settings with one scale a tensor, a channel and a group: what the Channels lens computes for itself.

#include "views/lens.h"

#include <QPointF>
#include <vector>

namespace bitloupe {

struct GranularityResult {
    QuantSpec spec;
    double sqnrDb = 0;
    double bitsPerWeight = 0;
    std::vector<double> mse;  // by channel
};

struct GranularityData : LensData {
    std::vector<GranularityResult> results;  // tensor, channel, group
};

// The group size of the settings, or 128 where they have none; their output axis where they name one.
std::vector<QuantSpec> granularitySpecs(const QuantSpec& spec);
Result<std::shared_ptr<const LensData>> computeGranularities(const LensQuestion& question, Progress& progress);

// Channels from the worst to the best as a line of at most `most` points: x is the rank, y log10 of the MSE. Channels
// without error end the line.
QList<QPointF> worstFirst(std::vector<double> mse, std::size_t most);

}  // namespace bitloupe
