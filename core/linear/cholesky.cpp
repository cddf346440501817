// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Blocked, right to left. For the block K of columns [k, e):
//   A_KK from H_KK by columns;   A_IK = H_IK A_KK^-T for the rows I above;   H_II -= A_IK A_IK^T (upper triangle).

#include "core/linear/cholesky.h"

#include "core/linear/panels.h"
#include "core/linear/strip.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kPanel = SquareMatrix::kPanel;
constexpr std::size_t kBlock = 256;  // columns of a block: a panel of them is 32 KiB

// rows x columns at `c` += left x right, both in panels of kBlock steps of which `depth` count.
void addProduct(const double* left, const double* right, std::size_t depth, double* c, std::size_t stride)
{
    const auto tile = kernels::active().tileF64;
    for (std::size_t i = 0; i < kPanel; i += kernels::kTileRows)
        tile(left + i, kPanel, right, depth, c + i * stride, stride);
}

// The block on the diagonal, one column after the other.
bool factorBlock(SquareMatrix& h, std::size_t first, std::size_t end)
{
    std::vector<double> column(end - first);
    for (std::size_t k = end; k-- > first;) {
        const double pivot = h.at(k, k);
        if (!(pivot > 0) || !std::isfinite(pivot))
            return false;
        const double root = std::sqrt(pivot);
        h.at(k, k) = root;
        for (std::size_t i = first; i < k; ++i)
            column[i - first] = h.at(i, k) /= root;
        for (std::size_t i = first; i < k; ++i) {
            const double factor = column[i - first];
            double* const row = h.row(i);
            for (std::size_t j = i; j < k; ++j)
                row[j] -= factor * column[j - first];
        }
    }
    return true;
}

// Panels of rows, [p][i] = sign * row i's value in column p of a block of `depth` columns.
class Panels {
public:
    Panels(std::size_t rows, std::size_t depth)
        : m_depth(depth)
        , m_values(dividedUp(rows, kPanel) * depth * kPanel)
    {
    }
    double* panel(std::size_t k) { return m_values.data() + k * m_depth * kPanel; }

private:
    std::size_t m_depth;
    LargeVector<double> m_values;
};

// What is above a block on the diagonal, twice: the two sides of the product that is taken from the rest.
struct Above {
    Panels negative, positive;
};

// A 16 x 16 tile turned into panels: [column][row].
void turn(const double* tile, double sign, double* panel)
{
    for (std::size_t j = 0; j < kPanel; ++j) {
        for (std::size_t i = 0; i < kPanel; ++i)
            panel[j * kPanel + i] = sign * tile[i * kPanel + j];
    }
}

// Rows [0, rows) of columns [first, first + count) of h, times `right`: panels of columns, of whose `count` steps those in
// [begin(panel), end(panel)) are not zero. put(row, column, product) takes 16 x 16 tiles, some of whose rows are beyond `rows`.
template <class Begin, class End, class Put>
void multiplyRows(const SquareMatrix& h, std::size_t rows, std::size_t first, std::size_t count, Panels& right, const Begin& begin,
                  const End& end, const Put& put)
{
    tbb::parallel_for(std::size_t{0}, dividedUp(rows, kPanel), [&](std::size_t panel) {
        std::vector<double> left(count * kPanel);
        packPanel<kPanel>(
            panel * kPanel, rows, count, [&](std::size_t p, std::size_t i) { return h.at(i, first + p); }, left.data());
        for (std::size_t k = 0; k < dividedUp(count, kPanel); ++k) {
            alignas(64) std::array<double, kPanel * kPanel> product{};
            const std::size_t from = begin(k) * kPanel;
            addProduct(left.data() + from, right.panel(k) + from, end(k) - begin(k), product.data(), kPanel);
            put(panel * kPanel, k * kPanel, product.data());
        }
    });
}

