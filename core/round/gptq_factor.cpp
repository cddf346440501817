// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The order of the columns, damping, and the factor cut into what the rows' work reads in order.

#include "core/linear/cholesky.h"
#include "core/linear/panels.h"
#include "core/round/gptq.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kColumns = 8;  // of a panel, and at most of a run

// Columns that meet no input count as 1.
std::vector<double> diagonalOf(const SquareMatrix& h)
{
    std::vector<double> diagonal(h.size());
    for (std::size_t i = 0; i < h.size(); ++i)
        diagonal[i] = h.at(i, i) == 0 ? 1 : h.at(i, i);
    return diagonal;
}

std::vector<std::size_t> byDiagonal(const std::vector<double>& h, std::size_t first, std::size_t end)
{
    std::vector<std::size_t> order(end - first);
    std::iota(order.begin(), order.end(), first);
    std::stable_sort(order.begin(), order.end(), [&h](std::size_t a, std::size_t b) { return h[a] > h[b]; });
    return order;
}

// A short last group keeps its place, so that groups begin at multiples of their size.
std::vector<std::size_t> groupAwareOrder(const std::vector<double>& h, std::size_t groupSize)
{
    const std::size_t n = h.size(), size = groupSize == 0 ? n : groupSize;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t first = 0; first < n; first += size)
        groups.push_back(byDiagonal(h, first, std::min(first + size, n)));
    const auto full = groups.end() - (n % size == 0 ? 0 : 1);
    std::stable_sort(groups.begin(), full, [&h](const auto& a, const auto& b) { return h[a[0]] > h[b[0]]; });
    std::vector<std::size_t> order;
    for (const auto& group : groups)
        order.insert(order.end(), group.begin(), group.end());
    return order;
}

