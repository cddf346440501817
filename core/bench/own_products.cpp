// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Our own kernels as members of the table. How codes are packed follows from the values of the grid's levels, whatever grid it is.

#include "core/base/system.h"
#include "core/bench/eigen_product.h"
#include "core/bench/product_case.h"
#include "core/grid/code_value.h"
#include "core/matmul/float_matrix.h"
#include "core/matmul/shift_matrix.h"
#include "core/matmul/sign_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

using kernels::CodeForm;

constexpr std::uint64_t kWidest = 256;  // inputs: longer blocks are cut into such groups of the same scale

Error noMemory() { return {ErrorCode::NeedsMemory, {}, {}, {}}; }

template <class Matrix>
Result<BenchMatrix> multiplied(std::shared_ptr<const Matrix> matrix)
{
    if (matrix == nullptr)
        return noMemory();
    return BenchMatrix{
        [matrix](const float* x, std::uint64_t tokens, float* y, Threads threads) { matrix->multiply(x, tokens, y, threads); },
        matrix->memory(), matrix->bytes(), matrix};
}

template <kernels::FloatForm form>
Result<BenchMatrix> plain(const CaseInput& input)
{
    const Weights& w = *input.weights;
    return multiplied(FloatMatrix::pack(form, w.data(), w.rows(), w.cols(), Threads::All));
}

// What the codes stand for, as integers where they are (times `factor`).
struct LevelForm {
    std::vector<float> levels;  // by code, from the smallest on
    int factor = 1;
    int least = 0, most = 0;  // of the levels times factor
    bool isInteger = true;
};

LevelForm levelForm(const QuantizedTensor& q)
{
    LevelForm form;
    form.levels = q.grid->levels(q.grid->hasZeroPoint() ? BlockParams{1, q.grid->codeMin()} : BlockParams{1, 0});
    for (const int factor : {1, 2}) {
        form.factor = factor;
        form.isInteger = true;
        for (const float level : form.levels)
            form.isInteger = form.isInteger && std::rint(level * static_cast<float>(factor)) == level * static_cast<float>(factor);
        if (form.isInteger)
            break;
    }
    const auto [least, most] = std::minmax_element(form.levels.begin(), form.levels.end());
    form.least = static_cast<int>(*least * static_cast<float>(form.factor));
    form.most = static_cast<int>(*most * static_cast<float>(form.factor));
    return form;
}

CodeForm formOf(int span) { return span <= 3 ? CodeForm::U2 : span <= 7 ? CodeForm::U3 : span <= 15 ? CodeForm::U4 : CodeForm::U8; }

// A matrix of codes, and what it borrows.
struct Coded {
    MatrixCodes matrix;
    std::vector<std::uint8_t> codes, zeros;
    std::vector<float> scales;

    // `numbers`: by code, from the smallest on.
    Coded(const QuantizedTensor& q, CodeForm form, const std::vector<std::uint8_t>& numbers, float scaleFactor)
        : codes(q.rows * q.cols)
    {
        const std::uint64_t block = q.blocks.wholeTensor ? q.cols : q.blocks.blockSize;
        const std::uint64_t width = form == CodeForm::U8 ? std::max(q.cols, std::uint64_t{1})
            : block % 16 == 0 && block <= 2 * kWidest    ? block
                                                         : kWidest;
        matrix = {form, q.rows, q.cols, width, {}, {}, {}, 0, {}};
        for (std::uint64_t i = 0; i < codes.size(); ++i)
            codes[i] = numbers[static_cast<std::size_t>(codeAt(q.codes.data(), i, q.grid->codeType()) - q.grid->codeMin())];
        for (std::uint64_t row = 0; row < q.rows; ++row) {
            for (std::uint64_t col = 0; col < q.cols; col += width) {
                const BlockParams& params = q.params[q.blocks.blockOf(row, col)];
                scales.push_back(params.scale * scaleFactor);
                if (q.grid->hasZeroPoint())
                    zeros.push_back(static_cast<std::uint8_t>(params.zero - q.grid->codeMin()));
            }
        }
        matrix.codes = codes;
        matrix.scales = scales;
        matrix.zeros = zeros;
    }
};

// Whether groups of the kernels can be cut at the blocks: not where a block of odd length ends inside a group.
bool fits(const QuantizedTensor& q)
{
    const bool wholeRows = q.blocks.wholeTensor || q.blocks.blockSize >= q.cols;
    return wholeRows || q.blocks.blockSize % 16 == 0;
}

Error notThisLayout() { return {ErrorCode::BadArgument, {}, "group", "a multiple of 16"}; }

std::vector<std::uint8_t> identity(std::size_t count)
{
    std::vector<std::uint8_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), std::uint8_t{0});
    return numbers;
}

// Decoded to `floats`, row by row, each time before it is multiplied.
void decodeAll(const QuantizedTensor& q, float* floats, Threads threads)
{
    inPieces(q.rows, 8, threads, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t row = first; row < end; ++row)
            decodeRow(q, row, floats + row * q.cols);
    });
}

