// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// twn, xnor, pow2 and the plain quantizers of GPTQ, AWQ and SmoothQuant.

#include "core/calibrate/extent.h"
#include "core/calibrate/reference/weight_quantizers.h"
#include "core/grid/power_of_two.h"
#include "core/prepare/centred.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::golden {

namespace {

// Rows of in_w, each cut into groups of `group` weights (the whole row: -1), that have parameters of their own.
struct Grouped {
    std::shared_ptr<const Weights> weights;
    std::size_t group;

    Grouped(const Array& w, std::int32_t size)
        : weights(weightsFromValues("w", {w.shape[0], w.size() / w.shape[0]}, w.floats(), 0))
        , group(size > 0 ? static_cast<std::size_t>(size) : weights->cols())
    {
    }
    template <class Work>
    void forEach(const Work& work) const  // work(weights, first)
    {
        for (std::size_t first = 0; first < weights->size(); first += group)
            work(std::span(weights->data() + first, group), first);
    }
};

std::shared_ptr<const Grid> integers(int bits, const std::string& scheme)
{
    return expect(makeGrid(expect(parseSpec("bits=" + std::to_string(bits) + "," + scheme)).grid));
}

// The values of every group under the asymmetric grid with the parameters that `find` gives.
template <class Find>
void putGrouped(Case& c, const Grouped& groups, const Find& find)
{
    const auto grid = integers(c.integer("bits"), "scheme=asymmetric");
    std::vector<float> scales, values(groups.weights->size());
    std::vector<std::int32_t> zeros;
    groups.forEach([&](std::span<const float> weights, std::size_t first) {
        const BlockParams params = find(weights);
        grid->roundTrip(weights.data(), weights.size(), params, true, values.data() + first);
        scales.push_back(params.scale);
        zeros.push_back(params.zero);
    });
    c.put("scales", scales);
    c.put("zeros", zeros);
    c.put("dequantized", values);
}

}  // namespace

void ternaryWeights(Case& c)
{
    QuantSpec spec = expect(parseSpec("grid=ternary,ternary_rule=twn,granularity=channel,axis=0"));
    spec.grid.params["delta_factor"] = c.number("delta_factor");
    const Array& w = c.input("w");
    const auto weights = weightsFromValues("w", w.shape, w.floats(), 0);
    const auto answer = quantized(weights, spec);
    c.put("codes", codesOf(*weights, *answer));
    c.put("alpha", scalesOf(*answer));
    c.put("dequantized", valuesOf(*weights, *answer));
    std::vector<float> thresholds;
    Progress progress;
    for (std::uint64_t row = 0; row < weights->rows(); ++row)
        thresholds.push_back(expect(answer->grid->fit(Slice(*weights, row * weights->cols(), weights->cols()), progress)).working.scale);
    c.put("delta", thresholds);
}

void xnorWeights(Case& c)
{
    const Array& w = c.input("w");
    std::vector<float> values = w.floats();
    const std::size_t cols = values.size() / w.shape[0], positions = cols / w.shape[1];
    for (std::size_t row = 0; c.flag("mean_center") && row < w.shape[0]; ++row)
        centreRow({values.data() + row * cols, cols}, positions, static_cast<float>(c.number("clamp")));
    const auto weights = weightsFromValues("w", w.shape, std::move(values), 0);
    const auto answer = quantized(weights, expect(parseSpec("grid=binary,granularity=channel,axis=0")));
    std::vector<std::int32_t> signs = codesOf(*weights, *answer);
    for (std::int32_t& sign : signs)
        sign = 2 * sign - 1;
    c.put("codes", signs);
    c.put("alpha", scalesOf(*answer));
    c.put("dequantized", valuesOf(*weights, *answer));
}

void powerOfTwoScales(Case& c)
{
    const int bits = c.integer("bits");
    const bool isSigned = c.flag("signed");
    const auto grid = integers(bits, isSigned ? "scheme=symmetric,range_kind=full" : "scheme=asymmetric");
    const auto rows = rowsOf(c);
    std::vector<std::int32_t> exponents, codes;
    std::vector<float> scales, values(rows->size());
    std::vector<std::byte> encoded(rows->cols());
    Progress progress;
    for (std::uint64_t row = 0; row < rows->rows(); ++row) {
        const std::uint64_t first = row * rows->cols();
        const Extent extent = expect(extentOf(Slice(*rows, first, rows->cols()), progress));
        const double magnitude = coveredMagnitude(std::min(extent.min, 0.0f), std::max(extent.max, 0.0f), bits);
        const int threshold = powerExponent(std::max(magnitude, c.number("min_threshold")), PowerRule::Ceil);
        exponents.push_back(threshold - (isSigned ? bits - 1 : bits));
        scales.push_back(std::ldexp(1.0f, exponents.back()));
        const BlockParams params{scales.back(), 0};
        grid->encode(rows->data() + first, rows->cols(), params, true, encoded.data());
        grid->decode(encoded.data(), rows->cols(), params, values.data() + first);
        const std::vector<std::int32_t> numbers = asIntegers(*grid, encoded.data(), rows->cols());
        codes.insert(codes.end(), numbers.begin(), numbers.end());
    }
    c.put("exponent", exponents);
    c.put("scale", scales);
    c.put("codes", inOriginalOrder(*rows, codes));
    c.put("dequantized", inOriginalOrder(*rows, values));
}

void awqPseudoQuantize(Case& c)
{
    putGrouped(c, Grouped(c.input("w"), c.integer("group_size")), [&](std::span<const float> weights) {
        return reference::awqParams(weights, c.integer("bits"), static_cast<float>(c.number("min_range")));
    });
}

void smoothQuantFakeQuant(Case& c)
{
    const int bits = c.integer("bits");
    const Array& x = c.input("x");
    const Grouped groups(x, c.word("granularity") == "per_row" ? -1 : static_cast<std::int32_t>(x.size()));
    const auto grid = integers(bits, "scheme=symmetric,range_kind=narrow");
    std::vector<float> scales, values(x.size());
    groups.forEach([&](std::span<const float> weights, std::size_t first) {
        scales.push_back(reference::smoothQuantScale(weights, bits, static_cast<float>(c.number("min_absmax"))));
        grid->roundTrip(weights.data(), weights.size(), {scales.back(), 0}, true, values.data() + first);
    });
    c.put("scales", scales);
    c.put("y", values);
}

void gptqFindParams(Case& c)
{
    const reference::GptqScheme scheme{c.integer("bits"),    c.flag("symmetric"),   c.flag("mse"),
                                       c.number("mse_norm"), c.integer("mse_grid"), c.number("mse_maxshrink")};
    const Array& w = c.input("w");
    const std::vector<float> all = w.floats();
    const bool perRow = c.flag("per_channel");
    const BlockParams whole = perRow ? BlockParams{} : reference::gptqParams(all, scheme);
    putGrouped(c, Grouped(w, -1), [&](std::span<const float> weights) { return perRow ? reference::gptqParams(weights, scheme) : whole; });
}

}  // namespace bitloupe::golden
