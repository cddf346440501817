// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// ACIQ (core/calibrate/aciq.h) on a slice: mean mu, spread b = mean |x - mu| and sigma = sample standard deviation, the family
// whose error is smaller at its best threshold, range [mu - alpha, mu + alpha] inside the weights' own.
// Weights of one sign under a grid that is not symmetric are one half of a distribution about zero: spreads are taken over
// the weights other than zero, and all levels lie on their side, which is one bit more (the reference's half range).

#include "core/calibrate/aciq.h"

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 3> kPriors{"auto", "laplace", "gauss"};
constexpr std::size_t kCurvePoints = 128;

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 1> table = {{{"prior", std::string(kPriors[0]), 0, 0, {kPriors.begin(), kPriors.end()}, {}, {}}}};
    return table;
}

// Sum of f over the finite weights, and how many there are that f does not leave out (by giving NaN).
struct Sum {
    double value = 0;
    double count = 0;
};
template <class F>
Result<Sum> sumOf(const Slice& slice, const F& f, Progress& progress)
{
    std::vector<Sum> parts(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        for (const float x : values) {
            const double y = std::isfinite(x) ? f(static_cast<double>(x)) : std::nan("");
            const bool counts = !std::isnan(y);
            parts[tile].value += counts ? y : 0;
            parts[tile].count += counts ? 1 : 0;
        }
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    Sum sum;
    for (const Sum& part : parts) {
        sum.value += part.value;
        sum.count += part.count;
    }
    return sum;
}

struct Spread {
    double mean = 0;
    double meanAbs = 0;
    double std = 0;
};

Result<Spread> spreadOf(const Slice& slice, bool isHalf, Progress& progress)
{
    const auto counted = [isHalf](double x) { return isHalf && x == 0 ? std::nan("") : x; };
    Spread spread;
    const auto sum = sumOf(slice, counted, progress);
    if (!sum)
        return sum.error();
    spread.mean = isHalf || sum->count == 0 ? 0 : sum->value / sum->count;
    const auto deviation = sumOf(
        slice, [&](double x) { return std::fabs(counted(x) - spread.mean); }, progress);
    if (!deviation)
        return deviation.error();
    const auto square = sumOf(
        slice, [&](double x) { return (counted(x) - spread.mean) * (counted(x) - spread.mean); }, progress);
    if (!square)
        return square.error();
    spread.meanAbs = deviation->value / std::max(deviation->count, 1.0);
    spread.std = std::sqrt(square->value / std::max(square->count - (isHalf ? 0 : 1), 1.0));
    return spread;
}

// A family with its spread: threshold and error in units of the weights.
struct Model {
    aciq::Prior prior;
    double unit;
    int bits;

    double threshold() const { return unit * aciq::bestAlpha(prior, bits); }
    double error(double threshold) const { return unit * unit * aciq::error(prior, bits, threshold / unit); }
};

class AciqCalibrator final : public Calibrator {
public:
    explicit AciqCalibrator(std::string prior)
        : m_prior(std::move(prior))
    {
    }

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        if (extent->absMax() == 0)
            return RangeChoice{};
        const bool isHalf = !grid.isSymmetric() && (extent->min >= 0 || extent->max <= 0);
        const auto spread = spreadOf(slice, isHalf, progress);
        if (!spread)
            return spread.error();
        if (spread->meanAbs == 0 || spread->std == 0)  // one value
            return RangeChoice{.range = fullRange(*extent, grid)};
        const Model model = modelOf(*spread, grid.bits() + (isHalf ? 1 : 0));
        const double alpha = model.threshold();
        RangeChoice choice;
        choice.range = rangeFor(static_cast<float>(std::max(static_cast<double>(extent->min), spread->mean - alpha)),
                                static_cast<float>(std::min(static_cast<double>(extent->max), spread->mean + alpha)), grid);
        choice.objective = model.error(alpha);
        choice.threshold = alpha;
        if (wantCurve)
            choice.curve = curveOf(model, std::max(alpha, static_cast<double>(extent->absMax())));
        return choice;
    }

private:
    Model modelOf(const Spread& spread, int bits) const
    {
        const Model laplace{aciq::Prior::Laplace, spread.meanAbs, bits}, normal{aciq::Prior::Normal, spread.std, bits};
        if (m_prior != kPriors[0])
            return m_prior == kPriors[1] ? laplace : normal;
        return laplace.error(laplace.threshold()) < normal.error(normal.threshold()) ? laplace : normal;
    }

    static Curve curveOf(const Model& model, double reach)
    {
        Curve curve;
        for (std::size_t i = 1; i <= kCurvePoints; ++i) {
            const double threshold = reach * static_cast<double>(i) / static_cast<double>(kCurvePoints);
            curve.threshold.push_back(threshold);
            curve.objective.push_back(model.error(threshold));
        }
        return curve;
    }

    std::string m_prior;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<AciqCalibrator>(choice.word("prior")));
}

}  // namespace

CalibratorInfo aciqCalibrator() { return {"aciq", params(), true, make, "model", "mse"}; }

}  // namespace bitloupe
