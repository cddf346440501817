// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One grid at many group sizes: where does one format stop being better than another? Small groups keep the largest weight
// of each exactly in many of them, which favours even steps; large ones look like a bell, which favours levels that are
// dense near zero (lens Bins).

#include "core/round/quantize.h"

#include <optional>
#include <span>
#include <vector>

namespace bitloupe {

struct GroupPoint {
    std::uint64_t group = 0;  // inputs that share a scale; as many as a channel has: one scale a channel
    double mse = 0;
    double sqnrDb = 0;
    double bitsPerWeight = 0;
};

// 16, 32, 64… below the number of inputs, and that itself; at most `most`, the smallest.
std::vector<std::uint64_t> sweptGroups(std::uint64_t cols, std::size_t most = 12);

// The error of `spec` with groups of `group` inputs. Formats that fix their own blocks give the same at every size. Sums in
// double, in a fixed order.
Result<GroupPoint> errorAtGroup(std::shared_ptr<const Weights> weights, QuantSpec spec, std::uint64_t group, Progress& progress);

// The group sizes at which the better of the two changes, between neighbouring points by straight lines over the logarithm
// of the size. Both at the same sizes, ascending.
std::vector<double> crossings(std::span<const GroupPoint> first, std::span<const GroupPoint> second);

}  // namespace bitloupe
