// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Error search (reference/methods.md 5.4): the full range shrunk by the ratio r that minimises
//   E(r) = sum |x - dequantize(quantize(x; r * range))|^p
// over r = 1.00, 0.99 ... 0.20, then refined by twelve steps of ternary search between the neighbours of the best of them.
// Both ends shrink together. The largest r wins a tie, so E(choice) <= E(1) always.
//
// Heavy tails want less than a fifth of the range. There the largest weight alone costs at least (0.8 * reach)^p, so the
// search goes on below 0.20 (by tenths, eight at a time, until eight bring nothing) exactly when that could still win.

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/calibrate/range_cost.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kRatios = 81;  // 1.00, 0.99 ... 0.20
constexpr double kRatioStep = 0.01;
constexpr double kLowestRatio = 0.2;
constexpr double kTailFactor = 0.9;  // 0.18, 0.162 ... below the lowest ratio
constexpr std::size_t kTailBatch = 8;
constexpr double kLowestTail = 1e-4;
constexpr int kRefinements = 12;

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 1> table = {{{"mse_norm", std::string("2"), 0, 0, {"1", "2", "2.4"}, {}, {}}}};
    return table;
}

// One search: what is shrunk, and the best ratio so far.
struct Search {
    const Slice& slice;
    const Grid& grid;
    Range full;
    double power;
    CostsWanted wanted;
    Progress& progress;
    double ratio = 1;
    double error = 0;

    Range at(double r) const
    {
        return {static_cast<float>(r * static_cast<double>(full.low)), static_cast<float>(r * static_cast<double>(full.high))};
    }
    Result<std::vector<double>> errors(std::span<const double> candidates, CostsWanted which) const
    {
        std::vector<Range> ranges(candidates.size());
        std::transform(candidates.begin(), candidates.end(), ranges.begin(), [this](double r) { return at(r); });
        return rangeCosts(slice, grid, ranges, power, progress, which);
    }
    void keepIfBetter(double r, double e)
    {
        if (e < error) {
            ratio = r;
            error = e;
        }
    }
    double reach() const { return std::max(-static_cast<double>(full.low), static_cast<double>(full.high)); }
    Result<void> scan();
    Result<void> scanTails();
    Result<void> refine();
    Curve curve(double perWeight) const;

    // Every ratio that was scanned, descending, with its error.
    std::vector<double> ratios{};
    std::vector<double> scanned{};
};

Result<void> Search::scan()
{
    for (std::size_t i = 0; i < kRatios; ++i)
        ratios.push_back(static_cast<double>(100 - i) / 100);
    auto found = errors(ratios, wanted);
    if (!found)
        return found.error();
    scanned = *std::move(found);
    error = scanned.front();
    for (std::size_t i = 1; i < kRatios; ++i)
        keepIfBetter(ratios[i], scanned[i]);
    return error > std::pow((1 - kLowestRatio) * reach(), power) ? scanTails() : Result<void>();
}

Result<void> Search::scanTails()
{
    while (ratios.back() > kLowestTail) {
        std::array<double, kTailBatch> batch = {};
        for (std::size_t i = 0; i < kTailBatch; ++i)
            batch[i] = (i == 0 ? ratios.back() : batch[i - 1]) * kTailFactor;
        const auto found = errors(batch, wanted);
        if (!found)
            return found.error();
        const double before = error;
        for (std::size_t i = 0; i < kTailBatch; ++i)
            keepIfBetter(batch[i], (*found)[i]);
        ratios.insert(ratios.end(), batch.begin(), batch.end());
        scanned.insert(scanned.end(), found->begin(), found->end());
        if (!(error < before))
            break;
    }
    return {};
}

// E(r) / n by threshold, ascending.
Curve Search::curve(double perWeight) const
{
    Curve result;
    for (std::size_t i = ratios.size(); i-- > 0;) {
        result.threshold.push_back(ratios[i] * reach());
        result.objective.push_back(scanned[i] * perWeight);
    }
    return result;
}

Result<void> Search::refine()
{
    const bool inTail = ratio <= kLowestRatio;
    double low = inTail ? ratio * kTailFactor : ratio - kRatioStep;
    double high = inTail ? ratio / kTailFactor : std::min(ratio + kRatioStep, 1.0);
    for (int step = 0; step < kRefinements; ++step) {
        const std::array<double, 2> thirds = {low + (high - low) / 3, high - (high - low) / 3};
        const auto found = errors(thirds, CostsWanted::All);
        if (!found)
            return found.error();
        keepIfBetter(thirds[0], (*found)[0]);
        keepIfBetter(thirds[1], (*found)[1]);
        if ((*found)[0] <= (*found)[1])
            high = thirds[1];
        else
            low = thirds[0];
    }
    return {};
}

class MseCalibrator final : public Calibrator {
public:
    explicit MseCalibrator(double power)
        : m_power(power)
    {
    }

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        if (extent->absMax() == 0)
            return RangeChoice{};
        Search search{slice, grid, fullRange(*extent, grid), m_power, wantCurve ? CostsWanted::All : CostsWanted::Smallest, progress};
        const double perWeight = 1 / static_cast<double>(extent->finite);
        if (auto done = search.scan(); !done)
            return done.error();
        if (auto done = search.refine(); !done)
            return done.error();
        return RangeChoice{search.at(search.ratio), search.error * perWeight, wantCurve ? search.curve(perWeight) : Curve{},
                           search.ratio * search.reach()};
    }

private:
    double m_power;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    const std::string& norm = choice.word("mse_norm");
    const double power = norm == "1" ? 1.0 : norm == "2.4" ? 2.4 : 2.0;
    return std::shared_ptr<const Calibrator>(std::make_shared<MseCalibrator>(power));
}

double blockCost(double block, int) { return 90 + 20000 / block; }

bool isSlowOnTensor(const Choice& choice, int bits)
{
    constexpr int kFewBits = 5;  // up to here even the search over the whole tensor is quick
    return bits > kFewBits || choice.word("mse_norm") != "2";
}

}  // namespace

CalibratorInfo mseCalibrator() { return {"mse", params(), true, make, "error", {}, nullptr, blockCost, isSlowOnTensor}; }

}  // namespace bitloupe
