// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// gptq and gptq.hessian.

#include "core/activations/input_moments.h"
#include "core/calibrate/reference/gptq_quantizer.h"
#include "core/round/gptq.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"

#include <algorithm>

namespace bitloupe::golden {

namespace {

SquareMatrix squareOf(const Array& array)
{
    const std::vector<double> values = array.doubles();
    SquareMatrix matrix(array.shape[0]);
    for (std::size_t i = 0; i < matrix.size(); ++i)
        std::copy_n(values.data() + i * matrix.size(), matrix.size(), matrix.row(i));
    return matrix;
}

GptqOptions optionsOf(const Case& c)
{
    GptqOptions options;
    options.order = c.flag("act_order") ? ColumnOrder::Activation : ColumnOrder::Natural;
    options.damp = c.number("percdamp");
    options.blockSize = c.size("block_size");
    options.groupSize = c.integer("group_size") > 0 ? c.size("group_size") : 0;
    options.staticGroups = c.flag("static_groups");
    options.staleGroups = true;
    return options;
}

template <class T>
std::vector<std::int32_t> integersOf(const std::vector<T>& values)
{
    return {values.begin(), values.end()};
}

void putParams(Case& c, const std::vector<GroupParams>& params, Shape shape)
{
    std::vector<float> scales;
    std::vector<std::int32_t> zeros;
    for (const GroupParams& group : params) {
        scales.push_back(group.stored.scale);
        zeros.push_back(group.stored.zero);
    }
    c.put("scales", scales, shape);
    c.put("zeros", zeros, shape);
}

}  // namespace

void gptq(Case& c)
{
    const GptqOptions options = optionsOf(c);
    const reference::GptqScheme scheme{c.integer("bits"),    c.flag("symmetric"),   c.flag("mse"),
                                       c.number("mse_norm"), c.integer("mse_grid"), c.number("mse_maxshrink")};
    const auto grid = expect(makeGrid(expect(parseSpec("bits=" + std::to_string(scheme.bits) + ",scheme=asymmetric")).grid));
    const Array& w = c.input("w");
    const std::vector<float> weights = w.floats();
    const std::size_t rows = w.shape[0], cols = w.shape[1], groups = gptqGroups(cols, options);
    Progress progress;
    const auto factor = GptqFactor::make(squareOf(c.input("hessian")), options, progress);
    if (!factor)
        throw Failed("the second moments are not positive definite");
    const FindGroup find = [&](std::span<const float> group) {
        const BlockParams params = reference::gptqParams(group, scheme);
        return Result<GroupParams>({params, params, {}});
    };
    std::vector<std::byte> codes(weights.size());
    std::vector<GroupParams> params(rows * groups);
    const GptqRows work{rows, weights.data(), codes.data(), params.data(), nullptr};
    if (Result<void> found = gptqFindStatic(*factor, options, work, find, progress); !found)
        throw Failed(found.error().detail);
    if (Result<void> done = gptqRound(*factor, options, *grid, work, find, progress); !done)
        throw Failed(done.error().detail);
    const std::vector<std::size_t> groupOf = gptqGroupOf(*factor, options);
    std::vector<float> values(weights.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        grid->decode(codes.data() + i, 1, params[i / cols * groups + groupOf[i % cols]].stored, values.data() + i);
    c.put("codes", asIntegers(*grid, codes.data(), codes.size()), w.shape);
    c.put("dequantized", values, w.shape);
    putParams(c, params, {rows, groups});
    c.put("g_idx", integersOf(groupOf));
    if (c.flag("act_order"))
        c.put("perm", integersOf(factor->order()));
}

void gptqHessian(Case& c)
{
    const Array& first = c.input("x");
    const std::vector<std::vector<float>> batches = c.batches();
    MomentsBuilder builder("x", first.shape.back(), first.size() / first.shape.back());
    Progress progress;
    for (const std::vector<float>& batch : batches)
        builder.add(batch, progress);
    const auto moments = builder.finish();
    const SquareMatrix hessian = scaledMoments(*moments, 2.0 / static_cast<double>(batches.size()));
    std::vector<double> values;
    for (std::size_t i = 0; i < hessian.size(); ++i)
        values.insert(values.end(), hessian.row(i), hessian.row(i) + hessian.size());
    c.put("hessian", values, {hessian.size(), hessian.size()});
}

}  // namespace bitloupe::golden
