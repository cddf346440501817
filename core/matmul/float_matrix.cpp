// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/float_matrix.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cstring>

namespace bitloupe {

namespace {

using kernels::CodeForm;
using kernels::FloatForm;
using kernels::kPanelRows;

std::uint64_t roundUp(std::uint64_t n, std::uint64_t step) { return (n + step - 1) / step * step; }

FloatForm floatForm(CodeForm form) { return form == CodeForm::U4 ? FloatForm::U4 : form == CodeForm::U3 ? FloatForm::U3 : FloatForm::U2; }

// The panel's rows side by side, input by input: [col][16].
void interleave(const float* values, std::uint64_t rows, std::uint64_t cols, std::uint64_t panel, float* out)
{
    for (std::uint64_t r = panel * kPanelRows; r < std::min(rows, (panel + 1) * kPanelRows); ++r) {
        for (std::uint64_t k = 0; k < cols; ++k)
            out[k * kPanelRows + r % kPanelRows] = values[r * cols + k];
    }
}

// Rows with zeros up to the matrix's own width, and the sums that zero points are multiplied with.
struct PaddedTokens {
    std::vector<float> x, sums;

    void fill(const float* from, std::uint64_t tokens, std::uint64_t cols, const kernels::FloatWeights& w)
    {
        if (w.cols != cols) {
            x.assign(tokens * w.cols, 0.0f);
            for (std::uint64_t t = 0; t < tokens; ++t)
                std::copy_n(from + t * cols, cols, x.data() + t * w.cols);
        }
        if (w.zeros == nullptr)
            return;
        sums.assign(tokens * (w.cols / w.group), 0.0f);
        for (std::uint64_t t = 0; t < tokens; ++t) {
            for (std::uint64_t k = 0; k < cols; ++k)
                sums[t * (w.cols / w.group) + k / w.group] += from[t * cols + k];
        }
    }
};

}  // namespace

bool FloatMatrix::allocate(std::uint64_t bytes)
{
    m_codes = allocateFloats(bytes / sizeof(float));
    m_codeBytes = bytes;
    m_weights.codes = m_codes.get();
    return m_codes != nullptr;
}

std::shared_ptr<const FloatMatrix> FloatMatrix::pack(FloatForm form, const float* values, std::uint64_t rows, std::uint64_t cols,
                                                     Threads threads)
{
    const std::shared_ptr<FloatMatrix> packed(new FloatMatrix);
    packed->m_rows = rows;
    packed->m_cols = cols;
    const std::uint64_t width = std::max(roundUp(cols, kernels::kChunk), std::uint64_t{kernels::kChunk});
    const std::uint64_t bytes = form == FloatForm::F32 ? 4 : 2;
    packed->m_weights = {form, roundUp(rows, kPanelRows), width, width, nullptr, nullptr, nullptr, nullptr};
    if (!packed->allocate(packed->m_weights.rows * width * bytes))
        return nullptr;
    inPieces(packed->m_weights.rows / kPanelRows, 4, threads, [&](std::uint64_t first, std::uint64_t end) {
        std::vector<float> panel(width * kPanelRows);
        for (std::uint64_t p = first; p < end; ++p) {
            std::fill(panel.begin(), panel.end(), 0.0f);
            interleave(values, rows, cols, p, panel.data());
            std::byte* out = reinterpret_cast<std::byte*>(packed->m_codes.get()) + p * panel.size() * bytes;
            if (form == FloatForm::F32)
                std::memcpy(out, panel.data(), panel.size() * bytes);
            else if (form == FloatForm::F16)
                kernels::active().floatToHalf(panel.data(), panel.size(), reinterpret_cast<std::uint16_t*>(out));
            else
                kernels::active().floatToBfloat16(panel.data(), panel.size(), reinterpret_cast<std::uint16_t*>(out));
        }
    });
    return packed;
}

std::shared_ptr<const FloatMatrix> FloatMatrix::pack(const MatrixCodes& from, const std::array<float, 16>& levels, Threads threads)
{
    const std::shared_ptr<FloatMatrix> packed(new FloatMatrix);
    packed->m_rows = from.rows;
    packed->m_cols = from.cols;
    packed->m_levels = levels;
    const std::uint64_t width = roundUp(from.cols, from.group);
    packed->m_weights = {floatForm(from.form), roundUp(from.rows, kPanelRows), width, from.group, nullptr, nullptr, nullptr, nullptr};
    kernels::FloatWeights& w = packed->m_weights;
    if (!packed->allocate(w.rows / kPanelRows * (width / kernels::kChunk) * kernels::chunkBytes(from.form)))
        return nullptr;
    auto* codes = reinterpret_cast<std::uint8_t*>(packed->m_codes.get());
    inPieces(w.rows / kPanelRows, 4, threads, [&](std::uint64_t first, std::uint64_t end) {
        kernels::active().products.pack(from.form, from.codes.data(), from.rows, from.cols, width, first, end, codes);
    });
    packed->m_groups = GroupScales(from, width / from.group);
    w.scales = packed->m_groups.scales();
    w.zeros = packed->m_groups.zeros();
    w.levels = packed->m_levels.data();
    return packed;
}

MemorySpans FloatMatrix::memory() const
{
    const std::span<const std::byte> codes(reinterpret_cast<const std::byte*>(m_codes.get()), m_codeBytes);
    MemorySpans memory = {codes};
    m_groups.addTo(memory);
    return memory;
}

void FloatMatrix::multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const
{
    thread_local PaddedTokens kept;
    PaddedTokens& padded = kept;  // the caller's, also where other threads read it
    padded.fill(x, tokens, m_cols, m_weights);
    const kernels::FloatTokens view = {m_weights.cols == m_cols ? x : padded.x.data(), padded.sums.data()};
    inPieces(m_weights.rows / kPanelRows, stepFor(tokens * m_weights.cols * kPanelRows, kPanelsAtOnce), threads,
             [&](std::uint64_t first, std::uint64_t end) {
                 kernels::active().floatProducts.multiply(m_weights, view, tokens, first, end, m_rows, y);
                 m_groups.finish(y, tokens, m_rows, first * kPanelRows, std::min(end * kPanelRows, m_rows));
             });
}

}  // namespace bitloupe
