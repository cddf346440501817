// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A ModelFile whose tensors are plain arrays in byte sources: what npy, npz and safetensors come down to once their
// headers are read.

#include "core/io/array.h"
#include "core/io/input_file.h"
#include "core/io/model_file.h"

#include <string_view>

namespace bitloupe {

struct ArrayTensor {
    TensorInfo info;
    ArrayLayout layout;  // meaningless where info is not readable
    std::shared_ptr<const ByteSource> source;
};

class ArrayFile final : public ModelFile {
public:
    ArrayFile(const InputFile& file, std::string_view format, std::vector<ArrayTensor> tensors, std::vector<Error> warnings);

    Result<void> readFloat(std::size_t tensor, std::uint64_t first, std::size_t count, float* out) const override;
    Result<void> readDouble(std::size_t tensor, std::uint64_t first, std::size_t count, double* out) const override;
    Result<StoredElement> readStored(std::size_t tensor, std::uint64_t element) const override;
    bool readsAnywhere(std::size_t tensor) const override;

private:
    struct Place {
        ArrayLayout layout;
        std::shared_ptr<const ByteSource> source;
    };

    Error inTensor(std::size_t tensor, Error error) const;
    template <class Value>
    Result<void> read(std::size_t tensor, std::uint64_t first, std::size_t count, Value* out) const;

    std::vector<Place> m_places;
};

}  // namespace bitloupe
