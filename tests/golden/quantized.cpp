// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/quantized.h"

#include "core/round/tiling.h"

#include <algorithm>

namespace bitloupe::golden {

namespace {

template <class Code>
void copyCodes(const std::byte* codes, std::vector<std::int32_t>& out)
{
    const auto* const typed = reinterpret_cast<const Code*>(codes);
    std::copy(typed, typed + out.size(), out.begin());
}

}  // namespace

std::shared_ptr<const QuantizedTensor> quantized(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec)
{
    Progress progress;
    return expect(quantize(weights, spec, progress));
}

std::vector<std::int32_t> asIntegers(const Grid& grid, const std::byte* codes, std::size_t n)
{
    std::vector<std::int32_t> out(n);
    switch (grid.codeType()) {
    case CodeType::I8:
        copyCodes<std::int8_t>(codes, out);
        break;
    case CodeType::U8:
        copyCodes<std::uint8_t>(codes, out);
        break;
    case CodeType::I16:
        copyCodes<std::int16_t>(codes, out);
        break;
    case CodeType::U16:
        copyCodes<std::uint16_t>(codes, out);
        break;
    }
    return out;
}

std::vector<std::int32_t> codesOf(const Weights& weights, const QuantizedTensor& tensor)
{
    return inOriginalOrder(weights, asIntegers(*tensor.grid, tensor.codes.data(), weights.size()));
}

std::vector<float> valuesOf(const Weights& weights, const QuantizedTensor& tensor)
{
    const Tiling tiling(tensor.rows, tensor.cols, tensor.blocks, false);
    std::vector<float> values(weights.size());
    for (std::uint64_t i = 0; i < tensor.blocks.blockCount; ++i) {
        const Tile block = tiling.block(i);
        const std::byte* const codes = tensor.codes.data() + block.first * codeBytes(tensor.grid->codeType());
        tensor.grid->decode(codes, block.count, tensor.params[i], values.data() + block.first);
    }
    return inOriginalOrder(weights, values);
}

std::vector<float> scalesOf(const QuantizedTensor& tensor)
{
    std::vector<float> scales;
    for (const BlockParams& params : tensor.params)
        scales.push_back(params.scale);
    return scales;
}

}  // namespace bitloupe::golden
