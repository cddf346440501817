// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/nearest_rows.h"

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

Result<void> NearestRows::round(std::span<const float> weights, std::span<float> values) const
{
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
