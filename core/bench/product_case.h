// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is timed: ways to multiply a matrix of weights with rows of activations, one row of a table each. Weights are quantized
// by the program's own way (core/round), so that the error beside a time is that of the same codes.

#include "core/matmul/packed_matrix.h"
#include "core/round/quantize.h"

#include <functional>
#include <optional>

namespace bitloupe {

// The scale of a weight, in the sense of BlockParams.
using ScaleAt = std::function<float(std::uint64_t row, std::uint64_t col)>;

// A matrix, ready to be multiplied.
struct BenchMatrix {
    // y[token][row] = sum of x[token][col] * w[row][col].
    std::function<void(const float* x, std::uint64_t tokens, float* y, Threads threads)> multiply;
    MemorySpans memory;  // what one product reads of the weights; where they are made floats first, the floats too
    std::uint64_t bytes = 0;  // of the weights as they are kept
    void (*wake)(int threads) = nullptr;  // gets a library's own threads ready for a product; null: those of TBB multiply
    std::shared_ptr<const void> keep{};  // owns what is borrowed
    ScaleAt scaleAt{};  // the scale that a weight is multiplied with here; null: the grid's own
};

enum class BenchFamily { Plain, Quantized, Dequantized, Peer };  // floats; our kernels; made floats first; other libraries
enum class ActivationForm { Float, Int16, Int8, Signs };  // what is multiplied with: as they come, quantized on the way

// What a case is made from.
struct CaseInput {
    std::shared_ptr<const Weights> weights;  // resident
    std::shared_ptr<const QuantizedTensor> quantized;  // of the case's spec; null where it has none
    int threads = 1;  // for libraries with threads of their own
    std::shared_ptr<const float[]> floats{};  // the weights in huge pages, as all of ours have them; null: those of `weights`

    const float* values() const { return floats ? floats.get() : weights->data(); }
};

// The members' functions: product_case.cpp asks them, and they stand in own_products.cpp, decoded_product.cpp and peer_products.cpp.
// Errors: NeedsMemory; BadArgument where the way cannot hold the weights, or a library is not installed.
Result<BenchMatrix> makeFloat32(const CaseInput& input);
Result<BenchMatrix> makeFloat16(const CaseInput& input);
Result<BenchMatrix> makeBfloat16(const CaseInput& input);
Result<BenchMatrix> makeIntegerProduct(const CaseInput& input);  // codes times INT8 activations
Result<BenchMatrix> makeWideProduct(const CaseInput& input);  // codes times activations of 16 bits
Result<BenchMatrix> makeZeroProduct(const CaseInput& input);  // bytes times INT8 activations with zero points
Result<BenchMatrix> makeLookUpProduct(const CaseInput& input);  // codes looked up, float32 activations
Result<BenchMatrix> makeShiftProduct(const CaseInput& input);  // INT8 with scales that are powers of two
Result<BenchMatrix> makeSignProduct(const CaseInput& input);
Result<BenchMatrix> makeDequantized(const CaseInput& input);
Result<BenchMatrix> makeEigen(const CaseInput& input);
Result<BenchMatrix> makeOpenBlas(const CaseInput& input);
Result<BenchMatrix> makeOneDnn(const CaseInput& input);
Result<BenchMatrix> makeOneDnnInt8(const CaseInput& input);
bool hasOpenBlas();
bool hasOneDnn();

struct ProductCase {
    std::string_view id;  // "w4a8_g128"
    BenchFamily family = BenchFamily::Quantized;
    std::string_view spec;  // of the weights; empty: not quantized
    ActivationForm activations = ActivationForm::Float;
    Result<BenchMatrix> (*make)(const CaseInput& input);
    bool (*isThere)() = nullptr;  // null: always
    bool isUsual = true;  // one of those that people look at first
    bool hasZeroPoints() const { return make == &makeZeroProduct; }  // of the activations
    // Whether weights are kept in 16 bits each.
    bool keepsHalf() const { return make == &makeFloat16 || make == &makeBfloat16; }
    // How far a product's activations are from the given ones at most, as a share of the largest of a row: half a step, which may be twice
    // as wide where it has to be a power of two.
    double activationStep() const
    {
        if (activations == ActivationForm::Int16)
            return 0x1p-16;
        return activations != ActivationForm::Int8 ? 0 : make == &makeShiftProduct ? 1.0 / 127 : 1.0 / 254;
    }
};

// In the order in which people see them.
std::span<const ProductCase> productCases();
const ProductCase* findProductCase(std::string_view id);
// "dequantize", for any spec: the matrix is decoded to float32 in memory, then multiplied. What the others are to beat.
const ProductCase& dequantizeCase();

// values[col] of one row of the answer; cols floats. `codes`: of this row, null: the answer's. With scales of one's own where there are
// any.
void decodeRow(const QuantizedTensor& quantized, std::uint64_t row, float* values, const std::byte* codes = nullptr,
               const ScaleAt& scaleAt = {});

}  // namespace bitloupe
