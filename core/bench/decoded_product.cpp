// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Dequantize-then-multiply, what the kernels are to beat: codes as close together as a file has them, made float32 in memory before each
// product, and multiplied by Eigen.

#include "core/base/system.h"
#include "core/bench/eigen_product.h"
#include "core/bench/product_case.h"
#include "core/grid/code_value.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <bit>

namespace bitloupe {

namespace {

// Codes of at most a byte, `bits` each, from the smallest code on; every row begins at a byte. Others as they are.
class PackedCodes {
public:
    explicit PackedCodes(std::shared_ptr<const QuantizedTensor> quantized)
        : m_quantized(std::move(quantized))
        , m_bits(static_cast<int>(std::bit_width(static_cast<unsigned>(m_quantized->grid->codeMax() - m_quantized->grid->codeMin()))))
    {
        if (isPlain())
            return;
        const QuantizedTensor& q = *m_quantized;
        m_bytes.resize(q.rows * rowBytes());
        inPieces(q.rows, 8, Threads::All, [&](std::uint64_t first, std::uint64_t end) {
            std::vector<std::uint8_t> numbers(q.cols);
            for (std::uint64_t row = first; row < end; ++row) {
                for (std::uint64_t k = 0; k < q.cols; ++k)
                    numbers[k] =
                        static_cast<std::uint8_t>(codeAt(q.codes.data(), row * q.cols + k, q.grid->codeType()) - q.grid->codeMin());
                kernels::active().pack(numbers.data(), q.cols, m_bits, m_bytes.data() + row * rowBytes());
            }
        });
    }

    std::span<const std::byte> bytes() const { return isPlain() ? std::span(m_quantized->codes) : std::as_bytes(std::span(m_bytes)); }

    // floats[row][col].
    void decode(float* floats, Threads threads) const
    {
        const QuantizedTensor& q = *m_quantized;
        inPieces(q.rows, 8, threads, [&](std::uint64_t first, std::uint64_t end) {
            std::vector<std::uint8_t> numbers(isPlain() ? 0 : q.cols);
            for (std::uint64_t row = first; row < end; ++row) {
                if (!isPlain())
                    unpackRow(row, numbers);
                decodeRow(q, row, floats + row * q.cols, isPlain() ? nullptr : std::as_bytes(std::span(numbers)).data());
            }
        });
    }

private:
    bool isPlain() const { return m_bits >= 8; }
    std::uint64_t rowBytes() const { return (m_quantized->cols * static_cast<std::uint64_t>(m_bits) + 7) / 8; }
    void unpackRow(std::uint64_t row, std::vector<std::uint8_t>& codes) const
    {
        kernels::active().unpack(m_bytes.data() + row * rowBytes(), codes.size(), m_bits, codes.data());
        const auto least = static_cast<std::uint8_t>(m_quantized->grid->codeMin());  // modulo 256, as a byte of either sign is
        for (std::uint8_t& code : codes)
            code = static_cast<std::uint8_t>(code + least);
    }

    std::shared_ptr<const QuantizedTensor> m_quantized;
    int m_bits;
    std::vector<std::uint8_t> m_bytes;
};

}  // namespace

Result<BenchMatrix> makeDequantized(const CaseInput& input)
{
    const std::shared_ptr<const QuantizedTensor> q = input.quantized;
    const std::shared_ptr<float[]> floats = allocateFloats(q->rows * q->cols);
    if (floats == nullptr)
        return Error{ErrorCode::NeedsMemory, {}, {}, {}};
    const auto codes = std::make_shared<const PackedCodes>(q);
    BenchMatrix matrix;
    matrix.multiply = [q, codes, floats](const float* x, std::uint64_t tokens, float* y, Threads threads) {
        codes->decode(floats.get(), threads);
        eigenMultiply(floats.get(), q->rows, q->cols, x, tokens, y, threads);
    };
    matrix.memory = {codes->bytes(), std::as_bytes(std::span(floats.get(), q->rows * q->cols))};
    matrix.bytes = codes->bytes().size() + 4 * q->params.size();
    matrix.keep = q;
    return matrix;
}

}  // namespace bitloupe
