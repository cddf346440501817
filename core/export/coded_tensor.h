// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One tensor's answer, put aside in the order of the matrix: its codes with scales and zero points, or the values that
// they stand for. Both come from quantizePieces(), so a tensor larger than memory passes through. What a preparation has kept
// for the way back stands beside the codes; the values have it in them.

#include "core/base/progress.h"
#include "core/export/exporter.h"
#include "core/export/spool.h"
#include "core/round/quantize.h"
#include "core/tensor/fold.h"

namespace bitloupe {

struct CodedTensor {
    TensorInfo info;
    int outputAxis = kNoAxis;
    std::uint64_t rows = 0;
    std::uint64_t cols = 0;
    Fold fold;
    std::shared_ptr<const Grid> grid;
    Granularity granularity;
    BlockLayout blocks;
    Spool codes;  // rows * cols codes as in memory
    Spool scales;  // blockCount float32
    Spool zeros;  // blockCount int32
    Spool offsets;  // blockCount float32
    std::shared_ptr<const Restoration> restoration = nullptr;  // of decoded values; null: none is needed
    Remarks remarks;  // of the answer
};

struct RestoredTensor {
    TensorInfo info;
    int outputAxis = kNoAxis;
    Fold fold;
    Spool values;  // rows * cols float32
    Remarks remarks;  // of the answer
};

// Errors: NonFinite (a tensor with NaN or infinities is not exported), and those of reading and quantizing.
Result<CodedTensor> codeTensor(const ExportJob& job, std::size_t tensor, const std::filesystem::path& folder, Progress& progress);
Result<RestoredTensor> restoreTensor(const ExportJob& job, std::size_t tensor, const std::filesystem::path& folder, Progress& progress);

DType codeDType(CodeType type);

}  // namespace bitloupe
