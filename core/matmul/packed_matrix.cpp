// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/packed_matrix.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>

namespace bitloupe {

namespace {

using kernels::CodeForm;
using kernels::kPanelRows;

std::uint64_t roundUp(std::uint64_t n, std::uint64_t step) { return (n + step - 1) / step * step; }

std::uint64_t codeBytes(const kernels::PackedWeights& w)
{
    return w.rows / kPanelRows * (w.cols / kernels::kChunk) * kernels::chunkBytes(w.form);
}

// Activations of all tokens of one call. Kept between calls: a product of small matrices takes microseconds.
struct TokenBuffers {
    std::vector<std::int8_t> codes;
    std::vector<float> scales, sums;
    std::vector<std::int32_t> offsets;
    std::vector<float> parts;  // of the result, [row of codes][row]

    void fit(std::uint64_t tokens, std::uint64_t cols, std::uint64_t groups)
    {
        codes.resize(std::max<std::size_t>(codes.size(), tokens * cols));
        for (std::vector<float>* list : {&scales, &sums})
            list->resize(std::max<std::size_t>(list->size(), tokens * groups));
        offsets.resize(std::max<std::size_t>(offsets.size(), tokens * groups));
    }
    kernels::QuantizedTokens view() const { return {codes.data(), scales.data(), offsets.data(), sums.data(), nullptr}; }
};

// y[token][row] = parts[2 * token][row] + parts[2 * token + 1][row], for rows from first to end.
void addParts(const float* parts, std::uint64_t tokens, std::uint64_t rows, std::uint64_t first, std::uint64_t end, float* y)
{
    for (std::uint64_t t = 0; t < tokens; ++t) {
        for (std::uint64_t row = first; row < end; ++row)
            y[t * rows + row] = parts[2 * t * rows + row] + parts[(2 * t + 1) * rows + row];
    }
}

}  // namespace

std::shared_ptr<const PackedMatrix> PackedMatrix::pack(const MatrixCodes& from, Threads threads, ActivationBits activations)
{
    const std::shared_ptr<PackedMatrix> packed(new PackedMatrix);
    packed->m_activations = activations;
    packed->m_rows = from.rows;
    packed->m_cols = from.cols;
    kernels::PackedWeights& w = packed->m_weights;
    w.form = from.form;
    w.group = from.form == CodeForm::U8 ? std::max<std::uint64_t>(roundUp(from.cols, kernels::kChunk), kernels::kChunk) : from.group;
    w.rows = roundUp(from.rows, kPanelRows);
    w.cols = roundUp(from.cols, w.group);
    w.zero = from.zeros.empty() ? from.zero : 0;
    const std::uint64_t bytes = codeBytes(w);
    packed->m_codes = allocateFloats(bytes / sizeof(float));
    if (packed->m_codes == nullptr)
        return nullptr;
    auto* codes = reinterpret_cast<std::uint8_t*>(packed->m_codes.get());
    inPieces(w.rows / kPanelRows, 4, threads, [&](std::uint64_t first, std::uint64_t end) {
        kernels::active().products.pack(from.form, from.codes.data(), from.rows, from.cols, w.cols, first, end, codes);
    });
    w.codes = codes;
    from.form == CodeForm::U8 ? packed->packRowScales(from) : packed->packScales(from);
    if (from.table) {
        packed->m_table = *from.table;
        w.table = packed->m_table.data();
    }
    return packed;
}

void PackedMatrix::packRowScales(const MatrixCodes& from)
{
    m_rowScales.assign(m_weights.rows, 0.0f);
    m_rowSums.assign(m_weights.rows, 0);
    std::copy(from.scales.begin(), from.scales.end(), m_rowScales.begin());
    for (std::uint64_t row = 0; row < from.rows; ++row) {
        for (std::uint64_t k = 0; k < from.cols; ++k)
            m_rowSums[row] += from.codes[row * from.cols + k] - from.zero;
    }
    m_weights.rowScales = m_rowScales.data();
    m_weights.rowSums = m_rowSums.data();
}

std::vector<std::uint16_t> packedScales(std::span<const float> scales, std::span<const std::uint8_t> zeros, std::uint64_t rows,
                                        std::uint64_t groups)
{
    std::vector<float> ordered((rows + kPanelRows - 1) / kPanelRows * kPanelRows * groups);
    for (std::uint64_t row = 0; row < rows; ++row) {
        for (std::uint64_t g = 0; g < groups; ++g) {
            const std::uint64_t from = row * groups + g;
            const float factor = zeros.empty() ? 1.0f : static_cast<float>(zeros[from]);
            ordered[(row / kPanelRows * groups + g) * kPanelRows + row % kPanelRows] = scales[from] * factor;
        }
    }
    std::vector<std::uint16_t> halves(ordered.size());
    kernels::active().floatToHalf(ordered.data(), ordered.size(), halves.data());
    return halves;
}

void PackedMatrix::packScales(const MatrixCodes& from)
{
    const std::uint64_t groups = m_weights.cols / m_weights.group;
    m_scales = packedScales(from.scales, {}, from.rows, groups);
    if (!from.zeros.empty())
        m_minimums = packedScales(from.scales, from.zeros, from.rows, groups);
    m_weights.scales = m_scales.data();
    m_weights.minimums = m_minimums.empty() ? nullptr : m_minimums.data();
}

MemorySpans PackedMatrix::memory() const
{
    const std::span<const std::uint8_t> codes(m_weights.codes, codeBytes(m_weights));
    return {std::as_bytes(codes), std::as_bytes(std::span(m_scales)), std::as_bytes(std::span(m_minimums)),
            std::as_bytes(std::span(m_rowScales)), std::as_bytes(std::span(m_rowSums))};
}

std::uint64_t PackedMatrix::bytes() const { return bytesOf(memory()); }

std::uint64_t bytesOf(const MemorySpans& memory)
{
    std::uint64_t bytes = 0;
    for (const std::span<const std::byte> part : memory)
        bytes += part.size();
    return bytes;
}

void PackedMatrix::multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const
{
    thread_local TokenBuffers kept;
    TokenBuffers& buffers = kept;  // the caller's, also where other threads fill it
    const kernels::PackedWeights& w = m_weights;
    const std::uint64_t groups = w.cols / w.group;
    const kernels::Products& products = kernels::active().products;
    const bool isSplit = m_activations == ActivationBits::Sixteen;
    const std::uint64_t each = isSplit ? 2 : 1;  // rows of codes that a token becomes
    buffers.fit(each * tokens, w.cols, groups);
    inPieces(tokens, 4, threads, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t t = each * first; t < each * end; t += each) {
            (isSplit ? products.splitToken : products.quantizeToken)(x + t / each * m_cols, m_cols, w.cols, w.group, w.zero,
                                                                     buffers.codes.data() + t * w.cols, buffers.scales.data() + t * groups,
                                                                     buffers.offsets.data() + t * groups, buffers.sums.data() + t * groups);
        }
    });
    if (isSplit)
        buffers.parts.resize(std::max<std::size_t>(buffers.parts.size(), each * tokens * m_rows));
    float* parts = isSplit ? buffers.parts.data() : y;
    inPieces(w.rows / kPanelRows, 16, threads, [&](std::uint64_t first, std::uint64_t end) {
        products.multiply(w, buffers.view(), each * tokens, first, end, m_rows, parts);
        if (isSplit)
            addParts(parts, tokens, m_rows, first * kPanelRows, std::min(end * kPanelRows, m_rows), y);
    });
}

}  // namespace bitloupe
