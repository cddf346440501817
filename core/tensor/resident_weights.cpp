// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/resident_weights.h"

#include "core/base/system.h"
#include "core/tensor/fold.h"
#include "core/tensor/matrix_reader.h"
#include "core/tensor/streamed_weights.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <mutex>
#include <optional>
#include <tbb/parallel_for.h>

namespace bitloupe {
namespace {

class ResidentWeights final : public Weights {
public:
    ResidentWeights(TensorInfo info, int outputAxis, std::shared_ptr<const float[]> values)
        : m_values(std::move(values))
    {
        setLayout(std::move(info), outputAxis);
    }

    const float* data() const override { return m_values.get(); }

    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override
    {
        assert(first <= size() && count <= size() - first);
        return Piece{first, {m_values.get() + first, static_cast<std::size_t>(count)}, m_values};
    }

private:
    std::shared_ptr<const float[]> m_values;
};

// Of the chunks that failed the first is told, so that the message does not depend on the threads.
class FirstError {
public:
    void put(std::uint64_t place, Error error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error || place < m_place)
            m_error = std::move(error);
        m_place = std::min(m_place, place);
    }
    const std::optional<Error>& get() const { return m_error; }

private:
    std::mutex m_mutex;
    std::uint64_t m_place = ~std::uint64_t{0};
    std::optional<Error> m_error;
};

constexpr std::uint64_t kChunk = 1024 * 1024;  // elements

Result<void> readInParallel(const MatrixReader& reader, std::uint64_t count, float* out, Progress& progress)
{
    FirstError failed;
    tbb::parallel_for(std::uint64_t{0}, (count + kChunk - 1) / kChunk, [&](std::uint64_t chunk) {
        const std::uint64_t first = chunk * kChunk;
        const auto advance = [&progress](std::uint64_t n) { progress.advance(n); };
        if (auto done = reader.read(first, std::min(kChunk, count - first), out + first, advance); !done)
            failed.put(chunk, done.error());
    });
    if (failed.get())
        return *failed.get();
    return {};
}

// In order and in large chunks: what cannot be read at any place is unpacked or reordered from front to back.
Result<void> readInOrder(const MatrixReader& reader, std::uint64_t count, float* out, Progress& progress)
{
    const auto advance = [&progress](std::uint64_t n) { progress.advance(n); };
    const std::uint64_t chunk = reader.fold().isIdentity() ? 4 * kChunk : count;
    for (std::uint64_t first = 0; first < count; first += chunk)
        if (auto done = reader.read(first, std::min(chunk, count - first), out + first, advance); !done)
            return done;
    return {};
}

}  // namespace

Result<std::shared_ptr<const Weights>> loadWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, int outputAxis,
                                                   Progress& progress)
{
    const TensorInfo& info = file->tensors()[tensor];
    const std::uint64_t count = elementCount(info.shape);
    const auto values = allocateFloats(count);
    if (!values)
        return needsMemory(*file, info, count);
    progress.expect(count);
    const Fold fold = foldAround(info.shape, outputAxis);
    if (count > 0) {
        const MatrixReader reader(file, tensor, fold);
        auto done = reader.readsAnywhere() ? readInParallel(reader, count, values.get(), progress)
                                           : readInOrder(reader, count, values.get(), progress);
        if (!done)
            return done.error();
    }
    return std::shared_ptr<const Weights>(std::make_shared<ResidentWeights>(info, outputAxis, values));
}

std::shared_ptr<const Weights> weightsFromValues(std::string name, Shape shape, std::vector<float> values, int outputAxis)
{
    assert(values.size() == elementCount(shape));
    assert(outputAxis >= kNoAxis && lastRowAxis(outputAxis) < static_cast<int>(shape.size()));
    TensorInfo info;
    info.name = std::move(name);
    info.dtype = DType::F32;
    info.storedType = "F32";
    info.bytes = values.size() * sizeof(float);
    info.outputAxis = outputAxis;
    const Fold fold = foldAround(shape, outputAxis);
    info.shape = std::move(shape);
    auto held = std::make_shared<std::vector<float>>(std::move(values));
    if (!fold.isIdentity() && !held->empty()) {
        auto turned = std::make_shared<std::vector<float>>(held->size());
        const Turn turn{fold.before, fold.channels, fold.after, fold.channels * fold.after, fold.cols(), sizeof(float)};
        for (std::size_t first = 0; first < held->size(); first += fold.sliceSize())
            tensorToMatrix(turn, reinterpret_cast<const std::byte*>(held->data() + first),
                           reinterpret_cast<std::byte*>(turned->data() + first));
        held = turned;
    }
    return std::make_shared<ResidentWeights>(std::move(info), outputAxis, std::shared_ptr<const float[]>(held, held->data()));
}

}  // namespace bitloupe
