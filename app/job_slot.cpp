// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/job_slot.h"

#include "app/thread_priority.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>
#include <tbb/info.h>
#include <tbb/task_arena.h>
#include <thread>

namespace bitloupe {

namespace {

using AnyResult = Result<std::any>;
using Work = std::function<AnyResult(Progress&)>;

// None: cancelled, nothing to deliver. The window's only catch.
std::optional<AnyResult> answer(const Work& work, Progress& progress)
{
    try {
        return work(progress);
    } catch (const Cancelled&) {
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        return AnyResult(Error{ErrorCode::NeedsMemory, {}, {}, "more than is free"});
    } catch (const std::exception& failure) {
        return AnyResult(Error{ErrorCode::BadArgument, {}, {}, failure.what()});
    }
}

}  // namespace

// A thread of ours with a mailbox of one question. It computes inside the arena itself: a task_arena alone would leave a
// core idle on small machines, where TBB has cores - 1 workers.
class JobSlot::Worker {
public:
    struct Job {
        std::uint64_t generation = 0;
        std::shared_ptr<Progress> progress;
        Work work;
    };
    using Post = std::function<void(std::uint64_t, std::optional<AnyResult>)>;

    Worker(Priority priority, Post post)
        : m_post(std::move(post))
        , m_priority(priority)
        , m_arena(JobSlot::threads(), 1,
                  priority == Priority::Background ? tbb::task_arena::priority::low : tbb::task_arena::priority::normal)
        , m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }
    ~Worker()
    {
        m_thread.request_stop();
        m_thread.join();
    }

    void put(Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_mailbox = std::move(job);
            m_isSettled = false;
        }
        m_wake.notify_one();
    }

    bool isSettled() const { return m_isSettled; }

private:
    void run(const std::stop_token& stop)
    {
        if (m_priority != Priority::Foreground)
            lowerPriorityOfThisThread();
        while (std::optional<Job> job = next(stop)) {
            std::optional<AnyResult> result;
            m_arena.execute([&] { result = answer(job->work, *job->progress); });
            job->work = nullptr;  // what it held is released here, not in the window's thread
            settle();
            m_post(job->generation, std::move(result));
        }
    }
    void settle()
    {
        const std::lock_guard lock(m_mutex);
        m_isSettled = !m_mailbox.has_value();
    }
    std::optional<Job> next(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return m_mailbox.has_value(); }) || stop.stop_requested())
            return std::nullopt;
        return std::exchange(m_mailbox, std::nullopt);
    }

    Post m_post;
    Priority m_priority;
    tbb::task_arena m_arena;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_mailbox;
    std::atomic<bool> m_isSettled = true;
    std::jthread m_thread;
};

JobSlot::JobSlot(QObject* parent, Priority priority)
    : QObject(parent)
{
    m_worker = std::make_unique<Worker>(priority, [this](std::uint64_t generation, std::optional<AnyResult> result) {
        auto kept = std::make_shared<std::optional<AnyResult>>(std::move(result));
        QMetaObject::invokeMethod(
            this, [this, generation, kept] { finish(generation, std::move(*kept)); }, Qt::QueuedConnection);
    });
}

JobSlot::~JobSlot()
{
    if (m_current)
        m_current->cancel();
    m_worker.reset();  // joins; what it has posted goes with this object
}

int JobSlot::threads() { return std::max(1, tbb::info::default_concurrency() - 1); }

void JobSlot::startAny(Work work, std::function<void(AnyResult)> deliver)
{
    const bool wasRunning = isRunning();
    if (m_current)
        m_current->cancel();
    m_current = std::make_shared<Progress>();
    m_deliver = std::move(deliver);
    m_worker->put({++m_generation, m_current, std::move(work)});
    if (!wasRunning)
        Q_EMIT runningChanged(true);
}

void JobSlot::cancel()
{
    if (!m_current)
        return;
    m_current->cancel();
    ++m_generation;  // whatever it still answers is late
    m_current = nullptr;
    m_deliver = nullptr;
    Q_EMIT runningChanged(false);
}

bool JobSlot::isRunning() const { return m_current != nullptr; }

bool JobSlot::isSettled() const { return m_worker->isSettled(); }

std::shared_ptr<const Progress> JobSlot::progress() const { return m_current; }

void JobSlot::finish(std::uint64_t generation, std::optional<AnyResult> result)
{
    if (generation != m_generation || !m_current)
        return;
    m_current = nullptr;
    const auto deliver = std::exchange(m_deliver, nullptr);
    if (result)
        deliver(std::move(*result));
    if (!m_current)  // the delivery may have asked the next question
        Q_EMIT runningChanged(false);
}

}  // namespace bitloupe
