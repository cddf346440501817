// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/tensor_info.h"

#include "core/base/checked.h"

namespace bitloupe {

std::uint64_t elementCount(const Shape& shape)
{
    std::uint64_t count = 1;
    for (const std::uint64_t extent : shape)
        count *= extent;
    return count;
}

std::optional<std::uint64_t> checkedElementCount(const Shape& shape)
{
    std::optional<std::uint64_t> product = 1;
    bool empty = false;
    for (const std::uint64_t extent : shape) {
        empty = empty || extent == 0;
        if (extent != 0)
            product = checkedMultiply(*product, extent);
        if (!product)
            return std::nullopt;
    }
    return empty ? 0 : product;
}

}  // namespace bitloupe
