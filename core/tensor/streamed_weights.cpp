// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/streamed_weights.h"

#include "core/base/system.h"
#include "core/base/text.h"
#include "core/tensor/fold.h"
#include "core/tensor/matrix_reader.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

namespace bitloupe {
namespace {

class StreamedWeights final : public Weights {
public:
    StreamedWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, int outputAxis, std::uint64_t budgetBytes)
        : m_file(file)
        , m_reader(file, tensor, foldAround(file->tensors()[tensor].shape, outputAxis))
        , m_cached(!m_reader.readsAnywhere())
    {
        setLayout(file->tensors()[tensor], outputAxis);
        m_blockSize = blockSize(budgetBytes);
    }

    const float* data() const override { return nullptr; }

    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override
    {
        assert(first <= size() && count <= size() - first);
        if (count == 0)
            return Piece{first, {}, nullptr};
        if (m_cached && first / m_blockSize == (first + count - 1) / m_blockSize)
            return fromBlock(first, count);
        const auto values = allocateFloats(count);
        if (!values)
            return needsMemory(*m_file, info(), count);
        auto done = m_cached ? copyBlocks(first, count, values.get()) : m_reader.read(first, count, values.get(), [](std::uint64_t) {});
        if (!done)
            return done.error();
        return Piece{first, {values.get(), static_cast<std::size_t>(count)}, values};
    }

private:
    struct Block {
        std::uint64_t number = ~std::uint64_t{0};
        std::shared_ptr<const float[]> values;
    };

    // Whole rows where one fits; two blocks together stay within half the budget.
    std::uint64_t blockSize(std::uint64_t budgetBytes) const
    {
        const std::uint64_t most = std::clamp<std::uint64_t>(budgetBytes / sizeof(float) / 4, 256 * 1024, 64 * 1024 * 1024);
        return cols() < most && cols() > 0 ? most / cols() * cols() : most;
    }

    Result<Piece> fromBlock(std::uint64_t first, std::uint64_t count) const
    {
        auto block = findBlock(first / m_blockSize);
        if (!block)
            return block.error();
        const float* begin = block->get() + first % m_blockSize;
        return Piece{first, {begin, static_cast<std::size_t>(count)}, *block};
    }

    Result<void> copyBlocks(std::uint64_t first, std::uint64_t count, float* out) const
    {
        while (count > 0) {
            const std::uint64_t n = std::min(count, m_blockSize - first % m_blockSize);
            auto piece = fromBlock(first, n);
            if (!piece)
                return piece.error();
            std::copy(piece->values.begin(), piece->values.end(), out);
            first += n;
            count -= n;
            out += n;
        }
        return {};
    }

    // Reading stays under the lock, so that no block is read twice at the same time; it uses no TBB, which could run
    // another reader's task on this thread and wait for the lock for ever.
    Result<std::shared_ptr<const float[]>> findBlock(std::uint64_t number) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(m_blocks.begin(), m_blocks.end(), [number](const Block& b) { return b.number == number; });
        if (found != m_blocks.end()) {
            std::rotate(m_blocks.begin(), found, found + 1);  // the one used last stands first
            return m_blocks.front().values;
        }
        m_blocks.back() = Block();  // frees the oldest before the new one is allocated
        const std::uint64_t first = number * m_blockSize;
        const std::uint64_t count = std::min(m_blockSize, size() - first);
        const auto values = allocateFloats(count);
        if (!values)
            return needsMemory(*m_file, info(), count);
        if (auto done = m_reader.read(first, count, values.get(), [](std::uint64_t) {}); !done)
            return done.error();
        m_blocks.back() = Block{number, values};
        std::rotate(m_blocks.begin(), m_blocks.end() - 1, m_blocks.end());
        return m_blocks.front().values;
    }

    std::shared_ptr<const ModelFile> m_file;
    MatrixReader m_reader;
    bool m_cached;
    std::uint64_t m_blockSize = 0;
    mutable std::mutex m_mutex;
    mutable std::array<Block, 2> m_blocks;
};

}  // namespace

std::shared_ptr<const Weights> streamWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, int outputAxis,
                                             std::uint64_t budgetBytes)
{
    return std::make_shared<StreamedWeights>(std::move(file), tensor, outputAxis, budgetBytes);
}

Error needsMemory(const ModelFile& file, const TensorInfo& info, std::uint64_t floats)
{
    return {ErrorCode::NeedsMemory, file.path().string(), "tensor " + inQuotes(info.name),
            std::to_string(floats * sizeof(float)) + " bytes"};
}

}  // namespace bitloupe
