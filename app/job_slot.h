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
#include <functional>
#include <memory>

namespace bitloupe {

class JobSlot : public QObject {
    Q_OBJECT
public:
    explicit JobSlot(QObject* parent = nullptr);
    ~JobSlot() override;   // cancels and waits

    // `work` runs on a worker and must use only what it holds; `deliver` runs in this object's thread.
    template <class T>
    void start(std::function<Result<T>(Progress&)> work, std::function<void(Result<T>)> deliver)
    {
        startAny([work = std::move(work)](Progress& progress) -> Result<std::any> {
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
    // Of the question under way; null when idle.
    std::shared_ptr<const Progress> progress() const;

Q_SIGNALS:
    void runningChanged(bool running);

private:
    void startAny(std::function<Result<std::any>(Progress&)> work, std::function<void(Result<std::any>)> deliver);
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace bitloupe
