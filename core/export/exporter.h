// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The way out: a quantized tensor, or its dequantized values, written down. Everything is written to a temporary file
// beside the target, synced, read back, compared and renamed: the target holds its old content or the complete new one.

#include "core/activations/activations.h"
#include "core/base/progress.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/io/model_file.h"
#include "core/spec/quant_spec.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bitloupe {

struct ExportJob {
    std::shared_ptr<const ModelFile> file;
    std::vector<std::size_t> tensors;  // which tensors of it
    QuantSpec spec;
    std::filesystem::path target;
    // What the weights are multiplied with. Null: not known.
    std::shared_ptr<const Activations> activations = nullptr;
    InputChoice inputs = {};
    // Told what people must hear of a tensor, on the calling thread; may be empty.
    std::function<void(const TensorInfo& tensor, const Remarks& remarks)> remarked = {};
};

struct ExporterInfo {
    std::string_view id;  // "npz", "npy", "hdf5", "npz_dequantized"…
    std::span<const std::string_view> suffixes;
    bool dequantized = false;  // writes float32 values instead of codes
    bool manyTensors = true;  // false: one tensor a file (npy)
    Result<void> (*write)(const ExportJob& job, Progress& progress);
    // The file's values as float32, as they are (dequantizing a quantized file); job.spec is not used.
    Result<void> (*writeValues)(const ExportJob& job, Progress& progress) = nullptr;
};
std::span<const ExporterInfo> exporters();  // core/export/exporters.cpp: the table
const ExporterInfo* findExporter(std::string_view id);
const ExporterInfo* exporterForTarget(const std::filesystem::path& target, bool dequantized);  // by suffix

}  // namespace bitloupe
