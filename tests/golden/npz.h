// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The archives of the golden-vector protocol: ZIP without compression, npy 1.0 members, little-endian, C order. For files
// that the project's own tests trust; files of strangers are core/io's.

#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bitloupe::golden {

struct Array {
    std::string type;  // "<f4", "<f8", "<i4", "<i2", "<u2", "|i1", "|u1"
    Shape shape;
    std::vector<std::byte> bytes;

    std::size_t size() const { return static_cast<std::size_t>(elementCount(shape)); }
    std::vector<float> floats() const;
    std::vector<double> doubles() const;
};
using Arrays = std::map<std::string, Array>;

Array arrayOf(std::span<const float> values, Shape shape);
Array arrayOf(std::span<const double> values, Shape shape);
Array arrayOf(std::span<const std::int32_t> values, Shape shape);

std::optional<Arrays> readNpz(const std::filesystem::path& path);
bool writeNpz(const std::filesystem::path& path, const Arrays& arrays);

}  // namespace bitloupe::golden
