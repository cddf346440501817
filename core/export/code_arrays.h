// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The codes of one tensor in an exported file, and their decoding in the tensor's own order.

#include "core/export/described_tensor.h"
#include "core/grid/grid.h"
#include "core/round/quantize.h"
#include "core/tensor/fold.h"

#include <memory>

namespace bitloupe {

class CodeArrays {
public:
    // One entry of "tensors" in the description; checked against the arrays. In npy files scales stand in the entry.
    static Result<CodeArrays> open(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor);

    const TensorInfo& info() const { return m_info; }
    Result<void> read(const ModelFile& file, std::uint64_t first, std::size_t count, float* out) const;

private:
    Result<void> readSpec(const DescribedTensor& tensor);
    Result<void> readLayout(const DescribedTensor& tensor);
    Result<void> findArrays(const DescribedTensor& tensor);
    Result<void> readParams(const DescribedTensor& tensor);
    Result<void> readTables(const DescribedTensor& tensor);
    Result<void> toCodes(const ModelFile& file, std::span<const float> values, std::span<std::byte> codes) const;
    void decode(std::uint64_t first, std::span<const std::byte> codes, float* out) const;
    void restore(std::uint64_t first, std::span<float> values) const;

    TensorInfo m_info;
    Choice m_gridChoice;
    std::shared_ptr<const Grid> m_grid;
    Granularity m_granularity;
    Fold m_fold;
    BlockLayout m_blocks;
    std::size_t m_codes = 0;  // index of the array
    std::vector<BlockParams> m_params;
    std::shared_ptr<const Restoration> m_restoration;  // null: none is needed
};

}  // namespace bitloupe
