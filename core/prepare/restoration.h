// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The way back from a preparation: what the decoded weights must meet before they stand for the weights again.
//
//   restored = decoded / columnScale          AWQ, SmoothQuant: the inputs are divided by the same scales
//   restored = decoded + sparse value         outlier weights kept apart (the dense part has 0 there)
//   restored = kept column                    input columns kept in 16 bits (LLM.int8): the dense part leaves them out

#include "core/grid/grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

struct Restoration {
    std::uint64_t rows = 0, cols = 0;
    std::vector<float> columnScale;  // by column; empty: 1
    bool storesColumnScale = false;  // beside the weights; else folded into what makes the inputs
    std::vector<std::uint32_t> keptColumns;  // ascending
    std::vector<float> keptValues;  // rows x keptColumns.size(), as half precision holds them
    std::vector<std::uint64_t> sparseRows;  // rows + 1 places in the two below (CSR); empty: nothing is sparse
    std::vector<std::uint32_t> sparseColumns;
    std::vector<float> sparseValues;  // as half precision holds them

    // Decoded values of the flat range [first, first + values.size()) to those they stand for.
    void restore(std::uint64_t first, std::span<float> values) const;
    // The same range of weights as the grid sees them: scaled, 0 where kept apart.
    void prepare(std::uint64_t first, std::span<float> weights) const;
    // Bits beside the codes: indices of 32 (columns) and 16 bits (sparse; 32 where 16 do not do), values of 16, row starts of 32.
    std::vector<StoredPart> storedParts() const;

private:
    template <class Visit>
    void forEachSparse(std::uint64_t first, std::uint64_t count, const Visit& visit) const;
    template <class Visit>
    void forEachKept(std::uint64_t first, std::uint64_t count, const Visit& visit) const;
};

}  // namespace bitloupe
