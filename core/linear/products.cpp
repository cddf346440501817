// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/linear/products.h"

#include "core/linear/panels.h"
#include "core/linear/strip.h"
#include "kernels/kernels.h"

#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kPanel = SquareMatrix::kPanel;
static_assert(kPanel == kernels::kTileColumnsF64 && kPanel == 2 * kernels::kTileRows);
constexpr std::size_t kDepth = 128;  // of panels that are multiplied at once: 16 KiB each
constexpr std::size_t kRowPanels = 4;  // 64 rows of the result are one piece of work

// result tile (16 x 16 at `c`) += left panel x right panel.
void addTile(const double* left, const double* right, std::size_t depth, double* c, std::size_t stride)
{
    const auto tile = kernels::active().tileF64;
    for (std::size_t i = 0; i < kPanel; i += kernels::kTileRows)
        tile(left + i, kPanel, right, depth, c + i * stride, stride);
}

}  // namespace

void addOuterProducts(std::span<const float> x, std::size_t rows, SquareMatrix& sums)
{
    const std::size_t features = sums.size(), panels = sums.padded() / kPanel;
    LargeVector<double> packed(panels * rows * kPanel);
    tbb::parallel_for(std::size_t{0}, panels, [&](std::size_t k) {
        const auto at = [&](std::size_t p, std::size_t i) { return double{x[p * features + i]}; };
        packPanel<kPanel>(k * kPanel, features, rows, at, packed.data() + k * rows * kPanel);
    });
    tbb::parallel_for(std::size_t{0}, dividedUp(panels, Strip::kPanels), [&](std::size_t piece) {
        const std::size_t begin = piece * Strip::kPanels;
        const auto countAt = [&](std::size_t right) { return std::min({begin + Strip::kPanels, panels, right + 1}) - begin; };
        Strip strip;
        for (std::size_t right = begin; right < panels; ++right) {
            const std::size_t count = countAt(right);
            strip.load(sums, begin * kPanel, right * kPanel, count);
            if (right + 1 < panels)
                Strip::prefetch(sums, begin * kPanel, (right + 1) * kPanel, countAt(right + 1));
            strip.add(packed.data() + begin * rows * kPanel, rows * kPanel, packed.data() + right * rows * kPanel, rows, count);
            strip.store(sums, begin * kPanel, right * kPanel, count);
        }
    });
}

void mirrorUpper(SquareMatrix& matrix)
{
    const std::size_t panels = matrix.padded() / kPanel;
    tbb::parallel_for(std::size_t{0}, panels, [&](std::size_t panel) {
        for (std::size_t block = 0; block <= panel; ++block) {
            for (std::size_t i = panel * kPanel; i < (panel + 1) * kPanel; ++i) {
                for (std::size_t j = block * kPanel; j < std::min((block + 1) * kPanel, i); ++j)
                    matrix.at(i, j) = matrix.at(j, i);
            }
        }
    });
}

// e H e^T = sum over j of e_j (H_jj e_j + 2 sum over k < j of e_k H_kj): half the products of the full one.
std::vector<double> quadraticForms(std::span<const float> errors, std::size_t rows, const SquareMatrix& h, Progress& progress)
{
    const std::size_t n = h.size(), panels = h.padded() / kPanel;
    std::vector<double> result(rows, 0.0);
    // Panel `right` of the upper triangle, its diagonal halved, to a depth of (right + 1) * kPanel.
    std::vector<std::size_t> first(panels + 1, 0);
    for (std::size_t k = 0; k < panels; ++k)
        first[k + 1] = first[k] + (k + 1) * kPanel * kPanel;
    LargeVector<double> packed(first[panels]);
    tbb::parallel_for(std::size_t{0}, panels, [&](std::size_t k) {
        const auto at = [&](std::size_t p, std::size_t j) { return p < j ? h.at(p, j) : p == j ? h.at(p, j) / 2 : 0.0; };
        packPanel<kPanel>(k * kPanel, n, std::min((k + 1) * kPanel, n), at, packed.data() + first[k]);
    });
    constexpr std::size_t kRows = kRowPanels * kPanel;
    tbb::parallel_for(std::size_t{0}, dividedUp(rows, kRows), [&](std::size_t piece) {
        const std::size_t begin = piece * kRows, count = std::min(kRows, rows - begin);
        std::vector<double> left(kRowPanels * n * kPanel), product(kRows * kPanel);
        const auto at = [&](std::size_t p, std::size_t i) { return double{errors[(begin + i) * n + p]}; };
        for (std::size_t k = 0; k < kRowPanels; ++k)
            packPanel<kPanel>(k * kPanel, count, n, at, left.data() + k * n * kPanel);
        for (std::size_t right = 0; right < panels; ++right) {
            std::fill(product.begin(), product.end(), 0.0);
            const std::size_t end = std::min((right + 1) * kPanel, n);
            for (std::size_t depth = 0; depth < end; depth += kDepth) {
                for (std::size_t k = 0; k < kRowPanels; ++k)
                    addTile(left.data() + (k * n + depth) * kPanel, packed.data() + first[right] + depth * kPanel,
                            std::min(kDepth, end - depth), product.data() + k * kPanel * kPanel, kPanel);
            }
            for (std::size_t r = 0; r < count; ++r) {
                for (std::size_t j = right * kPanel; j < end; ++j)
                    result[begin + r] += 2 * product[r * kPanel + j - right * kPanel] * double{errors[(begin + r) * n + j]};
            }
            progress.advance(0);
        }
    });
    return result;
}

std::vector<double> innerProducts(std::span<const float> a, std::span<const float> b, std::size_t depth, Progress& progress)
{
    const std::size_t rows = depth == 0 ? 0 : a.size() / depth, columns = depth == 0 ? 0 : b.size() / depth;
    const std::size_t panels = dividedUp(columns, kPanel);
    std::vector<double> result(rows * columns);
    LargeVector<double> right(panels * depth * kPanel);
    tbb::parallel_for(std::size_t{0}, panels, [&](std::size_t k) {
        const auto at = [&](std::size_t p, std::size_t j) { return double{b[j * depth + p]}; };
        packPanel<kPanel>(k * kPanel, columns, depth, at, right.data() + k * depth * kPanel);
    });
    tbb::parallel_for(std::size_t{0}, dividedUp(rows, kPanel), [&](std::size_t piece) {
        progress.advance(0);
        std::vector<double> left(depth * kPanel), product(kPanel * kPanel);
        packPanel<kPanel>(
            piece * kPanel, rows, depth, [&](std::size_t p, std::size_t i) { return double{a[i * depth + p]}; }, left.data());
        const std::size_t here = std::min(kPanel, rows - piece * kPanel);
        for (std::size_t k = 0; k < panels; ++k) {
            std::fill(product.begin(), product.end(), 0.0);
            addTile(left.data(), right.data() + k * depth * kPanel, depth, product.data(), kPanel);
            for (std::size_t i = 0; i < here; ++i)
                std::copy_n(product.data() + i * kPanel, std::min(kPanel, columns - k * kPanel),
                            result.data() + (piece * kPanel + i) * columns + k * kPanel);
        }
    });
    return result;
}

}  // namespace bitloupe
