// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// calib.*: the references' own calibrators. Histograms are ours; searches look at the reference's, as the protocol says.

#include "core/calibrate/extent.h"
#include "core/calibrate/reference/gptq_quantizer.h"
#include "core/calibrate/reference/nvidia_histogram.h"
#include "core/calibrate/reference/onnxruntime.h"
#include "core/calibrate/reference/torch_histogram.h"
#include "core/calibrate/reference/torch_observer.h"
#include "tests/golden/methods.h"
#include "tests/golden/torch_scheme.h"

namespace bitloupe::golden {

namespace {

void putParams(Case& c, BlockParams params)
{
    c.put("scale", params.scale);
    c.put("zero_point", params.zero);
}

std::vector<std::int32_t> asIntegers(std::span<const std::uint64_t> counts) { return {counts.begin(), counts.end()}; }

Extent extentOfBatch(std::span<const float> batch)
{
    Progress progress;
    return expect(extentOf(Slice(batch), progress));
}

using Observe = Result<void> (*)(reference::GrowingHistogram&, const Slice&, double, std::size_t, Progress&);

reference::GrowingHistogram observed(const Case& c, Observe observe)
{
    Progress progress;
    reference::GrowingHistogram histogram;
    for (const auto& batch : c.batches()) {
        const auto seen =
            observe(histogram, Slice(batch), static_cast<double>(extentOfBatch(batch).absMax()), c.size("num_bins"), progress);
        if (!seen)
            throw Failed(seen.error().detail);
    }
    return histogram;
}

reference::NvidiaCounts nvidiaCounts(const Case& c) { return {c.doubles("hist"), c.doubles("edges")}; }

void putNvidiaHistogram(Case& c) { c.put("hist", asIntegers(observed(c, reference::nvidiaObserve).counts)); }

reference::NvidiaGrid nvidiaGrid(const Case& c)
{
    return {c.integer("num_bits"), c.flag("unsigned"), c.size("start_bin"), c.size("stride")};
}

reference::OrtCounts ortCounts(const Case& c)
{
    const auto ends = c.doubles("minmax");
    return {c.doubles("hist"), c.doubles("edges"), ends[0], ends[1]};
}

void putOrtHistogram(Case& c, Observe observe)
{
    const auto histogram = observed(c, observe);
    c.put("hist", asIntegers(histogram.counts));
    c.put("edges", histogram.edges());
}

}  // namespace

void runningMinMax(Case& c)
{
    std::optional<float> constant;
    if (c.word("mode") == "moving_average")
        constant = static_cast<float>(c.number("averaging_constant"));
    reference::TorchRunningRange range(constant);
    for (const auto& batch : c.batches()) {
        const Extent extent = extentOfBatch(batch);
        range.observe(extent.min, extent.max);
    }
    c.put("min", range.low());
    c.put("max", range.high());
    putParams(c, reference::torchParams(range.low(), range.high(), torchScheme(c)));
}

void torchHistogram(Case& c)
{
    const auto x = c.floats("x");
    const Extent extent = extentOfBatch(x);
    Progress progress;
    reference::TorchHistogram own;
    if (const auto seen = reference::torchObserve(own, Slice(x), extent.min, extent.max, c.size("bins"), progress); !seen)
        throw Failed(seen.error().detail);
    c.put("hist", own.counts);
    const Range range = reference::searchTorchHistogram({c.doubles("hist"), extent.min, extent.max}, c.size("dst_bins")).range;
    c.put("min", extent.min);
    c.put("max", extent.max);
    c.put("new_min", range.low);
    c.put("new_max", range.high);
    putParams(c, reference::torchParams(range.low, range.high, torchScheme(c)));
}

void ortEntropy(Case& c)
{
    putOrtHistogram(c, reference::ortObserveSigned);
    const auto found = reference::ortEntropy(ortCounts(c), c.size("num_quantized_bins"));
    c.put("kl", found.divergences);
    c.put("threshold", std::vector{found.threshold.low, found.threshold.high});
}

void ortPercentile(Case& c)
{
    const bool symmetric = c.flag("symmetric");
    putOrtHistogram(c, symmetric ? reference::ortObserveMagnitude : reference::ortObserveSigned);
    const auto threshold = reference::ortPercentile(ortCounts(c), c.number("percentile"), symmetric);
    c.put("threshold", std::vector{threshold.low, threshold.high});
}

void ortScaleZeroPoint(Case& c)
{
    reference::OrtScheme scheme{c.integer("qmin"), c.integer("qmax"), c.flag("symmetric"), {}};
    if (c.has("min_real_range"))
        scheme.minRealRange = static_cast<float>(c.number("min_real_range"));
    const auto lows = c.floats("min"), highs = c.floats("max");
    std::vector<float> scales;
    std::vector<std::int32_t> zeros;
    for (std::size_t i = 0; i < lows.size(); ++i) {
        const BlockParams params = reference::ortParams(lows[i], highs[i], scheme);
        scales.push_back(params.scale);
        zeros.push_back(params.zero);
    }
    c.put("scale", scales);
    c.put("zero_point", zeros);
}

void nvidiaPercentile(Case& c)
{
    putNvidiaHistogram(c);
    c.put("amax", reference::nvidiaPercentile(nvidiaCounts(c), c.number("percentile")));
}

void nvidiaMse(Case& c)
{
    putNvidiaHistogram(c);
    const auto found = reference::nvidiaMse(nvidiaCounts(c), nvidiaGrid(c));
    c.put("mse", found.errors);
    c.put("amax", found.amaxes[found.best]);
}

void nvidiaEntropy(Case& c)
{
    putNvidiaHistogram(c);
    const auto found = reference::nvidiaEntropy(nvidiaCounts(c), nvidiaGrid(c));
    c.put("amax", found.amaxes[found.best]);
}

void gptqFindParams(Case& c)
{
    const auto weights = weightsFromValues("w", c.input("w").shape, c.floats("w"), 0);
    const reference::GptqScheme scheme{c.integer("bits"),    c.flag("symmetric"),   c.flag("mse"),
                                       c.number("mse_norm"), c.integer("mse_grid"), c.number("mse_maxshrink")};
    const std::uint64_t rows = weights->rows(), cols = weights->cols();
    const std::span<const float> all(weights->data(), static_cast<std::size_t>(rows * cols));
    const BlockParams shared = reference::gptqParams(all, scheme);
    std::vector<float> scales, zeros, values(all.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const auto own = all.subspan(row * cols, cols);
        const BlockParams params = c.flag("per_channel") ? reference::gptqParams(own, scheme) : shared;
        scales.push_back(params.scale);
        zeros.push_back(static_cast<float>(params.zero));
        reference::gptqRoundTrip(own, params, scheme, values.data() + row * cols);
    }
    c.put("scales", scales);
    c.put("zeros", zeros);
    c.put("dequantized", values);
}

}  // namespace bitloupe::golden
