// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The codes of one tensor in an exported file, and their decoding in the tensor's own order.

#include "core/export/metadata.h"
#include "core/grid/grid.h"
#include "core/io/model_file.h"
#include "core/round/quantize.h"
#include "core/tensor/fold.h"

#include <memory>
#include <unordered_map>

namespace bitloupe {

// Index of each array of a file, by its name.
using ArrayIndex = std::unordered_map<std::string, std::size_t>;

class CodeArrays {
public:
    // One entry of "tensors" in the description; checked against the arrays. In npy files scales stand in the entry.
    static Result<CodeArrays> open(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor);

    const TensorInfo& info() const { return m_info; }
    Result<void> read(const ModelFile& file, std::uint64_t first, std::size_t count, float* out) const;

private:
    Result<void> readSpec(const ModelFile& file, const Json& tensor);
    Result<void> readLayout(const ModelFile& file, const Json& tensor);
    Result<void> findArrays(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor);
    Result<void> readParams(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor);
    Result<void> readTables(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor);
    Result<void> toCodes(const ModelFile& file, std::span<const float> values, std::span<std::byte> codes) const;
    void decode(std::uint64_t first, std::span<const std::byte> codes, float* out) const;
    Error error(const ModelFile& file, ErrorCode code, std::string detail) const;

    TensorInfo m_info;
    Choice m_gridChoice;
    std::shared_ptr<const Grid> m_grid;
    Granularity m_granularity;
    Fold m_fold;
    BlockLayout m_blocks;
    std::size_t m_codes = 0;  // index of the array
    std::vector<BlockParams> m_params;
};

}  // namespace bitloupe
