// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// awq.scale_search, awq.clip_search, smoothquant.smooth, bnb.llm_int8, hawq.trace.

#include "core/calibrate/reference/weight_quantizers.h"
#include "core/prepare/awq.h"
#include "core/prepare/llm_int8.h"
#include "core/prepare/smooth_quant.h"
#include "core/report/curvature.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"

#include <algorithm>

namespace bitloupe::golden {

namespace {

std::shared_ptr<const InputMoments> inputsOf(const Array& x, std::uint64_t sampled = kSampleTokens)
{
    MomentsBuilder builder("x", x.shape.back(), x.size() / x.shape.back(), sampled);
    Progress progress;
    builder.add(x.floats(), progress);
    return builder.finish();
}

// AWQ's own quantizer: a range that is not widened to contain 0.
class PseudoQuantizer {
public:
    explicit PseudoQuantizer(const Case& c)
        : m_bits(c.integer("bits"))
        , m_minRange(static_cast<float>(c.number("min_range")))
        , m_grid(expect(makeGrid(expect(parseSpec("bits=" + std::to_string(m_bits) + ",scheme=asymmetric")).grid)))
    {
    }
    void group(std::span<const float> weights, std::span<float> values) const
    {
        const BlockParams params = reference::awqParams(weights, m_bits, m_minRange);
        m_grid->roundTrip(weights.data(), weights.size(), params, true, values.data());
    }
    void groups(std::span<const float> weights, std::size_t size, std::span<float> values) const
    {
        for (std::size_t first = 0; first < weights.size(); first += size)
            group(weights.subspan(first, size), values.subspan(first, size));
    }

private:
    int m_bits;
    float m_minRange;
    std::shared_ptr<const Grid> m_grid;
};

std::size_t groupOf(const Case& c, const Array& w) { return c.integer("group_size") > 0 ? c.size("group_size") : w.shape[1]; }

}  // namespace

void awqScaleSearch(Case& c)
{
    const Array& w = c.input("w");
    const PseudoQuantizer quantizer(c);
    const std::size_t group = groupOf(c, w);
    const RoundTrip roundTrip = [&](std::span<const float> weights, std::span<float> values) {
        quantizer.groups(weights, group, values);
        return Result<void>();
    };
    Progress progress;
    const AwqScales found =
        expect(awqScaleSearch(w.floats(), *inputsOf(c.input("x")), group, c.integer("n_grid"), AwqVariant::Plain, roundTrip, 32, progress));
    c.put("losses", found.losses);
    c.put("best_ratio", found.ratios[found.best]);
    c.put("scales", found.scale);
    c.put("dequantized", expect(awqValues(w.floats(), found.scale, roundTrip, 32, progress)), w.shape);
}

void awqClipSearch(Case& c)
{
    const Array& w = c.input("w");
    const PseudoQuantizer quantizer(c);
    const std::size_t group = groupOf(c, w), groups = w.shape[1] / group;
    const GroupRoundTrip roundTrip = [&](std::span<const float> weights, std::span<float> values) { quantizer.group(weights, values); };
    std::vector<float> weights = w.floats();
    Progress progress;
    const AwqClip clip{c.integer("n_grid"), c.number("max_shrink"), 1e9};
    const auto inputs = inputsOf(c.input("x"), c.size("n_sample_token"));
    const std::vector<float> limits = awqClipSearch(weights, *inputs, group, clip, roundTrip, progress);
    clampGroups(weights, w.shape[1], group, limits);
    c.put("max_val", limits, {w.shape[0], groups});
    c.put("clipped", weights, w.shape);
}

void smoothQuantSmooth(Case& c)
{
    const std::vector<float> inputs = c.floats("act_scales");
    std::vector<std::vector<float>> weights;
    std::vector<float> magnitudes(inputs.size(), 0.0f);
    for (std::size_t i = 0; i < c.size("num_weights"); ++i) {
        weights.push_back(c.floats("w" + std::to_string(i)));
        columnMagnitudes(weights.back(), magnitudes);
    }
    const std::vector<float> scale = smoothQuantScale(inputs, magnitudes, c.number("alpha"), false, c.number("min_scale"));
    c.put("scales", scale);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t at = 0; at < weights[i].size(); ++at)
            weights[i][at] *= scale[at % scale.size()];
        c.put("w" + std::to_string(i), weights[i]);
    }
    for (const char* name : {"ln_weight", "ln_bias"}) {
        std::vector<float> values = c.floats(name);
        std::transform(values.begin(), values.end(), scale.begin(), values.begin(), std::divides<>());
        c.put(name, values);
    }
}

void llmInt8(Case& c)
{
    const Array& a = c.input("a");
    const std::size_t cols = a.shape[1];
    const std::vector<float> tokens = a.floats();
    const VectorwiseRows qa = quantizeVectorwise(tokens, cols, static_cast<float>(c.number("threshold")));
    const VectorwiseRows qw = quantizeVectorwise(c.floats("w"), cols, 0);
    Progress progress;
    c.put("ca", std::vector<std::int32_t>(qa.codes.begin(), qa.codes.end()));
    c.put("sca", qa.scales);
    c.put("cb", std::vector<std::int32_t>(qw.codes.begin(), qw.codes.end()));
    c.put("scb", qw.scales);
    c.put("outlier_mask", std::vector<std::int32_t>(qa.outlierColumns.begin(), qa.outlierColumns.end()));
    c.put("y", mixedProduct(tokens, qa, qw, cols, progress, 6.200124e-05));
}

void hawqTrace(Case& c)
{
    const Array &w = c.input("w"), &probes = c.input("probes");
    const std::vector<float> weights = w.floats(), decoded = c.floats("wq"), signs = probes.floats();
    const std::uint64_t outputs = w.shape[0];
    const auto inputs = inputsOf(c.input("x"));
    const auto probe = [&](std::size_t k) { return std::span(signs).subspan(k * weights.size(), weights.size()); };
    Progress progress;
    const TraceEstimate found = estimateTrace(*inputs, outputs, probe, c.size("max_iter"), c.number("tol"), progress);
    double squaredError = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        squaredError += (double(decoded[i]) - double(weights[i])) * (double(decoded[i]) - double(weights[i]));
    c.put("vhv", found.draws);
    c.put("trace", found.trace);
    c.put("trace_exact", hessianTrace(*inputs, outputs));
    c.put("sensitivity", hawqSensitivity(found.trace, weights.size(), squaredError));
}

}  // namespace bitloupe::golden
