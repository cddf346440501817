// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/preview.h"

#include "core/report/findings.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kManyBits = 10;  // beyond, an error costs a pass over the weights (core/calibrate/distribution_error.cpp)
constexpr double kPreviewMs = 25;
constexpr std::uint64_t kSmallestSample = 1U << 14, kLargestSample = 1U << 20;  // weights
constexpr std::size_t kPreviewThresholds = 32;

int bitsOf(const QuantSpec& spec)
{
    const auto grid = makeGrid(spec.grid);
    return grid ? (*grid)->bits() : 8;
}

std::uint64_t blockColumns(std::uint64_t cols, const QuantSpec& spec)
{
    const Granularity granularity = asFormatSays(spec).granularity;
    const auto* group = std::get_if<PerGroup>(&granularity);
    return std::max<std::uint64_t>(group ? std::min(cols, static_cast<std::uint64_t>(group->size)) : cols, 1);
}

// Nanoseconds for each weight, as measured on one core of 2.5 GHz with 256-bit kernels.
double costOfWeight(std::uint64_t cols, const QuantSpec& spec)
{
    const int bits = bitsOf(spec);
    double cost = bits > kManyBits ? 150 : 6;
    if (std::holds_alternative<PerTensor>(spec.granularity))
        return cost;
    const auto block = static_cast<double>(blockColumns(cols, spec));
    cost += 200 / block;
    const CalibratorInfo* info = findCalibrator(spec.range.id);
    if (info && info->isVariant())
        cost += 100 + 100000 / block;
    if (info && info->blockCost)
        cost += info->blockCost(block, bits);
    return cost;
}

std::vector<std::uint64_t> times(std::vector<std::uint64_t> counts, std::uint64_t factor)
{
    for (std::uint64_t& count : counts)
        count *= factor;
    return counts;
}

// Counts of a sample, told as those of the whole tensor.
Statistics scaled(Statistics s, std::uint64_t total, std::uint64_t factor)
{
    s.count = total;
    for (std::uint64_t* count : {&s.nan, &s.inf, &s.zero, &s.subnormal, &s.outliers6Sigma})
        *count *= factor;
    return s;
}

class Preview {
public:
    Preview(const Sample& sample, const TensorInfo& info, const Groundwork* known, const QuantSpec& spec, Progress& progress)
        : m_sample(sample)
        , m_info(info)
        , m_known(known)
        , m_spec(spec)
        , m_progress(progress)
    {
    }
    Result<std::shared_ptr<const Analysis>> make();

private:
    // The slice that a question about the whole tensor is put to, where its answer costs next to nothing.
    const Slice& cheapSlice() const { return m_known ? m_known->whole() : m_sample.whole(); }
    // The settings that a finding depends on, as text; and whether it was found with the groundwork's help.
    std::string keyOf(const Choice& calibrator) const;
    Result<void> findWeights();
    Result<void> findCalibrations(const Grid& grid);
    Result<void> findCurve(const Grid& grid);
    Result<void> findBest(int bits);
    Result<void> findErrors();
    Histogram decodedBins(const QuantizedTensor& quantized) const;

    const Sample& m_sample;
    const TensorInfo& m_info;
    const Groundwork* m_known;
    const QuantSpec& m_spec;
    Progress& m_progress;
    std::shared_ptr<Analysis> m_answer = std::make_shared<Analysis>();
};

Result<std::shared_ptr<const Analysis>> Preview::make()
{
    const auto start = std::chrono::steady_clock::now();
    const auto grid = makeGrid(m_spec.grid);
    if (!grid)
        return grid.error();
    m_answer->spec = m_spec;
    m_answer->exact = false;
    m_answer->sampleOneIn = m_sample.oneIn();
    m_answer->channelStep = m_sample.rowStep();
    if (auto done = findWeights(); !done)
        return done.error();
    if (!gridRules(m_spec.grid).fitsItself) {
        if (auto done = findCalibrations(**grid); !done)
            return done.error();
        if (auto done = findCurve(**grid); !done)
            return done.error();
    }
    if (auto done = findBest((*grid)->bits()); !done)
        return done.error();
    if (auto done = findErrors(); !done)
        return done.error();
    m_answer->elapsedMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return std::shared_ptr<const Analysis>(std::move(m_answer));
}

