// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/in_pieces.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace bitloupe {

namespace {

thread_local const Crew* t_crew = nullptr;

}  // namespace

Stretches::Stretches(std::uint64_t pieces, int threads)
    : m_stretches(static_cast<std::size_t>(threads))
{
    const std::uint64_t all = m_stretches.size();
    for (std::uint64_t i = 0; i < all; ++i) {
        m_stretches[i].next.store(pieces * i / all, std::memory_order_relaxed);
        m_stretches[i].end = pieces * (i + 1) / all;
    }
}

std::optional<Stretches::Pieces> Stretches::next(int thread)
{
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        Stretch& stretch = m_stretches[(static_cast<std::size_t>(thread) + i) % m_stretches.size()];
        std::uint64_t first = stretch.next.load(std::memory_order_relaxed);
        while (first < stretch.end) {
            const std::uint64_t end = first + (stretch.end - first + 1) / 2;
            if (stretch.next.compare_exchange_weak(first, end, std::memory_order_relaxed))
                return Pieces{first, end};
        }
    }
    return std::nullopt;
}

Crew::Crew(int threads, Run run)
    : m_threads(threads)
    , m_run(run)
    , m_before(t_crew)
{
    t_crew = this;
}

Crew::~Crew() { t_crew = m_before; }

int threadsFor(std::uint64_t pieces, Threads threads)
{
    if (threads == Threads::One || pieces <= 1)
        return 1;
    const int there = t_crew != nullptr ? t_crew->m_threads : tbb::this_task_arena::max_concurrency();
    return static_cast<int>(std::min(pieces, static_cast<std::uint64_t>(there)));
}

void onThreads(int threads, const std::function<void(int)>& work)
{
    if (t_crew != nullptr)
        return t_crew->m_run(threads, work);
    tbb::parallel_for(
        0, threads, [&](int thread) { work(thread); }, tbb::static_partitioner{});
}

}  // namespace bitloupe
