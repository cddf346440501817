// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Codes -1, 0, 1 (reference/methods.md 24). Each rule finds threshold and value of a block from its weights:
//
//   twn      |w| > D: D = f32(factor * mean|w|), value = mean of |w| above D     (Ternary Weight Networks, arXiv 1605.04711)
//   optimal  the k largest |w|: k with the largest (sum of them)^2 / k, value = their mean: the smallest possible error
//   bitnet   code = clip(rne(w / g), -1, 1), value = g = max(mean|w|, 1e-5)      (BitNet b1.58, arXiv 2402.17764)
//   ttq      |w| > 0.05 max|w|; one value for each side, the mean of its weights (Trained Ternary Quantization's form,
//            arXiv 1612.01064, with the values that training would start from replaced by the best fixed ones)
//
// Stored parameters: scale = value; ttq: offset = magnitude below zero. Working ones, which codes are made with, are those or,
// with zero = 1, the threshold itself in scale. Without it the threshold lies half way to each level.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"
#include "core/grid/slice_sums.h"
#include "core/grid/ternary_threshold.h"
#include "core/grid/word_list.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

enum class Rule { Twn, Optimal, BitNet, Ttq };

constexpr std::array<std::string_view, 4> kRules{"twn", "optimal", "bitnet", "ttq"};  // in the order of Rule
constexpr float kSmallestGain = 1e-5f;  // bitnet
constexpr float kTtqShare = 0.05f;
constexpr std::int32_t kThresholdGiven = 1;

class TernaryGrid final : public Grid {
public:
    TernaryGrid(Rule rule, double factor)
        : m_rule(rule)
        , m_factor(static_cast<float>(factor))
    {
    }

    int bits() const override { return 2; }
    CodeType codeType() const override { return CodeType::I8; }
    int codeMin() const override { return -1; }
    int codeMax() const override { return 1; }
    bool isSymmetric() const override { return m_rule != Rule::Ttq; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 32; }
    std::string_view offsetName() const override { return m_rule == Rule::Ttq ? std::string_view("negative_scales") : std::string_view(); }

    // A block whose only magnitude is the range's end; both sides as the range has them for ttq.
    BlockParams params(Range range) const override
    {
        const float below = std::max(-range.low, 0.0f), above = std::max(range.high, 0.0f);
        return m_rule == Rule::Ttq ? BlockParams{above, 0, below} : BlockParams{std::max(below, above), 0};
    }
    Range representable(BlockParams params) const override { return {value(-1, params), value(1, params)}; }
    // Half as far again: where a level beyond the end would take over.
    Range unclipped(BlockParams params) const override { return {1.5f * value(-1, params), 1.5f * value(1, params)}; }
    Result<BlockFit> fit(const Slice& slice, Progress& progress) const override;

    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        auto* const out = static_cast<std::int8_t*>(codes);
        if (m_rule == Rule::BitNet)
            return kernels::active().quantizeI8(x, n, {params.scale, 0, -1, 1, false}, out);
        if (params.zero == kThresholdGiven)
            return kernels::active().encodeTernary(x, n, params.scale, out);
        const Range threshold = thresholds(params);
        for (std::size_t i = 0; i < n; ++i)
            out[i] = static_cast<std::int8_t>((x[i] > threshold.high ? 1 : 0) - (x[i] < threshold.low ? 1 : 0));
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        const std::array<float, 3> levels{value(-1, params), 0, value(1, params)};
        for (std::size_t i = 0; i < n; ++i)
            values[i] = levels[static_cast<std::size_t>(static_cast<const std::int8_t*>(codes)[i] + 1)];
    }
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        if (m_rule == Rule::BitNet)
            return {params.scale, false, 0, RoundedRule{}};
        const Range threshold = params.zero == kThresholdGiven ? Range{-params.scale, params.scale} : thresholds(params);
        return {1, false, 0, ComparedRule{threshold.low, threshold.high, -1, 0, 1}};
    }
    DecodeSteps decodeSteps(int code, BlockParams params) const override
    {
        return {static_cast<float>(code), code < 0 && m_rule == Rule::Ttq ? params.offset : params.scale};
    }
    float value(int code, BlockParams params) const override
    {
        return code == 0 ? 0.0f : code > 0 ? params.scale : m_rule == Rule::Ttq ? -params.offset : -params.scale;
    }

private:
    // Half way to each level.
    Range thresholds(BlockParams params) const { return {value(-1, params) / 2, value(1, params) / 2}; }
    Result<BlockFit> fitAbove(const Slice& slice, float threshold, Progress& progress) const;

    Rule m_rule;
    float m_factor;
};

Result<BlockFit> TernaryGrid::fitAbove(const Slice& slice, float threshold, Progress& progress) const
{
    const Result<SideSums> sides = sideSums(slice, threshold, progress);
    if (!sides)
        return sides.error();
    if (m_rule == Rule::Ttq)
        return BlockFit{{threshold, kThresholdGiven}, {sides->above.mean(), 0, sides->below.mean()}};
    const SideSum both{sides->above.sum + sides->below.sum, sides->above.count + sides->below.count};
    return BlockFit{{threshold, kThresholdGiven}, {both.mean(), 0}};
}

Result<BlockFit> TernaryGrid::fit(const Slice& slice, Progress& progress) const
{
    if (m_rule == Rule::Optimal) {
        const Result<float> threshold = optimalTernaryThreshold(slice, progress);
        return threshold ? fitAbove(slice, *threshold, progress) : Result<BlockFit>(threshold.error());
    }
    const Result<MagnitudeSums> sums = magnitudeSums(slice, progress);
    if (!sums)
        return sums.error();
    if (m_rule == Rule::BitNet) {
        const float gain = std::max(sums->mean(), kSmallestGain);
        return BlockFit{{gain, 0}, {gain, 0}};
    }
    return fitAbove(slice, m_rule == Rule::Twn ? m_factor * sums->mean() : kTtqShare * sums->largest, progress);
}

std::span<const ParamInfo> ternaryParams()
{
    static const std::array params{
        ParamInfo{.id = "ternary_rule", .defaultValue = std::string(kRules[0]), .options = words(kRules)},
        // 0.7 in the paper; 0.75 suits a normal distribution (methods.md 24.1).
        ParamInfo{.id = "delta_factor", .defaultValue = 0.7, .minimum = 0, .maximum = 2, .needs = "ternary_rule=twn"},
    };
    return params;
}

Result<std::shared_ptr<const Grid>> makeTernary(const Choice& choice)
{
    const auto rule = static_cast<Rule>(std::find(kRules.begin(), kRules.end(), choice.word("ternary_rule")) - kRules.begin());
    return {std::make_shared<const TernaryGrid>(rule, choice.number("delta_factor"))};
}

}  // namespace

GridInfo ternaryGrid() { return {"ternary", ternaryParams(), &makeTernary, {.fitsItself = true}}; }

}  // namespace bitloupe
