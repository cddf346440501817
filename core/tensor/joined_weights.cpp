// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/joined_weights.h"

#include "core/tensor/held_weights.h"

#include <algorithm>
#include <cassert>

namespace bitloupe {

namespace {

class JoinedWeights final : public HeldWeights {
public:
    JoinedWeights(std::string name, std::vector<std::shared_ptr<const Weights>> parts)
        : m_parts(std::move(parts))
    {
        TensorInfo info;
        info.name = std::move(name);
        info.dtype = DType::F32;
        info.storedType = "F32";
        std::uint64_t all = 0;
        for (const auto& part : m_parts) {
            m_first.push_back(all);
            all += part->size();
            info.bytes += part->info().bytes;
        }
        info.shape = {all};
        setLayout(std::move(info), kNoAxis);
    }

protected:
    Result<Piece> gather(std::uint64_t first, std::uint64_t count) const override
    {
        auto values = std::make_shared<std::vector<float>>();
        values->reserve(count);
        auto part = static_cast<std::size_t>(std::upper_bound(m_first.begin(), m_first.end(), first) - m_first.begin()) - 1;
        for (; values->size() < count; ++part) {
            const std::uint64_t within = first + values->size() - m_first[part];
            const auto piece = m_parts[part]->read(within, std::min(m_parts[part]->size() - within, count - values->size()));
            if (!piece)
                return piece.error();
            values->insert(values->end(), piece->values.begin(), piece->values.end());
        }
        return Piece{first, *values, values};
    }

    void letGo() override { m_parts.clear(); }

private:
    std::vector<std::shared_ptr<const Weights>> m_parts;
    std::vector<std::uint64_t> m_first;  // of each part
};

}  // namespace

Result<std::shared_ptr<const Weights>> joinedWeights(std::string name, std::vector<std::shared_ptr<const Weights>> parts,
                                                     std::uint64_t heldBytes)
{
    assert(!parts.empty());
    auto joined = std::make_shared<JoinedWeights>(std::move(name), std::move(parts));
    if (auto held = joined->holdUpTo(heldBytes); !held)
        return held.error();
    return std::shared_ptr<const Weights>(std::move(joined));
}

}  // namespace bitloupe