std::vector<std::size_t> orderOf(const std::vector<double>& h, const GptqOptions& options)
{
    if (options.order == ColumnOrder::GroupAware)
        return groupAwareOrder(h, options.groupSize);
    if (options.order == ColumnOrder::Activation)
        return byDiagonal(h, 0, h.size());
    std::vector<std::size_t> order(h.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

SquareMatrix permuted(const SquareMatrix& h, const std::vector<double>& diagonal, const std::vector<std::size_t>& order, double added)
{
    SquareMatrix result(h.size());
    tbb::parallel_for(std::size_t{0}, h.size(), [&](std::size_t i) {
        const double* const from = h.row(order[i]);
        double* const to = result.row(i);
        for (std::size_t j = i; j < h.size(); ++j)
            to[j] = from[order[j]];
        to[i] = diagonal[order[i]] + added;
    });
    return result;
}

bool foundOnTheWay(const GptqOptions& options) { return options.groupSize > 0 && !options.staticGroups; }

std::vector<GptqFactor::Run> runsOf(const GptqFactor::Block& block, const GptqOptions& options)
{
    const bool cuts = foundOnTheWay(options) && !options.staleGroups;
    const std::size_t width = block.reach - block.first, panels = dividedUp(width, kColumns);
    std::vector<GptqFactor::Run> runs;
    for (std::size_t first = block.first; first < block.end;) {
        GptqFactor::Run run;
        run.first = first;
        run.end = std::min(first - (first - block.first) % kColumns + kColumns, block.end);
        if (cuts)
            run.end = std::min(run.end, (first / options.groupSize + 1) * options.groupSize);
        const std::size_t length = run.end - first;
        run.push.assign(panels * length * kColumns, 0.0f);
        for (std::size_t j = run.end - block.first; j < width; ++j) {
            for (std::size_t p = 0; p < length; ++p)
                run.push[(j / kColumns * length + p) * kColumns + j % kColumns] = -block.upper[(first - block.first + p) * width + j];
        }
        first = run.end;
        runs.push_back(std::move(run));
    }
    return runs;
}

// Which columns; nothing else yet.
GptqFactor::Block blockAt(std::size_t first, std::size_t size, const GptqOptions& options)
{
    GptqFactor::Block block;
    block.first = first;
    block.end = std::min(first + options.blockSize, size);
    block.reach = block.end;
    if (foundOnTheWay(options)) {
        const std::size_t lastGroup = (block.end - 1) / options.groupSize * options.groupSize;
        if (lastGroup >= first)
            block.reach = std::max(block.end, std::min(lastGroup + options.groupSize, size));
    }
    return block;
}

std::size_t panelsOf(const GptqFactor::Block& block) { return dividedUp(block.reach - block.first, kColumns); }

// `history` is zero where the last panel of columns is not full.
void fill(GptqFactor::Block& block, const SquareMatrix& upper, const GptqOptions& options, float* history)
{
    const std::size_t first = block.first, width = block.reach - first, panels = panelsOf(block);
    const std::vector<double> inverse = inverseOfBlock(upper, first, width);
    block.upper.assign(inverse.begin(), inverse.end());
    static_assert(GptqFactor::kHistory % SquareMatrix::kPanel == 0 && SquareMatrix::kPanel == 2 * kColumns);
    columnsTimes(upper, first, first, width, inverse, [&](std::size_t row, std::size_t column, const double* tile) {
        const std::size_t begin = row / GptqFactor::kHistory * GptqFactor::kHistory;
        const std::size_t depth = std::min(GptqFactor::kHistory, first - begin);
        const std::size_t rows = std::min(SquareMatrix::kPanel, first - row);
        for (std::size_t k = column / kColumns; k < std::min(column / kColumns + 2, panels); ++k) {
            float* const panel = history + (begin * panels + k * depth + row - begin) * kColumns;
            for (std::size_t p = 0; p < rows; ++p) {
                for (std::size_t j = 0; j < kColumns; ++j)
                    panel[p * kColumns + j] = static_cast<float>(tile[p * SquareMatrix::kPanel + k * kColumns - column + j]);
            }
        }
    });
    block.history = {history, panels * first * kColumns};
    block.runs = runsOf(block, options);
}

// The next damping to try; above 1: none.
double raised(double damp) { return damp >= 1 ? 2 : damp <= 0 ? 0.01 : std::min(damp * 10, 1.0); }

}  // namespace

std::shared_ptr<const GptqFactor> GptqFactor::make(const SquareMatrix& h, const GptqOptions& options, Progress& progress, bool keepsUpper)
{
    auto factor = std::make_shared<GptqFactor>();
    factor->m_dead.resize(h.size());
    for (std::size_t i = 0; i < h.size(); ++i)
        factor->m_dead[i] = h.at(i, i) == 0;
    const std::vector<double> diagonal = diagonalOf(h);
    const double mean = h.size() == 0 ? 1 : std::accumulate(diagonal.begin(), diagonal.end(), 0.0) / static_cast<double>(h.size());
    if (!std::isfinite(mean))
        return nullptr;
    factor->m_order = orderOf(diagonal, options);
    for (double damp = options.damp; damp <= 1; damp = raised(damp)) {
        SquareMatrix upper = permuted(h, diagonal, factor->m_order, damp * mean);
        if (!factorUpper(upper, progress))
            continue;
        factor->m_damp = damp;
        factor->layOut(upper, options);
        if (keepsUpper)
            factor->m_upper = std::move(upper);
        return factor;
    }
    return nullptr;
}

void GptqFactor::layOut(const SquareMatrix& upper, const GptqOptions& options)
{
    std::size_t size = 0;
    for (std::size_t first = 0; first < upper.size(); first += options.blockSize) {
        m_blocks.push_back(blockAt(first, upper.size(), options));
        size += panelsOf(m_blocks.back()) * first * kColumns;
    }
    m_history = LargeVector<float>(size);
    float* history = m_history.data();
    for (Block& block : m_blocks) {
        fill(block, upper, options, history);
        history += block.history.size();
    }
}

std::size_t GptqFactor::deadColumns() const { return static_cast<std::size_t>(std::count(m_dead.begin(), m_dead.end(), true)); }

std::size_t gptqGroups(std::size_t columns, const GptqOptions& options)
{
    return options.groupSize == 0 ? 1 : dividedUp(columns, options.groupSize);
}

std::vector<std::size_t> gptqGroupOf(const GptqFactor& factor, const GptqOptions& options)
{
    std::vector<std::size_t> group(factor.size(), 0);
    const bool mixed = options.order == ColumnOrder::Activation && !options.staticGroups;
    for (std::size_t c = 0; options.groupSize > 0 && c < factor.size(); ++c)
        group[factor.order()[c]] = (mixed ? c : factor.order()[c]) / options.groupSize;
    return group;
}

}  // namespace bitloupe
