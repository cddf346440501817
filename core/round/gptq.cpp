// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/gptq.h"

#include "core/linear/panels.h"
#include "core/round/first_error.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kRows = kernels::kTileColumnsF32;  // side by side: a column of them is one row of a panel
constexpr std::size_t kColumns = kernels::kTileRows;
constexpr std::size_t kLargestCode = 2;  // bytes
constexpr std::size_t kTogether = 4;  // times kRows: a piece of work

using Column = std::array<float, kRows>;

constexpr int kSecondLevel = 2;  // of the caches, as the compiler counts how long values are to stay

template <int level>
void prefetch(std::span<const float> values)
{
    for (std::size_t i = 0; i < values.size(); i += 64 / sizeof(float))
        __builtin_prefetch(values.data() + i, 0, level);
}

// Rows side by side, column by column.
class RowsWork {
public:
    RowsWork(const GptqFactor& factor, const GptqOptions& options, const Grid& grid, const std::vector<std::size_t>& groupOf,
             const GptqRows& rows, const FindGroup& find)
        : m_factor(factor)
        , m_options(options)
        , m_grid(grid)
        , m_groupOf(groupOf)
        , m_rows(rows)
        , m_find(find)
        , m_groups(gptqGroups(factor.size(), options))
        , m_finds(options.groupSize > 0 && !options.staticGroups)
        , m_errors(factor.size())
        , m_codes(options.blockSize)
    {
    }

    // The block's weights, turned; those that are no numbers and those that meet no input count as 0.
    void load(const GptqFactor::Block& block)
    {
        const std::size_t width = block.reach - block.first, n = m_factor.size();
        const std::size_t* const columns = m_factor.order().data() + block.first;
        m_weights.resize(dividedUp(width, kColumns) * kColumns);
        for (std::size_t row = 0; row < m_rows.count; ++row) {  // row by row: columns of a tall matrix lie in the same cache sets
            const float* const weights = m_rows.weights + row * n;
            for (std::size_t j = 0; j < width; ++j)
                m_weights[j][row] = weights[columns[j]];
        }
        for (std::size_t j = 0; j < width; ++j) {
            const bool dead = m_factor.isDead(columns[j]);
            for (float& w : m_weights[j])
                w = dead || std::isnan(w) ? 0.0f : w;
        }
        m_wanted = m_weights;
    }

    // Rows of weights from `column` on, in the order of the tensor: what the next block will ask for, where the order is that.
    void prefetchWeights(std::size_t column, std::size_t count) const
    {
        for (std::size_t row = 0; row < m_rows.count; ++row)
            prefetch<kSecondLevel>({m_rows.weights + row * m_factor.size() + column, count});
    }

    // What columns [p, p + depth) have left to be done by eight columns of the block; `history`: a panel of that.
    void addHistory(const float* history, std::size_t panel, std::size_t p, std::size_t depth)
    {
        kernels::active().tileF32(history, kColumns, m_errors[p].data(), depth, m_wanted[panel * kColumns].data(), kRows);
    }

