// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What single rows become under a spec's grid, granularity and range, each weight to its nearest level: for searches that ask
// it many times and need no codes. Only where a row's parameters hang on that row alone.

#include "core/calibrate/calibrator.h"
#include "core/round/quantize.h"

#include <optional>

namespace bitloupe {

class NearestRows {
public:
    // Nothing where blocks reach over rows, or where the grid finds, learns or shares its parameters itself.
    static Result<std::optional<NearestRows>> make(const QuantSpec& spec, std::uint64_t rows, std::uint64_t cols);

    // One row, or several. `values` may be where the weights are not. Thread-safe.
    Result<void> round(std::span<const float> weights, std::span<float> values) const;

private:
    bool roundTogether(std::span<const float> weights, std::span<float> values) const;

    std::shared_ptr<const Grid> m_grid;
    std::shared_ptr<const Calibrator> m_calibrator;
    std::size_t m_block = 0, m_cols = 0;
};

}  // namespace bitloupe
