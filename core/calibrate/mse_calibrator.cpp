// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Error search (reference/methods.md 5.4): the full range shrunk by the ratio r that minimises
//   E(r) = sum |x - dequantize(quantize(x; r * range))|^p
// over r = 1.00, 0.99 ... 0.20, then refined by twelve steps of ternary search within 0.01 of the best of them. Both ends
// shrink together. The largest r wins a tie, so E(choice) <= E(1) always.

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/calibrate/range_cost.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

constexpr std::size_t kRatios = 81;  // 1.00, 0.99 ... 0.20
constexpr double kRatioStep = 0.01;
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
    Progress& progress;
    double ratio = 1;
    double error = 0;

    Range at(double r) const
    {
        return {static_cast<float>(r * static_cast<double>(full.low)), static_cast<float>(r * static_cast<double>(full.high))};
    }
    Result<std::vector<double>> errors(std::span<const double> ratios) const
    {
        std::vector<Range> ranges(ratios.size());
        std::transform(ratios.begin(), ratios.end(), ranges.begin(), [this](double r) { return at(r); });
        return rangeCosts(slice, grid, ranges, power, progress);
    }
    void keepIfBetter(double r, double e)
    {
        if (e < error) {
            ratio = r;
            error = e;
        }
    }
    Result<Curve> scan(double perWeight);
    Result<void> refine();
};

// Returns E(r) / n by threshold, ascending.
Result<Curve> Search::scan(double perWeight)
{
    std::array<double, kRatios> ratios = {};
    for (std::size_t i = 0; i < kRatios; ++i)
        ratios[i] = static_cast<double>(100 - i) / 100;
    const auto found = errors(ratios);
    if (!found)
        return found.error();
    error = found->front();
    for (std::size_t i = 1; i < kRatios; ++i)
        keepIfBetter(ratios[i], (*found)[i]);
    Curve curve;
    const double reach = std::max(-static_cast<double>(full.low), static_cast<double>(full.high));
    for (std::size_t i = kRatios; i-- > 0;) {
        curve.threshold.push_back(ratios[i] * reach);
        curve.objective.push_back((*found)[i] * perWeight);
    }
    return curve;
}

Result<void> Search::refine()
{
    double low = ratio - kRatioStep;
    double high = std::min(ratio + kRatioStep, 1.0);
    for (int step = 0; step < kRefinements; ++step) {
        const std::array<double, 2> thirds = {low + (high - low) / 3, high - (high - low) / 3};
        const auto found = errors(thirds);
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
        Search search{slice, grid, fullRange(*extent, grid), m_power, progress};
        const double perWeight = 1 / static_cast<double>(extent->finite);
        auto curve = search.scan(perWeight);
        if (!curve)
            return curve.error();
        if (auto done = search.refine(); !done)
            return done.error();
        return RangeChoice{search.at(search.ratio), search.error * perWeight, wantCurve ? *std::move(curve) : Curve{}};
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

}  // namespace

CalibratorInfo mseCalibrator() { return {"mse", params(), true, make}; }

}  // namespace bitloupe
