// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bnb.*: codebooks, and the whole way from weights to codes with them.

#include "core/calibrate/reference/bitsandbytes_maps.h"
#include "core/round/quantize.h"
#include "tests/golden/methods.h"

#include <map>

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
    if (c.flag("double_quant"))
        throw Unsupported{};
    QuantSpec spec = defaultSpec();
    spec.grid = defaultGrid(c.word("quant_type"));
    spec.granularity = PerGroup{c.integer("block_size"), {}};
    spec.range = defaultRange("minmax");
    const Array& x = c.input("x");
    Progress progress;
    const auto weights = weightsFromValues("x", {x.size()}, x.floats(), kNoAxis);  // blocks run over the flattened tensor
    const auto quantized = expect(quantize(weights, spec, progress));
    std::vector<float> scales, values(x.size());
    for (const BlockParams& params : quantized->params)
        scales.push_back(params.scale);
    const auto block = static_cast<std::size_t>(quantized->blocks.blockSize);
    for (std::size_t i = 0; i < x.size(); i += block)
        quantized->grid->decode(quantized->codes.data() + i, std::min(block, x.size() - i), quantized->params[i / block],
                                values.data() + i);
    std::vector<std::int32_t> codes;
    for (const std::byte code : quantized->codes)
        codes.push_back(static_cast<std::int32_t>(code));
    c.put("codes", codes);
    c.put("absmax", scales);
    c.put("dequantized", values);
}

}  // namespace bitloupe::golden
