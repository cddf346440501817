// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What pinned settings give on the selected tensor, computed in the background, one pin at a time; figures that are known
// are kept, bounded by number. Holds back while the selected tensor is analysed.

#include "app/answer.h"
#include "app/job_slot.h"
#include "views/docks/pin_row.h"

#include <QCache>
#include <deque>

namespace bitloupe {

class PinSurvey : public QObject {
    Q_OBJECT
public:
    explicit PinSurvey(QObject* parent = nullptr);

    // Replaces what waits. All questions are of one tensor.
    void start(std::vector<Question> questions);
    void hold(bool held);
    void cancel();
    void forget(int file);
    bool isSettled() const { return m_slot.isSettled(); }
    bool isRunning() const { return !m_waiting.empty() || m_slot.isRunning(); }

    struct Known {
        std::optional<PinFigures> figures;
        QString problem;
    };
    const Known* find(const Question& question) const;  // null: not known yet
    void insert(const Question& question, const ErrorReport& report);  // learnt elsewhere

Q_SIGNALS:
    void changed();

private:
    void next();

    std::deque<Question> m_waiting;
    QCache<QString, Known> m_known;
    bool m_held = false;
    // Of the question before, for the next one on the same tensor and axis.
    TensorRef m_weightsOf;
    InputSource m_weightsInputs;
    std::shared_ptr<const Weights> m_weights;
    JobSlot m_slot;
};

}  // namespace bitloupe
