// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An open weight file. Its whole header was checked at opening: what exists is valid. Reading can still fail, because a
// file can shrink and a disk can fail, so every read gives a Result. Values are read with pread into the caller's memory,
// never through a mapping, so that a shrinking file is an Error and not a SIGBUS.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/stored_element.h"
#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bitloupe {

class ModelFile {
public:
    // Recognises the format by content. The path must name a regular file; it is opened without blocking.
    // `progress` only cancels: how much there is to read is not known before.
    static Result<std::shared_ptr<const ModelFile>> open(const std::filesystem::path& path, Progress& progress);
    static Result<std::shared_ptr<const ModelFile>> open(const std::filesystem::path& path);

    virtual ~ModelFile() = default;

    const std::filesystem::path& path() const { return m_path; }
    std::string_view format() const { return m_format; }  // id in the table of formats: "npy", "hdf5"…
    std::span<const TensorInfo> tensors() const { return m_tensors; }  // in the order of the file
    std::span<const Error> warnings() const { return m_warnings; }  // loaded, but somebody should know
    std::uint64_t fileBytes() const { return m_fileBytes; }

    // Elements [first, first + count) of the tensor in C (row-major) order of its shape, whatever the order in the file.
    // Thread-safe. Values beyond float32 become infinite; complex tensors are read as real parts then imaginary parts of
    // each element (2 * elementCount values).
    virtual Result<void> readFloat(std::size_t tensor, std::uint64_t first, std::size_t count, float* out) const = 0;
    virtual Result<void> readDouble(std::size_t tensor, std::uint64_t first, std::size_t count, double* out) const = 0;
    // One element, counted as readDouble() counts, as the file stores it. Errors: UnsupportedFeature where values are not
    // numbers of the file at all (made from codes), and those of reading.
    virtual Result<StoredElement> readStored(std::size_t tensor, std::uint64_t element) const;
    // Whether small reads at any place cost about what their bytes cost. False where a read must first unpack or reorder
    // much more than it asks for (compressed, chunked, Fortran order): ask for large ranges there.
    virtual bool readsAnywhere(std::size_t /*tensor*/) const { return false; }

protected:
    std::filesystem::path m_path;
    std::string_view m_format;
    std::vector<TensorInfo> m_tensors;
    std::vector<Error> m_warnings;
    std::uint64_t m_fileBytes = 0;
};

// One row a file format, in the order in which content is tested (core/io/formats.cpp).
struct FormatInfo {
    std::string_view id;  // "npy", "npz", "hdf5", "safetensors"
    std::span<const std::string_view> suffixes;  // for file dialogs only
    bool (*recognises)(std::span<const std::byte> head, std::uint64_t fileBytes);
    Result<std::shared_ptr<const ModelFile>> (*open)(const std::filesystem::path& path, Progress& progress);
};
std::span<const FormatInfo> fileFormats();

}  // namespace bitloupe