// Levels become unsigned numbers from 0 on. Up to 16 levels too far apart for four bits are looked up.
Result<BenchMatrix> integerProduct(const CaseInput& input, ActivationBits activations)
{
    const QuantizedTensor& q = *input.quantized;
    const LevelForm form = levelForm(q);
    if (!fits(q) || !form.isInteger || form.most - form.least > 255)
        return notThisLayout();
    std::vector<std::uint8_t> numbers;
    for (const float level : form.levels)
        numbers.push_back(static_cast<std::uint8_t>(static_cast<int>(level * static_cast<float>(form.factor)) - form.least));
    const bool isTable = form.levels.size() <= 16 && form.most - form.least > 15;
    const bool isBits = form.levels.size() == 2 && form.most - form.least == 2;
    const CodeForm packed = isTable ? CodeForm::U4 : isBits ? CodeForm::U1 : formOf(form.most - form.least);
    const bool hasGroups = !q.blocks.wholeTensor && q.blocks.blockSize < q.cols;
    if (packed == CodeForm::U8 && (hasGroups || q.grid->hasZeroPoint()))
        return notThisLayout();  // bytes have a scale for each row
    Coded coded(q, packed, isTable || isBits ? identity(form.levels.size()) : numbers, 1 / static_cast<float>(form.factor));
    coded.matrix.zero = -form.least;
    if (isTable) {
        coded.matrix.table.emplace();
        std::copy(numbers.begin(), numbers.end(), coded.matrix.table->begin());
    }
    return multiplied(PackedMatrix::pack(coded.matrix, Threads::All, activations));
}

}  // namespace

Result<BenchMatrix> makeFloat32(const CaseInput& input) { return plain<kernels::FloatForm::F32>(input); }
Result<BenchMatrix> makeFloat16(const CaseInput& input) { return plain<kernels::FloatForm::F16>(input); }
Result<BenchMatrix> makeBfloat16(const CaseInput& input) { return plain<kernels::FloatForm::BF16>(input); }

Result<BenchMatrix> makeIntegerProduct(const CaseInput& input) { return integerProduct(input, ActivationBits::Eight); }
Result<BenchMatrix> makeWideProduct(const CaseInput& input) { return integerProduct(input, ActivationBits::Sixteen); }

Result<BenchMatrix> makeLookUpProduct(const CaseInput& input)
{
    const QuantizedTensor& q = *input.quantized;
    const LevelForm form = levelForm(q);
    if (!fits(q) || form.levels.size() > 16)
        return notThisLayout();
    const Coded coded(q, formOf(static_cast<int>(form.levels.size()) - 1), identity(form.levels.size()), 1);
    std::array<float, 16> levels{};
    std::copy(form.levels.begin(), form.levels.end(), levels.begin());
    return multiplied(FloatMatrix::pack(coded.matrix, levels, Threads::All));
}

Result<BenchMatrix> makeShiftProduct(const CaseInput& input)
{
    const QuantizedTensor& q = *input.quantized;
    const LevelForm form = levelForm(q);
    const bool isByRow = !q.blocks.wholeTensor && q.blocks.blockSize >= q.cols;
    if (!isByRow || !form.isInteger || form.least < -128 || form.most > 127 || q.grid->hasZeroPoint())
        return notThisLayout();
    std::vector<std::uint8_t> numbers;
    for (const float level : form.levels)
        numbers.push_back(static_cast<std::uint8_t>(static_cast<int>(level) + 128));
    const Coded coded(q, CodeForm::U8, numbers, 1);
    std::vector<std::int32_t> exponents;
    for (const float scale : coded.scales)
        exponents.push_back(std::ilogb(scale));
    return multiplied(ShiftMatrix::pack(coded.matrix, exponents, Threads::All));
}

Result<BenchMatrix> makeSignProduct(const CaseInput& input)
{
    const Weights& w = *input.weights;
    return multiplied(std::make_shared<const SignMatrix>(w.data(), w.rows(), w.cols()));
}

Result<BenchMatrix> makeDequantized(const CaseInput& input)
{
    const std::shared_ptr<const QuantizedTensor> q = input.quantized;
    const std::shared_ptr<float[]> floats = allocateFloats(q->rows * q->cols);
    if (floats == nullptr)
        return noMemory();
    BenchMatrix matrix;
    matrix.multiply = [q, floats](const float* x, std::uint64_t tokens, float* y, Threads threads) {
        decodeAll(*q, floats.get(), threads);
        eigenMultiply(floats.get(), q->rows, q->cols, x, tokens, y, threads);
    };
    matrix.memory = {std::span(q->codes), std::as_bytes(std::span(floats.get(), q->rows * q->cols))};
    matrix.bytes = q->codes.size() + 4 * q->params.size();
    matrix.keep = q;
    return matrix;
}

}  // namespace bitloupe
