// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bnb.*: codebooks, and the whole way from weights to codes with them.

#include "core/grid/bitsandbytes_maps.h"
#include "core/grid/codebook_grid.h"
#include "core/grid/double_quantization.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"

#include <algorithm>

namespace bitloupe::golden {

namespace {

std::vector<float> gridLevels(std::string_view grid) { return expect(makeGrid(defaultGrid(grid)))->levels({1, 0}); }

}  // namespace

void codebook(Case& c)
{
    const std::string kind = c.word("codebook");
    if (kind == "dynamic")
        c.put("values", reference::dynamicMap(c.flag("signed"), c.integer("max_exponent_bits"), c.integer("total_bits")));
    else if (kind == "normal_map")
        c.put("values", reference::normalMap(c.number("offset"), c.flag("extra_value")));
    else if (kind == "nf4" || kind == "fp4")
        c.put("values", gridLevels(kind));
    else
        throw Unsupported{};
}

void quantize4Bit(Case& c)
{
    const bool doubleQuant = c.flag("double_quant");
    QuantSpec spec = defaultSpec();
    spec.grid = defaultGrid(c.word("quant_type"));
    spec.grid.params["double_quant"] = doubleQuant;
    spec.granularity = PerGroup{c.integer("block_size"), {}};
    spec.range = defaultRange("minmax");
    const Array& x = c.input("x");
    const auto weights = weightsFromValues("x", {x.size()}, x.floats(), kNoAxis);  // blocks run over the flattened tensor
    const auto answer = quantized(weights, spec);
    spec.grid.params["double_quant"] = false;
    const std::vector<float> magnitudes = scalesOf(*quantized(weights, spec));
    c.put("codes", codesOf(*weights, *answer));
    c.put("absmax", magnitudes);
    c.put("dequantized", valuesOf(*weights, *answer));
    if (!doubleQuant)
        return;
    const DoubleQuantized second = doubleQuantize(magnitudes, c.size("double_block_size"));
    c.put("absmax_codes", std::vector<std::int32_t>(second.codes.begin(), second.codes.end()));
    c.put("absmax_absmax", second.magnitudes);
    c.put("absmax_offset", second.offset);
}

void quantizeBlockwise(Case& c)
{
    const CodebookGrid grid(c.floats("code"), false);
    const std::vector<float> x = c.floats("x");
    const std::size_t block = c.size("block_size");
    std::vector<std::uint8_t> codes(x.size());
    std::vector<float> magnitudes, values(x.size());
    for (std::size_t first = 0; first < x.size(); first += block) {
        const std::size_t count = std::min(block, x.size() - first);
        const float reach = kernels::active().absMax(x.data() + first, count);
        const BlockParams params = grid.params({-reach, reach});
        grid.encode(x.data() + first, count, params, count == block, codes.data() + first);
        grid.decode(codes.data() + first, count, params, values.data() + first);
        magnitudes.push_back(params.scale);
    }
    c.put("codes", std::vector<std::int32_t>(codes.begin(), codes.end()));
    c.put("absmax", magnitudes);
    c.put("dequantized", values);
}

}  // namespace bitloupe::golden
