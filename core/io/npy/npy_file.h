// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An npy array, versions 1.0 to 3.0, in a file or in a member of an archive (reference: NumPy's lib/format.py).

#include "core/io/array_file.h"
#include "core/io/npy/npy_type.h"

namespace bitloupe {

inline constexpr std::uint32_t kLongestNpyHeader = 1024 * 1024;  // bytes of text
inline constexpr std::size_t kHighestNpyRank = 64;  // as NumPy 2

struct NpyHeader {
    NpyType type;
    bool fortran = false;
    Shape shape;
    std::uint64_t dataOffset = 0;
    std::uint64_t dataBytes = 0;  // what shape and type ask for; checked to be there
};

// Errors have no file name; the caller knows it. Truncated, BadHeader, BadValue, TooLarge, SizeOverflow, Unsupported….
Result<NpyHeader> readNpyHeader(const ByteSource& source);

// One tensor for each field: `name` for a plain array, "name.field" else. What cannot be read is listed as such.
// `problems` receives what one should know about them.
std::vector<ArrayTensor> npyTensors(const NpyHeader& header, const std::string& name, std::shared_ptr<const ByteSource> source,
                                    std::vector<Error>& problems);

bool isNpy(std::span<const std::byte> head);

// The row of the table of formats.
bool recognisesNpy(std::span<const std::byte> head, std::uint64_t fileBytes);
Result<std::shared_ptr<const ModelFile>> openNpy(const std::filesystem::path& path, Progress& progress);

}  // namespace bitloupe
