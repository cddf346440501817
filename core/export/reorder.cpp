// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/reorder.h"

#include <algorithm>
#include <vector>

namespace bitloupe {
namespace {

constexpr std::uint64_t kBandBytes = std::uint64_t{8} << 20;

struct Source {
    const Spool& spool;
    std::size_t elementBytes;
    const ByteSink& sink;
    Progress& progress;
};

// Elements [first, first + count) of the matrix as they are.
Result<void> pass(const Source& source, std::uint64_t first, std::uint64_t count)
{
    const std::uint64_t band = std::min(std::max<std::uint64_t>(kBandBytes / source.elementBytes, 1), count);
    std::vector<std::byte> block(static_cast<std::size_t>(band * source.elementBytes));
    for (std::uint64_t done = 0; done < count;) {
        const std::uint64_t n = std::min(band, count - done);
        const auto part = std::span(block).first(static_cast<std::size_t>(n * source.elementBytes));
        if (auto read = source.spool.read((first + done) * source.elementBytes, part); !read)
            return read;
        if (auto taken = source.sink(part); !taken)
            return taken;
        source.progress.advance(n);
        done += n;
    }
    return {};
}

// Groups [first, first + groups) of `channels` runs each, of the slice that begins at element `origin`, turned in memory.
Result<void> turnBand(const Source& source, const Fold& fold, std::uint64_t origin, std::uint64_t first, std::uint64_t groups)
{
    const std::size_t each = source.elementBytes;
    const auto width = static_cast<std::size_t>(groups * fold.after);
    const auto channels = static_cast<std::size_t>(fold.channels);
    std::vector<std::byte> rows(channels * width * each), turned(rows.size());
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const auto row = std::span(rows).subspan(channel * width * each, width * each);
        if (auto read = source.spool.read((origin + channel * fold.cols() + first * fold.after) * each, row); !read)
            return read;
    }
    const auto after = static_cast<std::size_t>(fold.after);
    matrixToTensor({static_cast<std::size_t>(groups), channels, after, channels * after, width, each}, rows.data(), turned.data());
    if (auto taken = source.sink(turned); !taken)
        return taken;
    source.progress.advance(channels * width);
    return {};
}

Result<void> turnSlice(const Source& source, const Fold& fold, std::uint64_t origin)
{
    const std::uint64_t groupBytes = fold.channels * fold.after * source.elementBytes;
    const std::uint64_t band = std::max<std::uint64_t>(kBandBytes / std::max<std::uint64_t>(groupBytes, 1), 1);
    for (std::uint64_t first = 0; first < fold.before; first += band) {
        const std::uint64_t groups = std::min(band, fold.before - first);
        Result<void> done;
        if (groupBytes <= kBandBytes)
            done = turnBand(source, fold, origin, first, groups);
        for (std::uint64_t channel = 0; groupBytes > kBandBytes && done && channel < fold.channels; ++channel)
            done = pass(source, origin + channel * fold.cols() + first * fold.after, fold.after);
        if (!done)
            return done;
    }
    return {};
}

}  // namespace

Result<void> inTensorOrder(const Spool& spool, const Fold& fold, std::size_t elementBytes, const ByteSink& sink, Progress& progress)
{
    const Source source{spool, elementBytes, sink, progress};
    if (fold.isIdentity())
        return pass(source, 0, fold.rows() * fold.cols());
    for (std::uint64_t slice = 0; slice < fold.slices; ++slice) {
        if (auto done = turnSlice(source, fold, slice * fold.sliceSize()); !done)
            return done;
    }
    return {};
}

}  // namespace bitloupe
