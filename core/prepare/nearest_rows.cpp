// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/nearest_rows.h"

#include "core/base/buffer.h"
#include "core/round/block_params.h"

#include <algorithm>

namespace bitloupe {

Result<std::optional<NearestRows>> NearestRows::make(const QuantSpec& asked, std::uint64_t rows, std::uint64_t cols)
{
    const QuantSpec spec = asFormatSays(asked);
    const BlockLayout blocks = blockLayout(spec.granularity, rows, cols);
    const GridRules rules = gridRules(spec.grid);
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    if (blocks.wholeTensor || blocks.rowsPerBlock > 1 || rules.fitsItself || rules.learns || (*grid)->hasSecondStage())
        return std::optional<NearestRows>();
    auto calibrator = makeCalibrator(spec.range);
    if (!calibrator)
        return calibrator.error();
    NearestRows made;
    made.m_grid = std::move(*grid);
    made.m_calibrator = std::move(*calibrator);
    made.m_block = static_cast<std::size_t>(blocks.blockSize);
    made.m_cols = static_cast<std::size_t>(cols);
    return std::optional(std::move(made));
}

// Several full blocks at a time, which stay in the cache between the steps.
bool NearestRows::roundTogether(std::span<const float> weights, std::span<float> values) const
{
    constexpr std::size_t kTurn = 8192;  // weights
    const std::size_t blocks = weights.size() / m_block, most = std::min(std::max(kTurn / m_block, std::size_t{1}), blocks);
    std::vector<BlockParams> params(most);
    std::vector<Range> ranges(most);
    Buffer<std::byte> codes(most * m_block * codeBytes(m_grid->codeType()));
    for (std::size_t done = 0; done < blocks; done += most) {
        const std::size_t now = std::min(most, blocks - done);
        const auto some = std::span(params).first(now);
        if (!findParams(*m_grid, *m_calibrator, weights.data() + done * m_block, m_block, some, std::span(ranges).first(now)))
            return false;  // at the first turn, or never
        m_grid->encodeBlocks(weights.data() + done * m_block, m_block, some, codes.data());
        m_grid->decodeBlocks(codes.data(), m_block, some, values.data() + done * m_block);
    }
    return true;
}

Result<void> NearestRows::round(std::span<const float> weights, std::span<float> values) const
{
    if (m_cols % m_block == 0 && roundTogether(weights, values))
        return {};
    Progress unseen;
    for (std::size_t row = 0; row < weights.size(); row += m_cols) {
        for (std::size_t first = 0; first < m_cols; first += m_block) {
            const std::size_t count = std::min(m_block, m_cols - first);
            const std::span<const float> block = weights.subspan(row + first, count);
            const Result<RangeChoice> choice = m_calibrator->choose(Slice(block), *m_grid, false, unseen);
            if (!choice)
                return choice.error();
            m_grid->roundTrip(block.data(), count, m_grid->params(choice->range), count == m_block, values.data() + row + first);
        }
    }
    return {};
}

}  // namespace bitloupe
