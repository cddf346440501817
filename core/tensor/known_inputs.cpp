// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Weights that know their inputs: the values are another's.

#include "core/tensor/weights.h"

#include <cassert>

namespace bitloupe {

namespace {

class KnownInputs final : public Weights {
public:
    KnownInputs(std::shared_ptr<const Weights> weights, std::shared_ptr<const InputMoments> inputs)
        : m_weights(std::move(weights))
    {
        setLayout(m_weights->info(), m_weights->outputAxis());
        m_inputs = std::move(inputs);
    }
    const float* data() const override { return m_weights->data(); }
    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override { return m_weights->read(first, count); }

private:
    std::shared_ptr<const Weights> m_weights;
};

class OtherValues final : public Weights {
public:
    OtherValues(const Weights& weights, std::vector<float> matrix, std::shared_ptr<const InputMoments> inputs)
        : m_values(std::make_shared<std::vector<float>>(std::move(matrix)))
    {
        setLayout(weights.info(), weights.outputAxis());
        m_inputs = std::move(inputs);
        assert(m_values->size() == size());
    }
    const float* data() const override { return m_values->data(); }
    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override
    {
        return Piece{first, {m_values->data() + first, static_cast<std::size_t>(count)}, m_values};
    }

private:
    std::shared_ptr<std::vector<float>> m_values;
};

}  // namespace

std::shared_ptr<const Weights> withInputs(std::shared_ptr<const Weights> weights, std::shared_ptr<const InputMoments> inputs)
{
    return std::make_shared<KnownInputs>(std::move(weights), std::move(inputs));
}

std::shared_ptr<const Weights> withValues(const Weights& weights, std::vector<float> matrix, std::shared_ptr<const InputMoments> inputs)
{
    return std::make_shared<OtherValues>(weights, std::move(matrix), std::move(inputs));
}

}  // namespace bitloupe
