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
constexpr std::size_t kDepth = 128;  // columns of errors that are multiplied at once: they stay in the first-level cache
constexpr std::size_t kLargestCode = 2;  // bytes

using Column = std::array<float, kRows>;

// The rows of one piece of work, column by column.
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
    {
    }

    Result<void> run()
    {
        for (const GptqFactor::Block& block : m_factor.blocks()) {
            load(block);
            takeHistory(block);
            if (m_finds && m_options.staleGroups) {
                for (std::size_t c = dividedUp(block.first, m_options.groupSize) * m_options.groupSize; c < block.end;
                     c += m_options.groupSize)
                    if (Result<void> found = findGroups(block, c); !found)
                        return found;
            }
            for (const GptqFactor::Run& run : block.runs) {
                if (m_finds && !m_options.staleGroups && run.first % m_options.groupSize == 0)
                    if (Result<void> found = findGroups(block, run.first); !found)
                        return found;
                round(block, run);
            }
        }
        return {};
    }

private:
    // The block's weights, turned; those that are no numbers and those that meet no input count as 0.
    void load(const GptqFactor::Block& block)
    {
        const std::size_t width = block.reach - block.first, n = m_factor.size();
        m_weights.assign(dividedUp(width, kColumns) * kColumns, Column{});
        for (std::size_t j = 0; j < width; ++j) {
            const std::size_t column = m_factor.order()[block.first + j];
            for (std::size_t row = 0; row < m_rows.count && !m_factor.isDead(column); ++row) {
                const float w = m_rows.weights[row * n + column];
                m_weights[j][row] = std::isnan(w) ? 0.0f : w;
            }
        }
        m_wanted = m_weights;
    }

    void takeHistory(const GptqFactor::Block& block)
    {
        const auto tile = kernels::active().tileF32;
        for (std::size_t p = 0; p < block.first; p += kDepth) {
            for (std::size_t panel = 0; panel * kColumns < m_wanted.size(); ++panel)
                tile(block.history.data() + (panel * block.first + p) * kColumns, kColumns, m_errors[p].data(),
                     std::min(kDepth, block.first - p), m_wanted[panel * kColumns].data(), kRows);
        }
    }

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
        return {};
    }

    void round(const GptqFactor::Block& block, const GptqFactor::Run& run)
    {
        const std::size_t width = block.reach - block.first, length = run.end - run.first;
        std::array<Column, kColumns> errors{};
        for (std::size_t c = run.first; c < run.end; ++c) {
            const float* const factors = block.upper.data() + (c - block.first) * width;
            Column& error = errors[c - run.first];
            roundColumn(c, m_weights[c - block.first], m_wanted[c - block.first], factors[c - block.first], error);
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

    void roundColumn(std::size_t c, const Column& weights, const Column& wanted, float pivot, Column& error)
    {
        const std::size_t column = m_factor.order()[c], group = m_groupOf[column];
        std::array<BlockParams, kRows> working, stored;
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            working[row] = m_rows.groups[row * m_groups + group].working;
            stored[row] = m_rows.groups[row * m_groups + group].stored;
        }
        std::array<std::byte, kRows * kLargestCode> codes;
        Column values{};
        m_grid.encodeEach(wanted.data(), m_rows.count, working.data(), stored.data(), codes.data(), values.data());
        const std::size_t bytes = codeBytes(m_grid.codeType());
        for (std::size_t row = 0; row < m_rows.count; ++row) {
            std::memcpy(m_rows.codes + (row * m_factor.size() + column) * bytes, codes.data() + row * bytes, bytes);
            const float left = (wanted[row] - values[row]) / pivot, difference = weights[row] - values[row];
            error[row] = std::isfinite(left) ? left : 0.0f;
            m_errors[c][row] = std::isfinite(difference) ? difference : 0.0f;
            if (m_rows.losses != nullptr)
                m_rows.losses[row] += double{error[row]} * double{error[row]} / 2;
        }
    }

    const GptqFactor& m_factor;
    const GptqOptions& m_options;
    const Grid& m_grid;
    const std::vector<std::size_t>& m_groupOf;
    const GptqRows& m_rows;
    const FindGroup& m_find;
    const std::size_t m_groups;
    const bool m_finds;
    std::vector<Column> m_errors;  // D, by column in the order of work
    std::vector<Column> m_weights;  // of the block
    std::vector<Column> m_wanted;  // what they are to be rounded from
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

Result<void> gptqRound(const GptqFactor& factor, const GptqOptions& options, const Grid& grid, const GptqRows& rows, const FindGroup& find,
                       Progress& progress)
{
    const std::size_t n = factor.size(), groups = gptqGroups(n, options);
    const std::vector<std::size_t> groupOf = gptqGroupOf(factor, options);
    FirstError error;
    tbb::parallel_for(std::size_t{0}, dividedUp(rows.count, kRows), [&](std::size_t piece) {
        const std::size_t first = piece * kRows, count = std::min(kRows, rows.count - first);
        progress.advance(count * n);
        const GptqRows part{count, rows.weights + first * n, rows.codes + first * n * codeBytes(grid.codeType()),
                            rows.groups + first * groups, rows.losses == nullptr ? nullptr : rows.losses + first};
        error.note(piece, RowsWork(factor, options, grid, groupOf, part, find).run());
    });
    return error.result();
}

}  // namespace bitloupe
