// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/discard.h"

#include "app/thread_priority.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace bitloupe {

namespace {

class Bin {
public:
    Bin()
        : m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    void take(std::shared_ptr<const void> value)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_values.push_back(std::move(value));
        }
        m_wake.notify_one();
    }

private:
    // What is left at the end goes with the members.
    void run(const std::stop_token& stop)
    {
        lowerPriorityOfThisThread();
        for (;;) {
            std::vector<std::shared_ptr<const void>> values;
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_values.empty(); }))
                return;
            values.swap(m_values);
            lock.unlock();
            values.clear();  // may call take() again: what it held was to be discarded too
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<std::shared_ptr<const void>> m_values;
    std::jthread m_thread;
};

}  // namespace

void discard(std::shared_ptr<const void> value)
{
    static Bin bin;
    bin.take(std::move(value));
}

}  // namespace bitloupe
