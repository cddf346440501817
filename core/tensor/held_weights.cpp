// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/held_weights.h"

#include <cassert>

namespace bitloupe {

Result<Piece> HeldWeights::read(std::uint64_t first, std::uint64_t count) const
{
    assert(first <= size() && count <= size() - first);
    if (!m_held.values.empty())
        return Piece{first, m_held.values.subspan(first, count), m_held.keep};
    return gather(first, count);
}

Result<void> HeldWeights::holdUpTo(std::uint64_t bytes)
{
    if (size() == 0 || size() > bytes / sizeof(float))
        return {};
    auto all = gather(0, size());
    if (!all)
        return all.error();
    m_held = std::move(*all);
    letGo();
    return {};
}

}  // namespace bitloupe
