// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which run the Kernels lens shows: the one under way from the moment that it is asked for, else the last of which something was measured.

#include "views/lenses/kernels/kernels_data.h"

#include <QString>

namespace bitloupe {

class KernelsState {
public:
    void ask(const QString& option);  // empty: end it
    // What is known: of this option, or of an older one, which is left out.
    void take(const QString& option, const std::shared_ptr<const KernelsData>& data, const QString& problem);

    bool isMeasuring() const { return !m_option.isEmpty() && m_problem.isEmpty() && !m_isOver; }
    std::shared_ptr<const BenchRun> run() const { return isMeasuring() ? m_current : m_measured; }  // null: nothing yet
    const QString& problem() const { return m_problem; }

private:
    QString m_option;  // of the run that was asked for last
    QString m_problem;
    bool m_isOver = false;
    std::shared_ptr<const BenchRun> m_current;  // of that option, whether something is measured or not
    std::shared_ptr<const BenchRun> m_measured;  // the last with a time
};

}  // namespace bitloupe
