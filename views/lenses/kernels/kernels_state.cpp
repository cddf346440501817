// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_state.h"

#include <algorithm>

namespace bitloupe {

namespace {

bool isMeasured(const BenchRun& run)
{
    return std::any_of(run.entries.begin(), run.entries.end(), [](const BenchEntry& entry) { return !entry.timings.empty(); });
}

}  // namespace

void KernelsState::ask(const QString& option)
{
    m_option = option;
    m_problem.clear();
    m_isOver = false;
    m_current = nullptr;
}

void KernelsState::take(const QString& option, const std::shared_ptr<const KernelsData>& data, const QString& problem)
{
    // What was measured while another lens was looked at, and ended there.
    if (option != m_option && data != nullptr && data->run && data->option == m_option.toStdString() && isMeasured(*data->run))
        m_measured = std::make_shared<const BenchRun>(*data->run);
    if (option != m_option)
        ask(option);
    m_problem = problem;
    if (data == nullptr || option.isEmpty() || data->option != option.toStdString())
        return;
    m_isOver = data->isOver;
    if (!data->run)
        return;
    m_current = std::make_shared<const BenchRun>(*data->run);
    if (isMeasured(*m_current))
        m_measured = m_current;
}

}  // namespace bitloupe
