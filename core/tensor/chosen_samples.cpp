// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/chosen_samples.h"

#include "core/tensor/held_weights.h"

#include <algorithm>
#include <cassert>

namespace bitloupe {

namespace {

class ChosenSamples final : public HeldWeights {
public:
    ChosenSamples(std::shared_ptr<const Weights> from, std::vector<std::uint64_t> samples)
        : m_from(std::move(from))
        , m_samples(std::move(samples))
    {
        TensorInfo info = m_from->info();
        const std::uint64_t all = info.shape.front();
        const bool asOneRow = m_from->outputAxis() <= 0;
        m_fromCols = asOneRow ? m_from->size() : m_from->cols();
        m_width = m_fromCols / all;
        info.shape.front() = m_samples.size();
        setLayout(std::move(info), asOneRow ? kNoAxis : m_from->outputAxis());
    }

protected:
    Result<Piece> gather(std::uint64_t first, std::uint64_t count) const override
    {
        auto values = std::make_shared<std::vector<float>>(count);
        for (std::uint64_t done = 0; done < count;) {
            const std::uint64_t flat = first + done, column = flat % cols(), within = column % m_width;
            const std::uint64_t run = std::min(m_width - within, count - done);
            const std::uint64_t sample = m_samples[static_cast<std::size_t>(column / m_width)];
            const auto piece = m_from->read(flat / cols() * m_fromCols + sample * m_width + within, run);
            if (!piece)
                return piece.error();
            std::copy(piece->values.begin(), piece->values.end(), values->begin() + static_cast<std::ptrdiff_t>(done));
            done += run;
        }
        return Piece{first, *values, values};
    }

private:
    std::shared_ptr<const Weights> m_from;
    std::vector<std::uint64_t> m_samples;
    std::uint64_t m_fromCols = 0;
    std::uint64_t m_width = 0;  // columns of a sample
};

}  // namespace

Result<std::shared_ptr<const Weights>> chosenSamples(std::shared_ptr<const Weights> from, std::vector<std::uint64_t> samples,
                                                     std::uint64_t heldBytes)
{
    assert(!from->info().shape.empty());
    auto chosen = std::make_shared<ChosenSamples>(std::move(from), std::move(samples));
    if (auto held = chosen->holdUpTo(heldBytes); !held)
        return held.error();
    return std::shared_ptr<const Weights>(std::move(chosen));
}

}  // namespace bitloupe
