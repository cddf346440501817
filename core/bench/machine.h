// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The machine that is measured on, and what it does at most: a time alone says nothing.

#include "core/base/progress.h"
#include "core/bench/estimate.h"
#include "core/matmul/in_pieces.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace bitloupe {

struct Machine {
    std::string cpu;  // "AMD EPYC"; empty where the system does not say
    std::string level;  // of the kernels in use
    int cores = 1;  // that this process may use, whatever arena asks
    std::uint64_t lastCacheBytes = 0;  // 0: not known
};
Machine thisMachine();

// Seconds that one call takes: processor time of this thread where one is used, so that waiting for others does not count; else the clock
// on the wall.
double secondsOf(const std::function<void()>& work, Threads threads);

// Waits until so many threads of this arena have come, 5 ms at most. They look out for work a little longer than a product takes to begin:
// what is timed next is the product, and not how long a sleeping thread takes to wake up.
void gatherThreads(int threads);

// What `threads` threads do at most. Operations count as in kernels/limits.h.
struct Limits {
    Estimate readOne, readAll;  // bytes a second: one thread; as many as were asked for
    Estimate floats, bytes, signs;  // operations a second: float32 multiply-adds, INT8 dot products, signs
};

// Reads of a buffer; the time of one, and its bytes. Cold: from memory.
class ReadProbe {
public:
    // Errors are silent: where memory is short the buffer is smaller.
    ReadProbe(std::uint64_t bytes, bool isCold);
    double seconds(Threads threads);
    std::uint64_t bytes() const { return m_words * sizeof(std::uint64_t); }

private:
    std::shared_ptr<float[]> m_buffer;
    std::uint64_t m_words = 0;
    bool m_isCold;
};

// Peaks of arithmetic in registers, some milliseconds each. `threads`: of the arena that this is called in.
void measurePeaks(Limits& limits, int threads, Progress& progress);

// Puts the parts out of all caches.
void flushCaches(std::span<const std::span<const std::byte>> memory);

// Seconds that a fixed chain of dependent operations takes: how fast the clock runs now, beside other calls of this.
double clockProbe();

}  // namespace bitloupe