std::string Preview::keyOf(const Choice& calibrator) const
{
    QuantSpec part = defaultSpec();
    part.grid = m_spec.grid;
    part.range = calibrator;
    return (m_known ? "all " : "sample ") + printSpec(part);
}

Result<void> Preview::findWeights()
{
    if (m_known) {
        m_answer->statistics = m_known->statistics();
        m_answer->weightHistogram = m_known->histogram();
        return {};
    }
    m_sample.whole().distribution(m_progress);
    auto measured = statistics(m_sample.whole(), m_progress);
    if (!measured)
        return measured.error();
    m_answer->statistics = scaled(std::move(*measured), m_sample.rows() * m_sample.cols(), m_sample.oneIn());
    auto bins = weightHistogram(m_sample.whole(), m_answer->statistics, m_progress);
    if (!bins)
        return bins.error();
    m_answer->weightHistogram = {bins->low, bins->high, times(std::move(bins->counts), m_sample.oneIn())};
    return {};
}

Result<void> Preview::findCalibrations(const Grid& grid)
{
    const bool quickCosts = grid.bits() <= kManyBits;
    std::vector<CalibrationResult> fresh;
    std::vector<std::size_t> places;
    std::vector<std::string> keys;
    for (const Choice& choice : automaticChoices(m_spec.range)) {
        auto known = m_known ? m_known->knownCalibration(m_spec, choice) : std::nullopt;
        if (known) {
            m_answer->calibrations.push_back(std::move(*known));
            continue;
        }
        const std::string key = keyOf(choice);
        if (auto kept = m_sample.findings().calibrations.find(key)) {
            m_answer->calibrations.push_back(std::move(*kept));
            continue;
        }
        keys.push_back(key);
        const CalibratorInfo& info = *findCalibrator(choice.id);
        const bool searches = info.isVariant() || (info.isSlowOnTensor && info.isSlowOnTensor(choice, grid.bits()));
        auto found = calibrationOf(searches ? m_sample.whole() : cheapSlice(), grid, choice, true, m_progress);
        if (!found)
            return found.error();
        places.push_back(m_answer->calibrations.size());
        m_answer->calibrations.push_back(*found);
        fresh.push_back(std::move(*found));
    }
    if (auto added = addCosts(quickCosts ? cheapSlice() : m_sample.whole(), grid, fresh, m_progress); !added)
        return added;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        m_sample.findings().calibrations.insert(keys[i], fresh[i]);
        m_answer->calibrations[places[i]] = std::move(fresh[i]);
    }
    return {};
}

Result<void> Preview::findCurve(const Grid& grid)
{
    if (auto known = m_known ? m_known->knownErrorByThreshold(m_spec) : std::nullopt) {
        m_answer->errorByThreshold = std::move(*known);
        return {};
    }
    const std::string key = keyOf(defaultSpec().range);
    if (auto kept = m_sample.findings().curves.find(key)) {
        m_answer->errorByThreshold = std::move(*kept);
        return {};
    }
    const Slice& slice = grid.bits() <= kManyBits ? cheapSlice() : m_sample.whole();
    auto curve = thresholdCurve(slice, grid, m_answer->statistics, kPreviewThresholds, m_progress);
    if (!curve)
        return curve.error();
    m_sample.findings().curves.insert(key, *curve);
    m_answer->errorByThreshold = std::move(*curve);
    return {};
}

Result<void> Preview::findBest(int bits)
{
    auto known = m_known ? m_known->knownBestPossible(bits) : std::nullopt;
    const std::string key = std::to_string(bits);
    if (!known)
        known = m_sample.findings().best.find(key);
    const bool isNew = !known;
    auto best = known ? Result<LloydMax>(std::move(*known)) : lloydMax(m_sample.whole(), bits, m_progress);
    if (!best)
        return best.error();
    if (isNew)
        m_sample.findings().best.insert(key, *best);
    m_answer->bestPossible = std::move(*best);
    const Statistics& s = m_answer->statistics;
    m_answer->rateDistortionDb = rateDistortionSqnrDb(s.rms * s.rms, s.variance, bits);
    return {};
}

