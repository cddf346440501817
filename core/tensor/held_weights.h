// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weights that are made of other weights: gathered each time they are read, or once, where they are small enough to be held.

#include "core/tensor/weights.h"

namespace bitloupe {

class HeldWeights : public Weights {
public:
    const float* data() const override { return m_held.values.empty() ? nullptr : m_held.values.data(); }
    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override;

    // Gathers all of them now where they take up to `bytes` bytes of float32. Errors: whatever reading gives.
    Result<void> holdUpTo(std::uint64_t bytes);

protected:
    // What read() gives of values that are not held. first + count <= size().
    virtual Result<Piece> gather(std::uint64_t first, std::uint64_t count) const = 0;
    // What they were gathered from is needed no more.
    virtual void letGo() { }

private:
    Piece m_held;
};

}  // namespace bitloupe
