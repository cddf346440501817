// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/groundwork.h"

#include "core/report/findings.h"

namespace bitloupe {

namespace {

// The settings that a finding depends on, as text; everything else as it is by default.
std::string keyOf(const QuantSpec& spec, const Choice& calibrator)
{
    QuantSpec part = defaultSpec();
    part.grid = spec.grid;
    part.range = calibrator;
    return printSpec(part);
}

std::string keyOf(const QuantSpec& spec) { return keyOf(spec, defaultSpec().range); }

}  // namespace

Groundwork::Groundwork(std::shared_ptr<const Weights> weights)
    : m_weights(std::move(weights))
    , m_whole(*m_weights, 0, m_weights->size())
{
}

Result<std::shared_ptr<const Groundwork>> Groundwork::make(std::shared_ptr<const Weights> weights, Progress& progress)
{
    const std::shared_ptr<Groundwork> laid(new Groundwork(std::move(weights)));
    laid->m_whole.distribution(progress);  // every later question about the whole tensor is then cheap
    Result<Statistics> measured = bitloupe::statistics(laid->m_whole, progress);
    if (!measured)
        return measured.error();
    laid->m_statistics = std::move(*measured);
    Result<Histogram> bins = weightHistogram(laid->m_whole, laid->m_statistics, progress);
    if (!bins)
        return bins.error();
    laid->m_histogram = std::move(*bins);
    return std::shared_ptr<const Groundwork>(laid);
}

Result<std::vector<CalibrationResult>> Groundwork::calibrations(const QuantSpec& spec, Progress& progress) const
{
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    const std::vector<Choice> choices = automaticChoices(spec.range);
    std::vector<CalibrationResult> results(choices.size()), fresh;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (auto known = knownCalibration(spec, choices[i])) {
            results[i] = std::move(*known);
            continue;
        }
        auto found = calibrationOf(m_whole, **grid, choices[i], true, progress);
        if (!found)
            return found.error();
        fresh.push_back(std::move(*found));
        places.push_back(i);
    }
    if (Result<void> added = addCosts(m_whole, **grid, fresh, progress); !added)
        return added.error();
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        m_calibrations.insert(keyOf(spec, choices[places[i]]), fresh[i]);
        results[places[i]] = std::move(fresh[i]);
    }
    return results;
}

Result<Curve> Groundwork::errorByThreshold(const QuantSpec& spec, Progress& progress) const
{
    if (auto known = knownErrorByThreshold(spec))
        return std::move(*known);
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    auto curve = thresholdCurve(m_whole, **grid, m_statistics, kThresholds, progress);
    if (curve)
        m_curves.insert(keyOf(spec), *curve);
    return curve;
}

Result<LloydMax> Groundwork::bestPossible(int bits, Progress& progress) const
{
    if (auto known = knownBestPossible(bits))
        return std::move(*known);
    auto best = lloydMax(m_whole, bits, progress);
    if (best)
        m_best.insert(std::to_string(bits), *best);
    return best;
}

std::optional<CalibrationResult> Groundwork::knownCalibration(const QuantSpec& spec, const Choice& calibrator) const
{
    return m_calibrations.find(keyOf(spec, calibrator));
}

std::optional<Curve> Groundwork::knownErrorByThreshold(const QuantSpec& spec) const { return m_curves.find(keyOf(spec)); }

std::optional<LloydMax> Groundwork::knownBestPossible(int bits) const { return m_best.find(std::to_string(bits)); }

}  // namespace bitloupe
