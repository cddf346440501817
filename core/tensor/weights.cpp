// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/weights.h"

#include "core/tensor/fold.h"

#include <cassert>
#include <cstring>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

void Weights::setLayout(TensorInfo info, int outputAxis)
{
    const Fold fold = foldAround(info.shape, outputAxis);
    m_info = std::move(info);
    m_outputAxis = outputAxis;
    m_rows = fold.rows();
    m_channels = fold.channels;
    m_cols = fold.cols();
    m_after = fold.after;
}

std::uint64_t Weights::originalIndex(std::uint64_t flat) const
{
    assert(flat < size());
    const std::uint64_t row = flat / m_cols;
    const std::uint64_t before = flat % m_cols / m_after, slice = row / m_channels;
    return slice * m_channels * m_cols + (before * m_channels + row % m_channels) * m_after + flat % m_after;
}

std::uint64_t Weights::matrixIndex(std::uint64_t original) const
{
    assert(original < size());
    const std::uint64_t sliceSize = m_channels * m_cols, within = original % sliceSize;
    const std::uint64_t row = original / sliceSize * m_channels + within / m_after % m_channels;
    const std::uint64_t before = within / (m_after * m_channels);
    return row * m_cols + before * m_after + original % m_after;
}

void toOriginalOrder(const Weights& weights, const std::byte* matrix, std::size_t elementBytes, std::byte* original)
{
    if (weights.size() == 0)
        return;
    const Fold fold = foldAround(weights.info().shape, weights.outputAxis());
    if (fold.isIdentity()) {
        std::memcpy(original, matrix, static_cast<std::size_t>(weights.size()) * elementBytes);
        return;
    }
    constexpr std::uint64_t kElementsPerTask = 256 * 1024;
    const std::uint64_t group = fold.channels * fold.after;
    const std::uint64_t grain = std::max<std::uint64_t>(kElementsPerTask / group, 1);
    for (std::uint64_t slice = 0; slice < fold.slices; ++slice) {
        const std::uint64_t first = slice * fold.sliceSize() * elementBytes;
        tbb::parallel_for(tbb::blocked_range<std::uint64_t>(0, fold.before, grain), [&](const auto& groups) {
            const Turn turn{groups.size(), fold.channels, fold.after, group, fold.cols(), elementBytes};
            matrixToTensor(turn, matrix + first + groups.begin() * fold.after * elementBytes,
                           original + first + groups.begin() * group * elementBytes);
        });
    }
}

}  // namespace bitloupe
