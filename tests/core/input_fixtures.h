// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Seeded tokens with channels of very different size that hang together, as inputs of real layers do.

#include "core/activations/input_moments.h"
#include "core/export/atomic_file.h"
#include "core/export/npz_archive.h"
#include "tests/core/quant_fixtures.h"

namespace bitloupe::test {

inline std::vector<float> tokens(std::size_t count, std::size_t features, std::uint64_t seed = 7)
{
    Noise noise(seed);
    std::vector<float> x(count * features);
    for (std::size_t t = 0; t < count; ++t) {
        const double common = noise.gauss();
        for (std::size_t i = 0; i < features; ++i) {
            const double size = i % 13 == 5 ? 12.0 : 0.2 + 0.1 * static_cast<double>(i % 7);
            x[t * features + i] = static_cast<float>(size * (noise.gauss() + 0.7 * common));
        }
    }
    return x;
}

inline std::shared_ptr<const InputMoments> momentsOf(const std::vector<float>& x, std::size_t features)
{
    MomentsBuilder builder("x", features, x.size() / features);
    Progress progress;
    builder.add(x, progress);
    return builder.finish();
}

// An npz file of one tensor.
inline bool writeTokens(const std::filesystem::path& path, const std::string& name, const Shape& shape, const std::vector<float>& values)
{
    const auto file = AtomicFile::create(path);
    if (!file)
        return false;
    NpzArchive archive(**file);
    return archive.beginArray(name, DType::F32, shape).ok() && archive.append(std::as_bytes(std::span(values))).ok()
        && archive.endArray().ok() && archive.finish().ok() && (*file)->commit().ok();
}

}  // namespace bitloupe::test
