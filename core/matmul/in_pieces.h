// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a product is shared among threads: pieces of whole rows, each computed alike whoever has it.

#include <algorithm>
#include <cstdint>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

enum class Threads { One, All };  // All: of the arena that the call runs in

// Calls work(first, end) for pieces of [0, n) that begin at multiples of `step`.
template <class Work>
void inPieces(std::uint64_t n, std::uint64_t step, Threads threads, const Work& work)
{
    if (threads == Threads::One || n <= step)
        return work(std::uint64_t{0}, n);
    const tbb::blocked_range<std::uint64_t> pieces(0, (n + step - 1) / step);
    tbb::parallel_for(pieces, [&](const auto& some) { work(some.begin() * step, std::min(n, some.end() * step)); });
}

}  // namespace bitloupe
