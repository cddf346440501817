// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a product is shared among threads: pieces of whole rows, each computed alike whoever has it. A product of one row of activations
// takes a fifth of a millisecond, so:
//
//   thread 0  ─► ─► ─► ─► ─►|    each has a stretch of its own and goes through it in order: what the processor
//   thread 1                |─► ─► ─► ─► ─►    fetches ahead is what it needs next
//
// and who is through with his own takes of another's, so that nobody waits for a thread that came late, or not at all. What is taken at
// once is half of what is left of a stretch: much at first, as every beginning costs, and little at the end, when others may be waiting.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace bitloupe {

enum class Threads { One, All };  // All: of the crew that is lent, else of the arena that the call runs in

// Pieces [0, n) shared among so many threads.
class Stretches {
public:
    Stretches(std::uint64_t pieces, int threads);
    struct Pieces {
        std::uint64_t first, end;
    };
    // What this thread does next; nothing where all are taken.
    std::optional<Pieces> next(int thread);

private:
    struct alignas(64) Stretch {
        std::atomic<std::uint64_t> next{0};
        std::uint64_t end = 0;
    };
    std::vector<Stretch> m_stretches;  // by thread
};

// Multiply-adds, of weights with 8-bit activations, that are worth a thread's while: some microseconds.
inline constexpr std::uint64_t kWorthwhile = 1 << 18;
// The least multiple of `multiple` that makes a piece worthwhile, where one of n is so much work.
constexpr std::uint64_t stepFor(std::uint64_t work, std::uint64_t multiple)
{
    const std::uint64_t least = std::max<std::uint64_t>(1, work * multiple);
    return (kWorthwhile + least - 1) / least * multiple;
}

// Threads that somebody lends: a program that has some of its own, awake, on the processors that others would have to wait for. Products
// that this thread begins are shared among them, until the crew is gone.
class Crew {
public:
    // Calls work(0), work(1) … work(threads - 1), each on a thread of its own, and returns when all are done.
    using Run = void (*)(int threads, const std::function<void(int)>& work);
    Crew(int threads, Run run);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

private:
    friend int threadsFor(std::uint64_t pieces, Threads threads);
    friend void onThreads(int threads, const std::function<void(int)>& work);
    int m_threads;
    Run m_run;
    const Crew* m_before;
};

// How many threads so many pieces are worth: of the crew, else of the arena that the call runs in.
int threadsFor(std::uint64_t pieces, Threads threads);
// work(0), work(1) … work(threads - 1): on the crew, else each on a thread of this arena if it has one free.
void onThreads(int threads, const std::function<void(int)>& work);

// Calls work(first, end) for pieces of [0, n) that begin at multiples of `step`.
template <class Work>
void inPieces(std::uint64_t n, std::uint64_t step, Threads threads, const Work& work)
{
    const std::uint64_t pieces = (n + step - 1) / step;
    const int crew = threadsFor(pieces, threads);
    if (crew <= 1)
        return work(std::uint64_t{0}, n);
    Stretches stretches(pieces, crew);
    onThreads(crew, [&](int thread) {
        while (const auto some = stretches.next(thread))
            work(some->first * step, std::min(n, some->end * step));
    });
}

}  // namespace bitloupe
