// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/matrix_reader.h"

#include <algorithm>

namespace bitloupe {
namespace {

constexpr std::uint64_t kScratch = 1024 * 1024;  // elements
constexpr std::uint64_t kLongRun = 4096;  // elements: worth a read of its own

}  // namespace

MatrixReader::MatrixReader(std::shared_ptr<const ModelFile> file, std::size_t tensor, Fold fold)
    : m_file(std::move(file))
    , m_tensor(tensor)
    , m_fold(fold)
{
}

Result<void> MatrixReader::read(std::uint64_t first, std::uint64_t count, float* out, const Advance& advance) const
{
    if (m_fold.isIdentity()) {
        auto done = m_file->readFloat(m_tensor, first, static_cast<std::size_t>(count), out);
        if (done)
            advance(count);
        return done;
    }
    const std::uint64_t cols = m_fold.cols();
    while (count > 0) {
        const std::uint64_t origin = first / m_fold.sliceSize() * m_fold.sliceSize();
        const std::uint64_t row = (first - origin) / cols;
        const std::uint64_t column = first % cols;
        const bool whole = column == 0 && count >= cols;
        const std::uint64_t most = std::min(count / cols, m_fold.channels - row);
        const std::uint64_t rows = std::min(most, std::max<std::uint64_t>(kScratch / m_fold.after, 1));
        const std::uint64_t n = whole ? rows * cols : std::min(count, cols - column);
        auto done = whole ? readRows(origin, row, rows, out, advance) : readPartOfRow(origin, row, column, n, out, advance);
        if (!done)
            return done;
        first += n;
        count -= n;
        out += n;
    }
    return {};
}

// A group is the channels x after elements of one index before the channel axis. Whole groups are read where not too much
// of them goes to waste, else only the runs of the rows that are wanted.
Result<void> MatrixReader::readRows(std::uint64_t origin, std::uint64_t row, std::uint64_t rows, float* out, const Advance& advance) const
{
    const std::uint64_t group = m_fold.channels * m_fold.after;
    const std::uint64_t run = rows * m_fold.after;
    const std::uint64_t worth = m_file->readsAnywhere(m_tensor) ? 4 * run + 1024 : 64 * run;
    const bool whole = group <= worth && group <= kScratch;
    const std::uint64_t stride = whole ? group : run;
    const std::uint64_t groups = whole ? std::clamp<std::uint64_t>(kScratch / group, 1, m_fold.before) : 1;
    if (m_fold.after >= kLongRun)
        return readLongRuns(origin, row, rows, out, advance);
    std::vector<float> scratch(static_cast<std::size_t>(groups * stride));
    for (std::uint64_t p = 0; p < m_fold.before; p += groups) {
        const std::uint64_t n = std::min(groups, m_fold.before - p);
        const std::uint64_t first = origin + p * group + (whole ? 0 : row * m_fold.after);
        if (auto done = m_file->readFloat(m_tensor, first, static_cast<std::size_t>(n * stride), scratch.data()); !done)
            return done;
        const Turn turn{n, rows, m_fold.after, stride, m_fold.cols(), sizeof(float)};
        const float* from = scratch.data() + (whole ? row * m_fold.after : 0);
        tensorToMatrix(turn, reinterpret_cast<const std::byte*>(from), reinterpret_cast<std::byte*>(out + p * m_fold.after));
        advance(n * run);
    }
    return {};
}

Result<void> MatrixReader::readLongRuns(std::uint64_t origin, std::uint64_t row, std::uint64_t rows, float* out,
                                        const Advance& advance) const
{
    const auto length = static_cast<std::size_t>(m_fold.after);
    for (std::uint64_t p = 0; p < m_fold.before; ++p) {
        for (std::uint64_t i = 0; i < rows; ++i) {
            const std::uint64_t first = origin + (p * m_fold.channels + row + i) * m_fold.after;
            if (auto done = m_file->readFloat(m_tensor, first, length, out + i * m_fold.cols() + p * m_fold.after); !done)
                return done;
            advance(length);
        }
    }
    return {};
}

// Columns [column, column + count): of each group one run, the first and the last perhaps cut.
Result<void> MatrixReader::readPartOfRow(std::uint64_t origin, std::uint64_t row, std::uint64_t column, std::uint64_t count, float* out,
                                         const Advance& advance) const
{
    const std::uint64_t group = m_fold.channels * m_fold.after;
    const std::uint64_t end = column + count;
    const bool whole = group <= kScratch && (group <= 64 * m_fold.after + 1024 || !m_file->readsAnywhere(m_tensor));
    const std::uint64_t groups = whole ? std::clamp<std::uint64_t>(kScratch / group, 1, m_fold.before) : 1;
    std::vector<float> scratch(whole ? static_cast<std::size_t>(groups * group) : 0);
    for (std::uint64_t p = column / m_fold.after; p * m_fold.after < end; ++p) {
        const std::uint64_t begin = std::max(column, p * m_fold.after);
        const auto length = static_cast<std::size_t>(std::min(end, (p + 1) * m_fold.after) - begin);
        const std::uint64_t within = row * m_fold.after + begin - p * m_fold.after;
        const std::uint64_t ahead = (p - column / m_fold.after) % groups;  // groups since the last fill of the scratch
        if (whole && ahead == 0) {
            const std::uint64_t n = std::min(groups, m_fold.before - p);
            if (auto done = m_file->readFloat(m_tensor, origin + p * group, static_cast<std::size_t>(n * group), scratch.data()); !done)
                return done;
        }
        if (whole)
            std::copy_n(scratch.data() + ahead * group + within, length, out);
        else if (auto done = m_file->readFloat(m_tensor, origin + p * group + within, length, out); !done)
            return done;
        out += length;
        advance(length);
    }
    return {};
}

}  // namespace bitloupe
