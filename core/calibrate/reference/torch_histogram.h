// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PyTorch's HistogramObserver (torch.ao.quantization 1.13; reference/methods.md 5.2): a histogram of x between the smallest and
// the largest value seen, and a search that cuts quantiles from its ends.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/tensor/slice.h"

#include <vector>

namespace bitloupe::reference {

struct TorchHistogram {
    std::vector<double> counts;  // not whole once batches of different ranges were merged
    float min = 0;
    float max = 0;
};

// One more batch, which reaches from `low` to `high`. The first one: torch.histc on [low, high], one unit to either side where
// all values are equal. A later one that stays inside is added; where it reaches farther, the bins so far are cut into 128
// parts each, which are put together to as many bins over the joint range (a little wider, so that they fit). As there, a
// batch that follows nothing but one value begins anew. (1.13 itself cuts the joint range to whole numbers first, a mistake
// that later versions mend.)
Result<void> torchObserve(TorchHistogram& histogram, const Slice& batch, float low, float high, std::size_t bins, Progress& progress);

// The search: cuts quantiles of 1e-5 from the ends as long as the modelled error falls. The error takes weights as even
// inside a bin and decoded at the centres of `targetBins` equal bins, so it is not the error of any grid.
struct TorchSearch {
    Range range;
    std::vector<Range> tried;  // every range on the way, in its order
    std::vector<double> errors;  // of each
};
TorchSearch searchTorchHistogram(const TorchHistogram& histogram, std::size_t targetBins);

// The model of keeping bins [first, last], in squared bins: sum over bins j of counts[j] * integral of (t - centre)^2 over
// [j, j + 1), centre = the middle of t's part when [first, last + 1) is cut into targetBins equal ones. Bins outside belong to
// the first and the last part. One step a part: sums over the bins before give those that lie inside one.
class TorchErrorModel {
public:
    TorchErrorModel(std::span<const double> counts, std::size_t targetBins);
    double error(std::size_t first, std::size_t last) const;

private:
    double wholeBins(std::size_t begin, std::size_t end, double centre) const;
    double part(std::size_t bin, double from, double to, double centre) const;

    std::vector<double> m_counts;
    std::size_t m_parts;
    std::vector<double> m_count{0}, m_first{0}, m_second{0};  // over the bins before: counts, counts * j, counts * j^2
};

}  // namespace bitloupe::reference
