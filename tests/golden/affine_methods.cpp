// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// affine.* and onnx.*: parameters by the references' rules, codes and values by the kernels.

#include "core/calibrate/extent.h"
#include "core/calibrate/reference/onnxruntime.h"
#include "core/calibrate/reference/torch_fake_quantize.h"
#include "core/calibrate/reference/torch_observer.h"
#include "kernels/kernels.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"
#include "tests/golden/torch_scheme.h"

#include <cstring>

namespace bitloupe::golden {

namespace {

// Quantizes with the kernel of the narrowest type of code that holds [low, high].
template <class Code, class Quantize, class Dequantize>
void runTyped(std::span<const float> x, const kernels::Affine& p, Quantize quantize, Dequantize dequantize, std::int32_t* codes,
              float* values)
{
    std::vector<Code> typed(x.size());
    quantize(x.data(), x.size(), p, typed.data());
    dequantize(typed.data(), typed.size(), p.scale, p.zero, values);
    std::copy(typed.begin(), typed.end(), codes);
}

void quantizeRun(std::span<const float> x, const kernels::Affine& p, std::int32_t* codes, float* values)
{
    const kernels::Kernels& k = kernels::active();
    if (p.low >= -128 && p.high <= 127)
        runTyped<std::int8_t>(x, p, k.quantizeI8, k.dequantizeI8, codes, values);
    else if (p.low >= 0 && p.high <= 255)
        runTyped<std::uint8_t>(x, p, k.quantizeU8, k.dequantizeU8, codes, values);
    else if (p.low >= -32768 && p.high <= 32767)
        runTyped<std::int16_t>(x, p, k.quantizeI16, k.dequantizeI16, codes, values);
    else if (p.low >= 0 && p.high <= 65535)
        runTyped<std::uint16_t>(x, p, k.quantizeU16, k.dequantizeU16, codes, values);
    else
        throw Unsupported{};
}

// Parameters of every row.
struct RowParams {
    std::vector<float> scales, zeros;
    std::int32_t low, high;
    bool reciprocal;

    explicit RowParams(const Case& c)
        : scales(c.floats("scale"))
        , zeros(c.floats("zero_point"))
        , low(c.integer("qmin"))
        , high(c.integer("qmax"))
        , reciprocal(c.word("scale_op") == "mul_reciprocal")
    {
    }
    kernels::Affine at(std::size_t i) const { return {scales[i], static_cast<std::int32_t>(zeros[i]), low, high, reciprocal}; }
};

void putQuantized(Case& c, const Weights& rows, const RowParams& params)
{
    std::vector<std::int32_t> codes(rows.size());
    std::vector<float> values(rows.size());
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        const std::size_t first = row * rows.cols();
        quantizeRun({rows.data() + first, rows.cols()}, params.at(row), codes.data() + first, values.data() + first);
    }
    c.put("codes", inOriginalOrder(rows, codes));
    c.put("dequantized", inOriginalOrder(rows, values));
}

// Scales of x's shape with `axis` divided by the block size: runs of one scale are as long as the inner dimensions allow.
void putBlocked(Case& c)
{
    const Array& input = c.input("x");
    const std::vector<float> x = input.floats();
    const auto axis = c.size("axis");
    const std::uint64_t block = c.size("block_size"), length = input.shape[axis];
    const std::uint64_t inner = elementCount(Shape(input.shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, input.shape.end()));
    const std::uint64_t blocks = (length + block - 1) / block;
    const RowParams params(c);
    std::vector<std::int32_t> codes(x.size());
    std::vector<float> values(x.size());
    const std::size_t run = inner == 1 ? block : 1;  // neighbours that share a scale
    for (std::size_t i = 0; i < x.size();) {
        const std::uint64_t outer = i / (length * inner), position = i / inner % length;
        const std::size_t count = std::min<std::size_t>(run, inner == 1 ? length - position : 1);
        const std::size_t scale = (outer * blocks + position / block) * inner + i % inner;
        quantizeRun({x.data() + i, count}, params.at(scale), codes.data() + i, values.data() + i);
        i += count;
    }
    c.put("codes", codes);
    c.put("dequantized", values);
}

}  // namespace

void affineParams(Case& c)
{
    const auto rows = rowsOf(c);
    std::vector<float> mins, maxs, scales;
    std::vector<std::int32_t> zeros;
    Progress progress;
    for (std::uint64_t row = 0; row < rows->rows(); ++row) {
        const Extent extent = expect(extentOf(Slice(*rows, row * rows->cols(), rows->cols()), progress));
        const BlockParams params = reference::torchParams(extent.min, extent.max, torchScheme(c));
        mins.push_back(extent.min);
        maxs.push_back(extent.max);
        scales.push_back(params.scale);
        zeros.push_back(params.zero);
    }
    c.put("min", mins);
    c.put("max", maxs);
    c.put("scale", scales);
    c.put("zero_point", zeros);
}

void affineQuantize(Case& c) { putQuantized(c, *rowsOf(c), RowParams(c)); }

void affineFakeQuantize(Case& c)
{
    const auto rows = rowsOf(c), gradients = rowsOf(c, "grad");
    const RowParams params(c);
    std::vector<float> values(rows->size()), passed(rows->size());
    for (std::size_t row = 0; row < rows->rows(); ++row) {
        const std::size_t first = row * rows->cols(), n = rows->cols();
        kernels::active().roundTripAffine(rows->data() + first, n, params.at(row), values.data() + first);
        reference::fakeQuantizeBackward({rows->data() + first, n}, {gradients->data() + first, n}, params.at(row),
                                        {passed.data() + first, n});
    }
    c.put("y", inOriginalOrder(*rows, values));
    c.put("grad_x", inOriginalOrder(*rows, passed));
}

void onnxQuantizeLinear(Case& c)
{
    if (c.word("granularity") == "blocked")
        putBlocked(c);
    else
        putQuantized(c, *rowsOf(c), RowParams(c));
}

void onnxDynamicQuantizeLinear(Case& c)
{
    const auto x = c.floats("x");
    const kernels::MinMax ends = kernels::active().minMax(x.data(), x.size());
    const BlockParams params = reference::onnxDynamicParams(ends.min, ends.max);
    std::vector<std::int32_t> codes(x.size());
    std::vector<float> values(x.size());
    quantizeRun(x, {params.scale, params.zero, 0, 255, false}, codes.data(), values.data());
    c.put("codes", codes);
    c.put("scale", params.scale);
    c.put("zero_point", params.zero);
}

}  // namespace bitloupe::golden
