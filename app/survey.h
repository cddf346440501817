// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills the rows of the Tensors dock in the background: what is in sight first, then in file order; small ones by the dozen.
// Restarted when the settings change; holds back while the selected tensor is being analysed.

#include "app/answer.h"
#include "app/job_slot.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace bitloupe {

class Survey : public QObject {
    Q_OBJECT
public:
    explicit Survey(QObject* parent = nullptr);

    using Ask = std::function<std::optional<Question>(TensorRef)>;
    // All tensors of all files, each asked about when its turn comes. Rows that are known keep their distribution.
    void start(std::vector<TensorRef> tensors, Ask ask);
    void prefer(const std::vector<TensorRef>& tensors);
    void hold(bool held);  // finishes the tensor under way and starts no other
    void cancel();
    void forget(int file);

    bool isSettled() const { return m_slot.isSettled(); }
    bool isRunning() const { return m_done < m_tensors.size(); }
    std::size_t done() const { return m_done; }
    std::size_t total() const { return m_tensors.size(); }
    const TensorSummary* summary(TensorRef tensor) const;

Q_SIGNALS:
    void rowChanged(bitloupe::TensorRef tensor);
    void progressChanged();

private:
    struct Row {
        TensorRef tensor;
        Result<TensorSummary> summary;
    };
    void next();
    std::optional<TensorRef> takeTensor();
    void finish(const Result<std::vector<Row>>& rows);

    std::vector<TensorRef> m_tensors;  // in file order
    std::vector<TensorRef> m_preferred;  // in sight, the next one last
    std::set<TensorRef> m_taken;  // of these settings
    std::size_t m_next = 0;  // in m_tensors
    std::size_t m_done = 0;
    Ask m_ask;
    bool m_held = false;
    std::map<TensorRef, TensorSummary> m_rows;
    JobSlot m_slot;
};

}  // namespace bitloupe