    Result<void> roundBlock(const GptqFactor::Block& block)
    {
        if (m_finds && m_options.staleGroups) {
            for (std::size_t c = dividedUp(block.first, m_options.groupSize) * m_options.groupSize; c < block.end; c += m_options.groupSize)
                if (Result<void> found = findGroups(block, c); !found)
                    return found;
        }
        for (const GptqFactor::Run& run : block.runs) {
            if (m_finds && !m_options.staleGroups && run.first % m_options.groupSize == 0)
                if (Result<void> found = findGroups(block, run.first); !found)
                    return found;
            round(block, run);
        }
        putCodes(block);
        return {};
    }

private:
    // The group whose first column, in the order of work, is c.
    Result<void> findGroups(const GptqFactor::Block& block, std::size_t c)
    {
        const std::size_t end = std::min(c + m_options.groupSize, m_factor.size());
        std::vector<float> weights(end - c);
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            for (std::size_t j = c; j < end; ++j)
                weights[j - c] = m_wanted[j - block.first][row];
            Result<GroupParams> found = m_find(weights);
            if (!found)
                return found.error();
            m_rows.groups[row * m_groups + m_groupOf[m_factor.order()[c]]] = *found;
        }
        m_taken = kNone;
        return {};
    }

    // The parameters of the group that is at work, row by row.
    void takeGroup(std::size_t group)
    {
        if (group == m_taken)
            return;
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            m_working[row] = m_rows.groups[row * m_groups + group].working;
            m_stored[row] = m_rows.groups[row * m_groups + group].stored;
        }
        m_taken = group;
    }

    void round(const GptqFactor::Block& block, const GptqFactor::Run& run)
    {
        const std::size_t width = block.reach - block.first, length = run.end - run.first;
        std::array<Column, kColumns> errors{};
        for (std::size_t c = run.first; c < run.end; ++c) {
            const float* const factors = block.upper.data() + (c - block.first) * width;
            Column& error = errors[c - run.first];
            roundColumn(c, m_codes[c - block.first].data(), m_weights[c - block.first], m_wanted[c - block.first], factors[c - block.first],
                        error);
            for (std::size_t j = c + 1; j < run.end; ++j) {
                Column& later = m_wanted[j - block.first];
                const float factor = factors[j - block.first];
                for (std::size_t row = 0; row < kRows; ++row)
                    later[row] -= error[row] * factor;
            }
        }
        const auto tile = kernels::active().tileF32;
        for (std::size_t panel = (run.end - block.first) / kColumns; panel * kColumns < width; ++panel)
            tile(run.push.data() + panel * length * kColumns, kColumns, errors[0].data(), length, m_wanted[panel * kColumns].data(), kRows);
    }

    void roundColumn(std::size_t c, std::byte* codes, const Column& weights, const Column& wanted, float pivot, Column& error)
    {
        takeGroup(m_groupOf[m_factor.order()[c]]);
        std::array<float, kRows> values{};
        m_grid.encodeEach(wanted.data(), m_rows.count, m_working.data(), m_stored.data(), codes, values.data());
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            const float left = (wanted[row] - values[row]) / pivot, difference = weights[row] - values[row];
            error[row] = std::isfinite(left) ? left : 0.0f;
            m_errors[c][row] = std::isfinite(difference) ? difference : 0.0f;
            if (m_rows.losses != nullptr)
                m_rows.losses[row] += double{error[row]} * double{error[row]} / 2;
        }
    }

    void putCodes(const GptqFactor::Block& block)
    {
        if (codeBytes(m_grid.codeType()) == 1)
            putCodes<std::uint8_t>(block);
        else
            putCodes<std::uint16_t>(block);
    }

    // Row by row, for the same reason as load().
    template <class Code>
    void putCodes(const GptqFactor::Block& block)
    {
        const std::size_t* const columns = m_factor.order().data() + block.first;
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            std::byte* const codes = m_rows.codes + row * m_factor.size() * sizeof(Code);
            for (std::size_t j = 0; j < block.end - block.first; ++j)
                std::memcpy(codes + columns[j] * sizeof(Code), m_codes[j].data() + row * sizeof(Code), sizeof(Code));
        }
    }

    static constexpr std::size_t kNone = ~std::size_t{0};

    const GptqFactor& m_factor;
    const GptqOptions& m_options;
    const Grid& m_grid;
    const std::vector<std::size_t>& m_groupOf;
    const GptqRows m_rows;
    const FindGroup& m_find;
    const std::size_t m_groups;
    const bool m_finds;
    std::vector<Column> m_errors;  // D, by column in the order of work
    std::vector<Column> m_weights;  // of the block
    std::vector<Column> m_wanted;  // what they are to be rounded from
    std::vector<std::array<std::byte, kRows * kLargestCode>> m_codes;  // of the block, by column
    std::size_t m_taken = kNone;  // the group whose parameters these are
    std::array<BlockParams, kRows> m_working, m_stored;
};

}  // namespace

