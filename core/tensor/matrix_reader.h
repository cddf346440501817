// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads ranges of the matrix W straight from a file, for a channel axis that is not the first: runs of the tensor are read
// and put into their rows.

#include "core/io/model_file.h"
#include "core/tensor/fold.h"

#include <functional>
#include <memory>
#include <vector>

namespace bitloupe {

class MatrixReader {
public:
    using Advance = std::function<void(std::uint64_t)>;

    MatrixReader(std::shared_ptr<const ModelFile> file, std::size_t tensor, Fold fold);

    const Fold& fold() const { return m_fold; }
    // Whether small ranges cost about what their bytes cost.
    bool readsAnywhere() const { return m_fold.isIdentity() && m_file->readsAnywhere(m_tensor); }
    // Values [first, first + count) of the matrix. `advance` is told of elements that were read; it may throw.
    Result<void> read(std::uint64_t first, std::uint64_t count, float* out, const Advance& advance) const;

private:
    // Rows of one slice, which begins at element `origin` of the tensor.
    Result<void> readRows(std::uint64_t origin, std::uint64_t row, std::uint64_t rows, float* out, const Advance& advance) const;
    Result<void> readPartOfRow(std::uint64_t origin, std::uint64_t row, std::uint64_t column, std::uint64_t count, float* out,
                               const Advance& advance) const;
    Result<void> readLongRuns(std::uint64_t origin, std::uint64_t row, std::uint64_t rows, float* out, const Advance& advance) const;

    std::shared_ptr<const ModelFile> m_file;
    std::size_t m_tensor;
    Fold m_fold;
};

}  // namespace bitloupe
