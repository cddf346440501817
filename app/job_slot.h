// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One question at a time, the newest wins: start() cancels the question that is under way, runs the new one on a worker
// thread inside a TBB arena, and delivers its answer in the window's thread. Late answers of superseded questions are
// dropped. The window's only catch: Cancelled is silent, bad_alloc and everything else become an Error.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QObject>
#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace bitloupe {

class JobSlot : public QObject {
    Q_OBJECT
public:
    // Background work yields the cores to the question that somebody waits for. Steady work is waited for, but yields to what
    // is shown in between.
    enum class Priority { Foreground, Steady, Background };

    explicit JobSlot(QObject* parent = nullptr, Priority priority = Priority::Foreground);
    ~JobSlot() override;  // cancels and waits

    // `work` runs on a worker and must use only what it holds; `deliver` runs in this object's thread.
    template <class T>
    void start(std::function<Result<T>(Progress&)> work, std::function<void(Result<T>)> deliver)
    {
        startAny(
            [work = std::move(work)](Progress& progress) -> Result<std::any> {
                Result<T> result = work(progress);
                if (!result.ok())
                    return result.error();
                return std::any(std::move(*result));
            },
            [deliver = std::move(deliver)](Result<std::any> result) {
                if (!result.ok())
                    deliver(result.error());
                else
                    deliver(std::any_cast<T>(std::move(*result)));
            });
    }
    void cancel();
    bool isRunning() const;
    // Whether the worker does nothing any more: a moment after isRunning() where a question was cancelled.
    bool isSettled() const;
    // Of the question under way; null when idle.
    std::shared_ptr<const Progress> progress() const;

    // Threads that one question computes on: all cores but one, which the window keeps.
    static int threads();

Q_SIGNALS:
    void runningChanged(bool running);

private:
    void startAny(std::function<Result<std::any>(Progress&)> work, std::function<void(Result<std::any>)> deliver);
    void finish(std::uint64_t generation, std::optional<Result<std::any>> result);

    class Worker;
    std::shared_ptr<Progress> m_current;  // of the question under way
    std::function<void(Result<std::any>)> m_deliver;  // likewise
    std::uint64_t m_generation = 0;  // of the newest question
    std::unique_ptr<Worker> m_worker;
};

}  // namespace bitloupe
