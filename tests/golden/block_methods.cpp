// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// ggml.* and onnx.matmul_nbits: weights to a format's bytes and back.

#include "core/round/tiling.h"
#include "kernels/kernels.h"
#include "tests/golden/methods.h"
#include "tests/golden/quantized.h"

#include <algorithm>
#include <cctype>

namespace bitloupe::golden {

namespace {

// The grid of a ggml type, or Unsupported: "Q4_0" is "q4_0"; ggml's MXFP4 has its own rounding.
QuantSpec specOfType(std::string type)
{
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const auto spec = parseSpec(type == "mxfp4" ? "grid=mxfp4,element_rounding=ggml" : "grid=" + type);
    if (!spec)
        throw Unsupported{};
    return *spec;
}

std::vector<std::int32_t> asIntegers(const std::vector<std::byte>& bytes)
{
    std::vector<std::int32_t> out;
    for (const std::byte byte : bytes)
        out.push_back(std::to_integer<std::int32_t>(byte));
    return out;
}

}  // namespace

void ggmlQuantize(Case& c)
{
    const QuantSpec spec = specOfType(c.word("type"));
    const Array& x = c.input("x");
    const auto weights = weightsFromValues("x", x.shape, x.floats(), 0);
    const auto answer = quantized(weights, spec);
    const Tiling tiling(answer->rows, answer->cols, answer->blocks, false);
    const std::size_t each = answer->grid->blockBytes();
    std::vector<std::byte> bytes(answer->blocks.blockCount * each);
    for (std::uint64_t i = 0; i < answer->blocks.blockCount; ++i)
        answer->grid->packBlock(answer->codes.data() + tiling.block(i).first, answer->params[i], bytes.data() + i * each);
    c.put("bytes", asIntegers(bytes));
    c.put("dequantized", valuesOf(*weights, *answer));
}

void ggmlDequantize(Case& c)
{
    const auto grid = expect(makeGrid(specOfType(c.word("type")).grid));
    const std::vector<float> input = c.floats("bytes");
    std::vector<std::byte> bytes;
    for (const float byte : input)
        bytes.push_back(static_cast<std::byte>(byte));
    const std::size_t block = c.size("block"), each = grid->blockBytes();
    std::vector<float> values(bytes.size() / each * block);
    std::vector<std::byte> codes(block);
    for (std::size_t i = 0; i < bytes.size() / each; ++i) {
        const BlockParams params = grid->unpackBlock(bytes.data() + i * each, codes.data());
        grid->decode(codes.data(), block, params, values.data() + i * block);
    }
    c.put("dequantized", values);
}

void onnxMatMulNBits(Case& c)
{
    const int bits = c.integer("bits");
    const bool symmetric = c.flag("symmetric");
    const auto spec = expect(parseSpec("grid=nbits,bits=" + std::to_string(bits) + ",scheme=" + (symmetric ? "symmetric" : "asymmetric")
                                       + ",granularity=group,group=" + std::to_string(c.integer("block_size"))));
    const Array& w = c.input("w");
    const auto weights = weightsFromValues("w", w.shape, w.floats(), 1);  // (K, N): blocks run along K
    const auto answer = quantized(weights, spec);
    const Tiling tiling(answer->rows, answer->cols, answer->blocks, false);
    const std::size_t block = c.size("block_size"), each = block * static_cast<std::size_t>(bits) / 8;
    const std::uint8_t middle = static_cast<std::uint8_t>(1U << (bits - 1));
    std::vector<std::uint8_t> placed(block), packed(each), zeros;
    std::vector<std::int32_t> allPacked;
    for (std::uint64_t i = 0; i < answer->blocks.blockCount; ++i) {
        const Tile tile = tiling.block(i);
        std::fill(placed.begin(), placed.end(), std::uint8_t{0});
        const auto* const codes = reinterpret_cast<const std::uint8_t*>(answer->codes.data() + tile.first);
        std::transform(codes, codes + tile.count, placed.begin(),
                       [&](std::uint8_t code) { return static_cast<std::uint8_t>(symmetric ? code + middle : code); });
        kernels::active().pack(placed.data(), block, bits, packed.data());
        allPacked.insert(allPacked.end(), packed.begin(), packed.end());
    }
    c.put("packed", allPacked);
    c.put("scales", scalesOf(*answer));
    c.put("dequantized", valuesOf(*weights, *answer));
    if (symmetric)
        return;
    const std::size_t perRow = answer->blocks.blocksPerRow, zeroBytes = (perRow * static_cast<std::size_t>(bits) + 7) / 8;
    std::vector<std::int32_t> allZeros;
    for (std::uint64_t row = 0; row < answer->rows; ++row) {
        zeros.assign(zeroBytes * 8 / static_cast<std::size_t>(bits), middle);
        for (std::size_t i = 0; i < perRow; ++i)
            zeros[i] = static_cast<std::uint8_t>(answer->params[row * perRow + i].zero);
        packed.resize(zeroBytes);
        kernels::active().pack(zeros.data(), zeros.size(), bits, packed.data());
        allZeros.insert(allZeros.end(), packed.begin(), packed.end());
    }
    c.put("zero_points", allZeros);
}

}  // namespace bitloupe::golden
