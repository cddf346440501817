// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One entry of "tensors" in the description of a file of ours, with the arrays that it speaks of.

#include "core/export/metadata.h"
#include "core/io/model_file.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bitloupe {

// Index of each array of a file, by its name.
using ArrayIndex = std::unordered_map<std::string, std::size_t>;

struct DescribedTensor {
    const ModelFile& file;
    const ArrayIndex& arrays;
    const Json& entry;  // an object

    std::string text(const char* key) const;  // "" where it is no text
    bool flag(const char* key) const;
    std::optional<std::uint64_t> count(const char* key) const;
    std::optional<Shape> shape() const;
    // The array `leaf` below its path, where it can be read.
    std::optional<std::size_t> array(const std::string& leaf) const;
    // A list in the entry (npy), of any length, with NaN for what is no number; else the values of the array `leaf`, none where
    // it is missing or has not `expected` of them.
    Result<std::vector<double>> numbers(const char* leaf, std::uint64_t expected) const;
    Error error(ErrorCode code, std::string detail) const;
};

}  // namespace bitloupe