Result<void> gptqFindStatic(const GptqFactor& factor, const GptqOptions& options, const GptqRows& rows, const FindGroup& find,
                            Progress& progress)
{
    const std::size_t n = factor.size(), groups = gptqGroups(n, options), size = options.groupSize == 0 ? n : options.groupSize;
    if (options.groupSize > 0 && !options.staticGroups)
        return {};
    FirstError error;
    tbb::parallel_for(std::size_t{0}, rows.count, [&](std::size_t row) {
        progress.advance(0);
        std::vector<float> weights(rows.weights + row * n, rows.weights + (row + 1) * n);
        for (std::size_t column = 0; options.groupSize > 0 && column < n; ++column)
            weights[column] = factor.isDead(column) ? 0.0f : weights[column];
        for (std::size_t group = 0; group < groups; ++group) {
            const std::size_t first = group * size;
            const Result<GroupParams> found = find({weights.data() + first, std::min(size, n - first)});
            if (!found)
                return error.note(row, found.error());
            rows.groups[row * groups + group] = *found;
        }
    });
    return error.result();
}

namespace {

// Each run of errors stays in the first-level cache for all of the block, and the factor's history for all rows in the second.
void takeHistory(const GptqFactor::Block& block, std::vector<RowsWork>& works)
{
    const std::size_t panels = dividedUp(block.reach - block.first, kColumns);
    for (std::size_t p = 0; p < block.first; p += GptqFactor::kHistory) {
        const std::size_t depth = std::min(GptqFactor::kHistory, block.first - p);
        const std::size_t next = p + depth, nextDepth = std::min(GptqFactor::kHistory, block.first - next);
        for (RowsWork& work : works) {
            for (std::size_t panel = 0; panel < panels; ++panel) {
                if (&work == &works.back())
                    prefetch<kSecondLevel>(block.history.subspan((next * panels + panel * nextDepth) * kColumns, nextDepth * kColumns));
                work.addHistory(block.history.data() + (p * panels + panel * depth) * kColumns, panel, p, depth);
            }
        }
    }
}

Result<void> roundTogether(const GptqFactor& factor, const GptqOptions& options, std::vector<RowsWork>& works)
{
    for (const GptqFactor::Block& block : factor.blocks()) {
        for (RowsWork& work : works)
            work.load(block);
        takeHistory(block, works);
        for (const RowsWork& work : works)
            work.prefetchWeights(block.end, std::min(options.blockSize, factor.size() - block.end));
        for (RowsWork& work : works) {
            if (Result<void> done = work.roundBlock(block); !done)
                return done;
        }
    }
    return {};
}

}  // namespace

Result<void> gptqRound(const GptqFactor& factor, const GptqOptions& options, const Grid& grid, const GptqRows& rows, const FindGroup& find,
                       Progress& progress)
{
    const std::size_t n = factor.size(), groups = gptqGroups(n, options);
    const std::vector<std::size_t> groupOf = gptqGroupOf(factor, options);
    FirstError error;
    tbb::parallel_for(std::size_t{0}, dividedUp(rows.count, kRows * kTogether), [&](std::size_t piece) {
        std::vector<RowsWork> works;
        works.reserve(kTogether);
        for (std::size_t first = piece * kRows * kTogether; first < rows.count && works.size() < kTogether; first += kRows) {
            const std::size_t count = std::min(kRows, rows.count - first);
            progress.advance(count * n);
            works.emplace_back(factor, options, grid, groupOf,
                               GptqRows{count, rows.weights + first * n, rows.codes + first * n * codeBytes(grid.codeType()),
                                        rows.groups + first * groups, rows.losses == nullptr ? nullptr : rows.losses + first},
                               find);
        }
        error.note(piece, roundTogether(factor, options, works));
    });
    return error.result();
}

}  // namespace bitloupe
