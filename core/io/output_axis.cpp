// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/output_axis.h"

namespace bitloupe {
namespace {

// The last component of a path, without Keras's ":0": "conv/kernel:0" and "conv.kernel" give "kernel".
std::string_view lastComponent(std::string_view name)
{
    const auto digits = name.find_last_not_of("0123456789");
    if (digits != std::string_view::npos && name[digits] == ':')
        name = name.substr(0, digits);
    if (const auto separator = name.find_last_of("/."); separator != std::string_view::npos)
        name = name.substr(separator + 1);
    return name;
}

}  // namespace

int outputAxisFromName(std::string_view name, const Shape& shape)
{
    const int rank = static_cast<int>(shape.size());
    if (rank < 2)
        return kNoAxis;
    const std::string_view last = lastComponent(name);
    if (last == "depthwise_kernel" && rank >= 3)
        return rank - 2;
    return last.ends_with("kernel") ? rank - 1 : 0;
}

}  // namespace bitloupe
