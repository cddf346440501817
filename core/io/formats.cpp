// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/model_file.h"

#if __has_include("core/io/hdf5/helper/protocol.h")
#include "core/io/hdf5/hdf5_file.h"
#endif
#include "core/io/npy/npy_file.h"

#include <array>

namespace bitloupe {
namespace {

constexpr std::array<std::string_view, 1> kNpySuffixes{".npy"};
constexpr std::array<std::string_view, 3> kHdf5Suffixes{".h5", ".hdf5", ".keras.h5"};

constexpr std::array kFormats{
    FormatInfo{"npy", kNpySuffixes, recognisesNpy, openNpy},
};

}  // namespace

std::span<const FormatInfo> fileFormats() { return kFormats; }

}  // namespace bitloupe
