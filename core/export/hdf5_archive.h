// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An HDF5 file: groups from the paths, contiguous datasets, attributes. The library lays the file out; values go straight
// to the place it chose for them, so that a tensor larger than memory can be written. No times are kept.

#include "core/export/archive.h"

#include <memory>

namespace bitloupe {

class Hdf5Archive final : public Archive {
public:
    explicit Hdf5Archive(AtomicFile& file);
    ~Hdf5Archive() override;

    Result<void> beginArray(std::string_view path, DType dtype, const Shape& shape) override;
    Result<void> append(std::span<const std::byte> bytes) override;
    Result<void> endArray() override { return {}; }
    Result<void> describe(std::string_view path, const Attributes& attributes) override;
    Result<void> finish() override;

private:
    struct State;
    Result<void> open();
    Result<void> failed(const char* action) const;

    std::unique_ptr<State> m_state;
};

}  // namespace bitloupe
