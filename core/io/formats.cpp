// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/model_file.h"

#include "core/io/hdf5/hdf5_file.h"
#include "core/io/npy/npy_file.h"
#include "core/io/npz/npz_file.h"
#include "core/io/safetensors/safetensors_file.h"

#include <array>

namespace bitloupe {
namespace {

constexpr std::array<std::string_view, 1> kNpySuffixes{".npy"};
constexpr std::array<std::string_view, 1> kNpzSuffixes{".npz"};
constexpr std::array<std::string_view, 3> kHdf5Suffixes{".h5", ".hdf5", ".hdf"};
constexpr std::array<std::string_view, 1> kSafetensorsSuffixes{".safetensors"};

// Signatures first; safetensors has none and comes last.
constexpr std::array kFormats{
    FormatInfo{"npy", kNpySuffixes, recognisesNpy, openNpy},
    FormatInfo{"npz", kNpzSuffixes, recognisesNpz, openNpz},
    FormatInfo{"hdf5", kHdf5Suffixes, recognisesHdf5, openHdf5},
    FormatInfo{"safetensors", kSafetensorsSuffixes, recognisesSafetensors, openSafetensors},
};

}  // namespace

std::span<const FormatInfo> fileFormats() { return kFormats; }

}  // namespace bitloupe