Result<void> Preview::findErrors()
{
    const auto own = std::find_if(m_answer->calibrations.begin(), m_answer->calibrations.end(),
                                  [this](const CalibrationResult& result) { return result.calibrator == m_spec.range.id; });
    const Range* range = own == m_answer->calibrations.end() ? nullptr : &own->choice.range;
    auto quantized = quantize(m_sample.weights(), m_spec, m_progress, {&cheapSlice(), range});
    if (!quantized)
        return quantized.error();
    auto errors = compare(*m_sample.weights(), **quantized, m_progress);
    if (!errors)
        return errors.error();
    ErrorReport& report = *errors;
    const std::uint64_t weights = m_sample.rows() * m_sample.cols();
    const std::uint64_t blocks = blockLayout(asFormatSays(m_spec).granularity, m_sample.rows(), m_sample.cols()).blockCount;
    report.maxAbsErrorIndex = m_sample.place(report.maxAbsErrorIndex);
    report.bitsPerWeight = bitsPerWeight(*(*quantized)->grid, weights, blocks);
    report.bytesBefore = m_info.bytes;
    report.storedParts = (*quantized)->grid->storedParts(weights, blocks);
    report.bytesAfter = storedBytes(*(*quantized)->grid, weights, blocks);
    report.quantizedHistogram = decodedBins(**quantized);
    report.errorHistogram.counts = times(std::move(report.errorHistogram.counts), m_sample.oneIn());
    report.codeCounts = times(std::move(report.codeCounts), m_sample.oneIn());
    report.count *= m_sample.oneIn();
    report.channels = m_sample.spread(report.channels);
    m_answer->report = std::move(report);
    return {};
}

// On the bins of the weights' histogram, which may be that of the whole tensor.
Histogram Preview::decodedBins(const QuantizedTensor& quantized) const
{
    const Histogram& weights = m_answer->weightHistogram;
    Histogram bins{weights.low, weights.high, std::vector<std::uint64_t>(weights.counts.size(), 0)};
    const std::size_t bytes = codeBytes(quantized.grid->codeType());
    const Tiling tiling(quantized.rows, quantized.cols, quantized.blocks, false);
    std::vector<float> values;
    for (std::uint64_t block = 0; block < quantized.blocks.blockCount; ++block) {
        const Tile tile = tiling.block(block);
        values.resize(tile.count);
        quantized.grid->decode(quantized.codes.data() + tile.first * bytes, tile.count, quantized.params[block], values.data());
        if (quantized.restoration)
            quantized.restoration->restore(tile.first, values);
        if (bins.low < bins.high)
            kernels::active().histogram(values.data(), values.size(), bins.low, bins.high, bins.counts.size(), false, bins.counts.data());
        else
            bins.counts.back() += static_cast<std::uint64_t>(std::count(values.begin(), values.end(), static_cast<float>(bins.low)));
    }
    bins.counts = times(std::move(bins.counts), m_sample.oneIn());
    return bins;
}

}  // namespace

double expectedMs(std::uint64_t rows, std::uint64_t cols, const QuantSpec& spec)
{
    return static_cast<double>(rows * cols) * costOfWeight(cols, spec) * 1e-6;
}

std::uint64_t sampleSize(std::uint64_t cols, const QuantSpec& spec)
{
    const auto affordable = static_cast<std::uint64_t>(kPreviewMs * 1e6 / costOfWeight(cols, spec));
    return std::clamp(affordable, kSmallestSample, kLargestSample);
}

std::uint64_t sampleGroup(const QuantSpec& spec)
{
    const Granularity granularity = asFormatSays(spec).granularity;
    const auto* group = std::get_if<PerGroup>(&granularity);
    return group ? static_cast<std::uint64_t>(group->size) : 0;
}

Result<std::shared_ptr<const Analysis>> preview(const Sample& sample, const TensorInfo& info, const Groundwork* known,
                                                const QuantSpec& spec, Progress& progress)
{
    return Preview(sample, info, known, spec, progress).make();
}

}  // namespace bitloupe
