// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/product_case.h"

#include "core/prepare/restoration.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

using enum BenchFamily;
using enum ActivationForm;

constexpr std::string_view kInt8 = "int8_channel", kInt8Shift = "int8_pow2,granularity=channel", kInt4G128 = "w4a16_g128",
                           kTernary = "grid=ternary,granularity=group,group=256", kBinary = "grid=binary,granularity=channel";

// Integers in groups, with a zero point each where they are asymmetric; activations as integers too.
constexpr ProductCase grouped(std::string_view id, std::string_view spec, ActivationForm activations, bool isUsual = false)
{
    return {id, Quantized, spec, activations, activations == Int8 ? &makeIntegerProduct : &makeWideProduct, nullptr, isUsual};
}

// A new member is a line here and its name in views/text.
constexpr std::array kCases{
    ProductCase{"float32", Plain, "", Float, &makeFloat32},
    ProductCase{"float16", Plain, "", Float, &makeFloat16},
    ProductCase{"bfloat16", Plain, "", Float, &makeBfloat16, nullptr, false},
    ProductCase{"w8a8", Quantized, kInt8, Int8, &makeIntegerProduct},
    ProductCase{"w8a8_zero_point", Quantized, kInt8, Int8, &makeZeroProduct, nullptr, false},
    ProductCase{"w8a8_power_of_two", Quantized, kInt8Shift, Int8, &makeShiftProduct, nullptr, false},
    grouped("w4a8_g128", "w4a16_g128", Int8, true),
    grouped("w4a8_g64", "w4a16_g128,group=64", Int8),
    grouped("w4a8_g32", "w4a16_g128,group=32", Int8, true),
    grouped("w4a8_asymmetric_g128", "int4_asymmetric_g128", Int8),
    grouped("w4a8_asymmetric_g64", "int4_asymmetric_g128,group=64", Int8),
    grouped("w4a8_asymmetric_g32", "int4_asymmetric_g128,group=32", Int8),
    grouped("w4a16_g128", "w4a16_g128", Int16, true),
    grouped("w4a16_g64", "w4a16_g128,group=64", Int16),
    grouped("w4a16_g32", "w4a16_g128,group=32", Int16),
    grouped("w4a16_asymmetric_g128", "int4_asymmetric_g128", Int16),
    grouped("w4a16_asymmetric_g64", "int4_asymmetric_g128,group=64", Int16),
    grouped("w4a16_asymmetric_g32", "int4_asymmetric_g128,group=32", Int16),
    ProductCase{"nf4", Quantized, "nf4", Float, &makeLookUpProduct},
    ProductCase{"fp4", Quantized, "fp4", Float, &makeLookUpProduct, nullptr, false},
    ProductCase{"mxfp4", Quantized, "mxfp4", Float, &makeLookUpProduct, nullptr, false},
    ProductCase{"mxfp4_a16", Quantized, "mxfp4", Int16, &makeWideProduct, nullptr, false},
    ProductCase{"mxfp4_a8", Quantized, "mxfp4", Int8, &makeIntegerProduct},
    grouped("w3a8_g128", "w4a16_g128,bits=3", Int8),
    grouped("w3a8_g64", "w4a16_g128,bits=3,group=64", Int8),
    grouped("w3a8_g32", "w4a16_g128,bits=3,group=32", Int8),
    grouped("w3a8_asymmetric_g128", "int3_asymmetric_g128", Int8, true),
    grouped("w3a8_asymmetric_g64", "int3_asymmetric_g128,group=64", Int8),
    grouped("w3a8_asymmetric_g32", "int3_asymmetric_g128,group=32", Int8),
    grouped("w3a16_g128", "w4a16_g128,bits=3", Int16),
    grouped("w3a16_g64", "w4a16_g128,bits=3,group=64", Int16),
    grouped("w3a16_g32", "w4a16_g128,bits=3,group=32", Int16),
    grouped("w3a16_asymmetric_g128", "int3_asymmetric_g128", Int16),
    grouped("w3a16_asymmetric_g64", "int3_asymmetric_g128,group=64", Int16),
    grouped("w3a16_asymmetric_g32", "int3_asymmetric_g128,group=32", Int16),
    grouped("w2a8_g128", "w4a16_g128,bits=2", Int8),
    grouped("w2a8_g64", "w4a16_g128,bits=2,group=64", Int8),
    grouped("w2a8_g32", "w4a16_g128,bits=2,group=32", Int8),
    grouped("w2a8_asymmetric_g128", "int2_asymmetric_g64,group=128", Int8),
    grouped("w2a8_asymmetric_g64", "int2_asymmetric_g64", Int8, true),
    grouped("w2a8_asymmetric_g32", "int2_asymmetric_g64,group=32", Int8),
    grouped("w2a16_g128", "w4a16_g128,bits=2", Int16),
    grouped("w2a16_g64", "w4a16_g128,bits=2,group=64", Int16),
    grouped("w2a16_g32", "w4a16_g128,bits=2,group=32", Int16),
    grouped("w2a16_asymmetric_g128", "int2_asymmetric_g64,group=128", Int16),
    grouped("w2a16_asymmetric_g64", "int2_asymmetric_g64", Int16),
    grouped("w2a16_asymmetric_g32", "int2_asymmetric_g64,group=32", Int16),
    ProductCase{"ternary_a8", Quantized, kTernary, Int8, &makeIntegerProduct},
    ProductCase{"binary_a8", Quantized, kBinary, Int8, &makeIntegerProduct, nullptr, false},
    ProductCase{"xnor", Quantized, kBinary, Signs, &makeSignProduct},
    ProductCase{"dequantize_int8", Dequantized, kInt8, Float, &makeDequantized, nullptr, false},
    ProductCase{"dequantize_int4_g128", Dequantized, kInt4G128, Float, &makeDequantized},
    ProductCase{"dequantize_nf4", Dequantized, "nf4", Float, &makeDequantized, nullptr, false},
    ProductCase{"eigen", Peer, "", Float, &makeEigen},
    ProductCase{"openblas", Peer, "", Float, &makeOpenBlas, &hasOpenBlas},
    ProductCase{"onednn", Peer, "", Float, &makeOneDnn, &hasOneDnn},
    ProductCase{"onednn_int8", Peer, kInt8, Int8, &makeOneDnnInt8, &hasOneDnn},
};

