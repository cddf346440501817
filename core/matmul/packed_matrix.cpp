// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/packed_matrix.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

using kernels::CodeForm;
using kernels::kPanelRows;

std::uint64_t roundUp(std::uint64_t n, std::uint64_t step) { return (n + step - 1) / step * step; }

std::uint64_t codeBytes(const kernels::PackedWeights& w)
{
    return w.rows / kPanelRows * (w.cols / kernels::kChunk) * kernels::chunkBytes(w.form);
}

// y[token][row] = parts[2 * token][row] + parts[2 * token + 1][row], for rows from first to end.
void addParts(const float* parts, std::uint64_t tokens, std::uint64_t rows, std::uint64_t first, std::uint64_t end, float* y)
{
    for (std::uint64_t t = 0; t < tokens; ++t) {
        for (std::uint64_t row = first; row < end; ++row)
            y[t * rows + row] = parts[2 * t * rows + row] + parts[(2 * t + 1) * rows + row];
    }
}

}  // namespace

// Activations of all tokens of one call. Kept between calls: a product of small matrices takes microseconds.
struct PackedMatrix::TokenBuffers {
    std::vector<std::int8_t> codes;
    std::vector<float> scales, sums;
    std::vector<std::int32_t> offsets, zeros;
    std::vector<float> parts;  // of the result, [row of codes][row]

    void fit(std::uint64_t tokens, std::uint64_t cols, std::uint64_t groups)
    {
        codes.resize(std::max<std::size_t>(codes.size(), tokens * cols));
        for (std::vector<float>* list : {&scales, &sums})
            list->resize(std::max<std::size_t>(list->size(), tokens * groups));
        for (std::vector<std::int32_t>* list : {&offsets, &zeros})
            list->resize(std::max<std::size_t>(list->size(), tokens * groups));
    }
    kernels::QuantizedTokens view(bool hasZeros) const
    {
        return {codes.data(), scales.data(), offsets.data(), sums.data(), hasZeros ? zeros.data() : nullptr};
    }

    // One row of activations with a zero point (ActivationBits); a row is one group. `zero`: of the weights.
    void quantizeWithZero(const float* x, std::uint64_t token, std::uint64_t cols, std::uint64_t padded, std::int32_t zero)
    {
        const kernels::MinMax range = kernels::active().minMax(x, cols);
        const float low = std::min(range.min, 0.0f), width = std::max(range.max, 0.0f) - low;
        scales[token] = width > 0 ? width / 255 : 1;
        zeros[token] = -128 - static_cast<std::int32_t>(std::nearbyint(low / scales[token]));
        std::int8_t* q = codes.data() + token * padded;
        kernels::active().quantizeI8(x, cols, {scales[token], zeros[token], -128, 127, false}, q);
        std::fill(q + cols, q + padded, std::int8_t{0});
        offsets[token] = -zero * std::accumulate(q, q + cols, std::int32_t{0});
    }
};

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
    if (from.form == CodeForm::U8)
        packed->packRowScales(from);
    else
        packed->m_groups = GroupScales(from, w.cols / w.group);
    w.scales = packed->m_groups.scales();
    w.zeros = packed->m_groups.zeros();
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

MemorySpans PackedMatrix::memory() const
{
    const std::span<const std::uint8_t> codes(m_weights.codes, codeBytes(m_weights));
    MemorySpans memory = {std::as_bytes(codes), std::as_bytes(std::span(m_rowScales)), std::as_bytes(std::span(m_rowSums))};
    m_groups.addTo(memory);
    return memory;
}

std::uint64_t bytesOf(const MemorySpans& memory)
{
    std::uint64_t bytes = 0;
    for (const std::span<const std::byte> part : memory)
        bytes += part.size();
    return bytes;
}

void PackedMatrix::quantize(const float* x, std::uint64_t first, std::uint64_t end, TokenBuffers& to) const
{
    const kernels::PackedWeights& w = m_weights;
    const kernels::Products& products = kernels::active().products;
    const std::uint64_t groups = w.cols / w.group;
    const bool isSplit = m_activations == ActivationBits::Sixteen;
    for (std::uint64_t t = first; t < end; ++t) {
        if (m_activations == ActivationBits::EightWithZero) {
            to.quantizeWithZero(x + t * m_cols, t, m_cols, w.cols, w.zero);
            continue;
        }
        const std::uint64_t row = isSplit ? 2 * t : t, at = row * groups;  // of codes
        (isSplit ? products.splitToken : products.quantizeToken)(x + t * m_cols, m_cols, w.cols, w.group, w.zero,
                                                                 to.codes.data() + row * w.cols, to.scales.data() + at,
                                                                 to.offsets.data() + at, to.sums.data() + at);
    }
}

void PackedMatrix::multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const
{
    thread_local TokenBuffers kept;
    TokenBuffers& buffers = kept;  // the caller's, also where other threads fill it
    const kernels::PackedWeights& w = m_weights;
    const bool isSplit = m_activations == ActivationBits::Sixteen;
    const std::uint64_t each = isSplit ? 2 : 1;  // rows of codes that a token becomes
    buffers.fit(each * tokens, w.cols, w.cols / w.group);
    inPieces(tokens, stepFor(kQuantizing * each * w.cols, 1), threads,
             [&](std::uint64_t first, std::uint64_t end) { quantize(x, first, end, buffers); });
    if (isSplit)
        buffers.parts.resize(std::max<std::size_t>(buffers.parts.size(), each * tokens * m_rows));
    float* parts = isSplit ? buffers.parts.data() : y;
    const kernels::QuantizedTokens view = buffers.view(m_activations == ActivationBits::EightWithZero);
    inPieces(w.rows / kPanelRows, stepFor(each * tokens * w.cols * kPanelRows, kPanelsAtOnce), threads,
             [&](std::uint64_t first, std::uint64_t end) {
                 kernels::active().products.multiply(w, view, each * tokens, first, end, m_rows, parts);
                 const std::uint64_t firstRow = first * kPanelRows, endRow = std::min(end * kPanelRows, m_rows);
                 if (isSplit)
                     addParts(parts, tokens, m_rows, firstRow, endRow, y);
                 m_groups.finish(y, tokens, m_rows, firstRow, endRow);
             });
}

}  // namespace bitloupe
