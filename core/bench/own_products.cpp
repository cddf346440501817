// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Our own kernels as members of the table. How codes are packed follows from the values of the grid's levels, whatever grid it is.

#include "core/bench/product_case.h"
#include "core/grid/code_value.h"
#include "core/matmul/float_matrix.h"
#include "core/matmul/shift_matrix.h"
#include "core/matmul/sign_matrix.h"
#include "kernels/kernels.h"

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
        matrix->memory(), matrix->bytes(), nullptr, matrix};
}

// With the scales that its groups are kept with, times `factor`.
template <class Matrix>
Result<BenchMatrix> withScales(const std::shared_ptr<const Matrix>& matrix, float factor)
{
    auto made = multiplied(matrix);
    if (made) {
        made->scaleAt = [matrix, factor](std::uint64_t row, std::uint64_t col) {
            return matrix->groupScales().scaleOf(row, col / matrix->group()) * factor;
        };
    }
    return made;
}

template <kernels::FloatForm form>
Result<BenchMatrix> plain(const CaseInput& input)
{
    const Weights& w = *input.weights;
    // What is rounded to infinity: half a step beyond 65504, and beyond the largest bfloat16.
    const float beyond = form == kernels::FloatForm::F16 ? 65520 : form == kernels::FloatForm::BF16 ? 0x1.FFp127f : INFINITY;
    if (kernels::active().absMax(w.data(), w.size()) >= beyond)
        return Error{ErrorCode::BadArgument, {}, w.info().name, "weights beyond the largest number of this type"};
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

// Which of the grid's levels weight i has, from the smallest code on.
std::size_t rankOf(const QuantizedTensor& q, std::uint64_t i)
{
    return static_cast<std::size_t>(codeAt(q.codes.data(), i, q.grid->codeType()) - q.grid->codeMin());
}

// A matrix of codes, and what it borrows.
struct Coded {
    MatrixCodes matrix;
    std::vector<std::uint8_t> codes, zeros;
    std::vector<float> scales;

    // `numbers`: by code, from the smallest on. A group of nothing but zeros has no scale: whatever it is said to be, it would only
    // keep others from theirs (GroupScales).
    Coded(const QuantizedTensor& q, const LevelForm& levels, CodeForm form, const std::vector<std::uint8_t>& numbers, float scaleFactor)
        : codes(q.rows * q.cols)
    {
        const std::uint64_t block = q.blocks.wholeTensor ? q.cols : q.blocks.blockSize;
        const std::uint64_t width = form == CodeForm::U8 ? std::max(q.cols, std::uint64_t{1})
            : block % 16 == 0 && block <= 2 * kWidest    ? block
                                                         : kWidest;
        matrix = {form, q.rows, q.cols, width, {}, {}, {}, 0, {}};
        for (std::uint64_t i = 0; i < codes.size(); ++i)
            codes[i] = numbers[rankOf(q, i)];
        for (std::uint64_t row = 0; row < q.rows; ++row) {
            for (std::uint64_t col = 0; col < q.cols; col += width) {
                const BlockParams& params = q.params[q.blocks.blockOf(row, col)];
                const int zero = q.grid->hasZeroPoint() ? params.zero - q.grid->codeMin() : 0;
                bool isNothing = true;
                for (std::uint64_t i = row * q.cols + col; isNothing && i < row * q.cols + std::min(q.cols, col + width); ++i)
                    isNothing = levels.levels[rankOf(q, i)] == static_cast<float>(zero);
                scales.push_back(isNothing ? 0 : params.scale * scaleFactor);
                if (q.grid->hasZeroPoint())
                    zeros.push_back(static_cast<std::uint8_t>(zero));
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
    const bool isBytes = packed == CodeForm::U8;
    if ((isBytes && (hasGroups || q.grid->hasZeroPoint())) || (activations == ActivationBits::EightWithZero && !isBytes))
        return notThisLayout();  // bytes have a scale for each row
    Coded coded(q, form, packed, isTable || isBits ? identity(form.levels.size()) : numbers, 1 / static_cast<float>(form.factor));
    coded.matrix.zero = -form.least;
    if (isTable) {
        coded.matrix.table.emplace();
        std::copy(numbers.begin(), numbers.end(), coded.matrix.table->begin());
    }
    const auto matrix = PackedMatrix::pack(coded.matrix, Threads::All, activations);
    return isBytes ? multiplied(matrix) : withScales(matrix, static_cast<float>(form.factor));
}

}  // namespace

Result<BenchMatrix> makeFloat32(const CaseInput& input) { return plain<kernels::FloatForm::F32>(input); }
Result<BenchMatrix> makeFloat16(const CaseInput& input) { return plain<kernels::FloatForm::F16>(input); }
Result<BenchMatrix> makeBfloat16(const CaseInput& input) { return plain<kernels::FloatForm::BF16>(input); }

Result<BenchMatrix> makeIntegerProduct(const CaseInput& input) { return integerProduct(input, ActivationBits::Eight); }
Result<BenchMatrix> makeWideProduct(const CaseInput& input) { return integerProduct(input, ActivationBits::Sixteen); }

Result<BenchMatrix> makeZeroProduct(const CaseInput& input) { return integerProduct(input, ActivationBits::EightWithZero); }

Result<BenchMatrix> makeLookUpProduct(const CaseInput& input)
{
    const QuantizedTensor& q = *input.quantized;
    const LevelForm form = levelForm(q);
    if (!fits(q) || form.levels.size() > 16)
        return notThisLayout();
    const Coded coded(q, form, formOf(static_cast<int>(form.levels.size()) - 1), identity(form.levels.size()), 1);
    std::array<float, 16> levels{};
    std::copy(form.levels.begin(), form.levels.end(), levels.begin());
    return withScales(FloatMatrix::pack(coded.matrix, levels, Threads::All), 1);
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
    const Coded coded(q, form, CodeForm::U8, numbers, 1);
    std::vector<std::int32_t> exponents;
    for (const float scale : coded.scales)
        exponents.push_back(scale == 0 ? 0 : std::ilogb(scale));
    return multiplied(ShiftMatrix::pack(coded.matrix, exponents, Threads::All));
}

Result<BenchMatrix> makeSignProduct(const CaseInput& input)
{
    const Weights& w = *input.weights;
    return multiplied(std::make_shared<const SignMatrix>(w.data(), w.rows(), w.cols()));
}

}  // namespace bitloupe
