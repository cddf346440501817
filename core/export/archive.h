// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file of named arrays, written one after another: what npz, HDF5 and npy have in common. Only the container differs;
// what is written is decided above.

#include "core/base/result.h"
#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bitloupe {

class AtomicFile;

using ByteSink = std::function<Result<void>(std::span<const std::byte>)>;
using Attribute = std::pair<std::string, std::variant<std::string, std::int64_t, double, Shape>>;
using Attributes = std::vector<Attribute>;

// Paths use '/'. DTypes: F32, F16, I8, U8, I16, U16, I32, U32, U64. Bytes are little-endian in C order of the shape.
class Archive {
public:
    virtual ~Archive() = default;

    virtual Result<void> beginArray(std::string_view path, DType dtype, const Shape& shape) = 0;
    virtual Result<void> append(std::span<const std::byte> bytes) = 0;
    virtual Result<void> endArray() = 0;
    // Where the container knows attributes; "" is the root. The path is an array's, or leads to one.
    virtual Result<void> describe(std::string_view /*path*/, const Attributes& /*attributes*/) { return {}; }
    virtual Result<void> finish() = 0;
};

}  // namespace bitloupe
