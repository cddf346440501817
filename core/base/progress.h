// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Progress of one piece of work, and its only cancel point. Shared by the worker, which calls advance(), and by whoever
// waits, who polls done()/total() and may cancel(). Thread-safe.

#include <atomic>
#include <cstdint>

namespace bitloupe {

// Thrown by Progress::advance(); carried by TBB; caught by JobSlot and by the command line, nowhere else.
struct Cancelled { };

class Progress {
public:
    void expect(std::uint64_t units) { m_total.fetch_add(units, std::memory_order_relaxed); }
    void advance(std::uint64_t units)
    {
        if (m_cancelled.load(std::memory_order_relaxed))
            throw Cancelled{};
        m_done.fetch_add(units, std::memory_order_relaxed);
    }
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    std::uint64_t done() const { return m_done.load(std::memory_order_relaxed); }
    std::uint64_t total() const { return m_total.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::uint64_t> m_total{0};
    std::atomic<bool> m_cancelled{false};
};

}  // namespace bitloupe
