// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/keras.h"

#include <algorithm>

namespace bitloupe::hdf5 {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

bool isKerasFile(const Listing& listing)
{
    return listing.isKeras || std::any_of(listing.datasets.begin(), listing.datasets.end(), [](const ListedDataset& dataset) {
               const std::string_view name = dataset.info.name;
               return name.starts_with("vars/") || has(name, "/vars/");
           });
}

int kerasOutputAxis(std::string_view name, const Shape& shape)
{
    const int rank = static_cast<int>(shape.size());
    if (rank < 2)
        return kNoAxis;
    if (has(name, "embedding") && rank == 2 && !has(name, "kernel"))
        return 0;
    // A separable convolution has a depthwise kernel (vars/0 in Keras 3) and a pointwise one.
    const bool depthwise = has(name, "depthwise") || (has(name, "separable_conv") && name.ends_with("/vars/0"));
    if (rank >= 3 && (depthwise || has(name, "transpose")))
        return rank - 2;
    return rank - 1;
}

}  // namespace bitloupe::hdf5