// A_IK = H_IK A_KK^-T, rows [0, first).
void solveAbove(SquareMatrix& h, std::size_t first, std::size_t count, Above& above)
{
    const std::vector<double> inverse = inverseOfBlock(h, first, count);
    Panels right(count, count);
    for (std::size_t k = 0; k < dividedUp(count, kPanel); ++k)
        packPanel<kPanel>(
            k * kPanel, count, count, [&](std::size_t p, std::size_t j) { return inverse[j * count + p]; }, right.panel(k));
    const auto put = [&](std::size_t row, std::size_t column, const double* product) {
        for (std::size_t i = 0; i < std::min(kPanel, first - row); ++i)
            std::copy_n(product + i * kPanel, std::min(kPanel, count - column), h.row(row + i) + first + column);
        turn(product, -1, above.negative.panel(row / kPanel) + column * kPanel);
        turn(product, 1, above.positive.panel(row / kPanel) + column * kPanel);
    };
    multiplyRows(
        h, first, first, count, right, [](std::size_t k) { return k * kPanel; }, [count](std::size_t) { return count; }, put);
}

// H_II -= A_IK A_IK^T.
void updateAbove(SquareMatrix& h, std::size_t first, std::size_t count, Above& above, Progress& progress)
{
    const std::size_t panels = dividedUp(first, kPanel);
    tbb::parallel_for(std::size_t{0}, dividedUp(panels, Strip::kPanels), [&](std::size_t piece) {
        progress.advance(0);
        const std::size_t begin = piece * Strip::kPanels;
        const auto countAt = [&](std::size_t column) { return std::min({begin + Strip::kPanels, panels, column + 1}) - begin; };
        Strip strip;
        for (std::size_t column = begin; column < panels; ++column) {
            const std::size_t rows = countAt(column);
            strip.load(h, begin * kPanel, column * kPanel, rows);
            if (column + 1 < panels)
                Strip::prefetch(h, begin * kPanel, (column + 1) * kPanel, countAt(column + 1));
            strip.add(above.negative.panel(begin), kBlock * kPanel, above.positive.panel(column), count, rows);
            strip.store(h, begin * kPanel, column * kPanel, rows);
        }
    });
}

}  // namespace

bool factorUpper(SquareMatrix& h, Progress& progress)
{
    const std::size_t most = h.size() == 0 ? 0 : (h.size() - 1) / kBlock * kBlock;
    Above above{Panels(most, kBlock), Panels(most, kBlock)};
    for (std::size_t end = h.size(); end > 0;) {
        const std::size_t first = (end - 1) / kBlock * kBlock;
        if (!factorBlock(h, first, end))
            return false;
        if (first > 0) {
            solveAbove(h, first, end - first, above);
            updateAbove(h, first, end - first, above, progress);
        }
        end = first;
    }
    return true;
}

std::vector<double> inverseOfBlock(const SquareMatrix& upper, std::size_t first, std::size_t count)
{
    std::vector<double> inverse(count * count, 0.0);
    for (std::size_t i = count; i-- > 0;) {
        double* const row = inverse.data() + i * count;
        const double* const from = upper.row(first + i) + first;
        row[i] = 1;
        for (std::size_t k = i + 1; k < count; ++k) {
            const double factor = from[k];
            const double* const other = inverse.data() + k * count;
            for (std::size_t j = k; j < count; ++j)
                row[j] -= factor * other[j];
        }
        for (std::size_t j = i; j < count; ++j)
            row[j] /= from[i];
    }
    return inverse;
}

void columnsTimes(const SquareMatrix& upper, std::size_t rows, std::size_t first, std::size_t count, const std::vector<double>& right,
                  const PutTile& put)
{
    Panels packed(count, count);
    for (std::size_t k = 0; k < dividedUp(count, kPanel); ++k)
        packPanel<kPanel>(
            k * kPanel, count, count, [&](std::size_t p, std::size_t j) { return right[p * count + j]; }, packed.panel(k));
    multiplyRows(
        upper, rows, first, count, packed, [](std::size_t) { return std::size_t{0}; },
        [count](std::size_t k) { return std::min((k + 1) * kPanel, count); }, put);
}

}  // namespace bitloupe