constexpr ProductCase kDequantize{"dequantize", Dequantized, "", Float, &makeDequantized};

}  // namespace

std::span<const ProductCase> productCases() { return kCases; }

const ProductCase* findProductCase(std::string_view id)
{
    for (const ProductCase& found : kCases) {
        if (found.id == id)
            return &found;
    }
    return id == kDequantize.id ? &kDequantize : nullptr;
}

const ProductCase& dequantizeCase() { return kDequantize; }

void decodeRow(const QuantizedTensor& quantized, std::uint64_t row, float* values, const std::byte* codes, const ScaleAt& scaleAt)
{
    const std::size_t bytes = codeBytes(quantized.grid->codeType());
    codes = codes != nullptr ? codes : quantized.codes.data() + row * quantized.cols * bytes;
    const std::uint64_t width = quantized.blocks.wholeTensor ? quantized.cols : quantized.blocks.blockSize;
    for (std::uint64_t col = 0; col < quantized.cols; col += width) {
        const std::uint64_t count = std::min(width, quantized.cols - col);
        BlockParams params = quantized.params[quantized.blocks.blockOf(row, col)];
        params.scale = scaleAt ? scaleAt(row, col) : params.scale;
        quantized.grid->decode(codes + col * bytes, count, params, values + col);
    }
    if (quantized.restoration)
        quantized.restoration->restore(row * quantized.cols, {values, quantized.cols});
}

}  // namespace bitloupe
