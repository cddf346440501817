// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills the rows of the Tensors dock in the background, one tensor at a time: what is in sight first, then in file order.
// Restarted when the settings change; holds back while the selected tensor is being analysed.

#include "app/answer.h"
#include "app/job_slot.h"

#include <deque>
#include <map>
#include <set>

namespace bitloupe {

class Survey : public QObject {
    Q_OBJECT
public:
    explicit Survey(QObject* parent = nullptr);

    // All tensors of all files under one spec. Rows that are known keep their distribution.
    void start(std::vector<Question> questions);
    void prefer(const std::vector<TensorRef>& tensors);
    void hold(bool held);  // finishes the tensor under way and starts no other
    void cancel();
    void forget(int file);

    bool isSettled() const { return m_slot.isSettled(); }
    bool isRunning() const { return !m_waiting.empty() || m_slot.isRunning(); }
    std::size_t done() const { return m_total - m_waiting.size() - (m_slot.isRunning() ? 1 : 0); }
    std::size_t total() const { return m_total; }
    const TensorSummary* summary(TensorRef tensor) const;

Q_SIGNALS:
    void rowChanged(bitloupe::TensorRef tensor);
    void progressChanged();

private:
    void next();
    void finish(TensorRef tensor, const Result<TensorSummary>& summary);

    std::deque<Question> m_waiting;
    std::size_t m_total = 0;
    bool m_held = false;
    std::map<TensorRef, TensorSummary> m_rows;
    JobSlot m_slot;
};

}  // namespace bitloupe
