// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/survey.h"

#include "views/text/text.h"

#include <algorithm>

namespace bitloupe {

Survey::Survey(QObject* parent)
    : QObject(parent)
    , m_slot(nullptr, JobSlot::Priority::Background)
{
}

void Survey::start(std::vector<Question> questions)
{
    m_slot.cancel();
    m_waiting.assign(std::make_move_iterator(questions.begin()), std::make_move_iterator(questions.end()));
    m_total = m_waiting.size();
    for (auto& row : m_rows)
        row.second.stale = true;
    Q_EMIT progressChanged();
    next();
}

void Survey::prefer(const std::vector<TensorRef>& tensors)
{
    const std::set<TensorRef> wanted(tensors.begin(), tensors.end());
    std::stable_partition(m_waiting.begin(), m_waiting.end(), [&](const Question& q) { return wanted.contains(q.tensor); });
}

void Survey::hold(bool held)
{
    m_held = held;
    next();
}

void Survey::cancel()
{
    m_slot.cancel();
    m_waiting.clear();
    m_total = 0;
    Q_EMIT progressChanged();
}

void Survey::forget(int file)
{
    std::erase_if(m_rows, [file](const auto& row) { return row.first.file == file; });
}

const TensorSummary* Survey::summary(TensorRef tensor) const
{
    const auto row = m_rows.find(tensor);
    return row == m_rows.end() ? nullptr : &row->second;
}

void Survey::next()
{
    if (m_held || m_waiting.empty() || m_slot.isRunning())
        return;
    Question question = std::move(m_waiting.front());
    m_waiting.pop_front();
    const TensorRef tensor = question.tensor;
    m_slot.start<TensorSummary>(
        [question = std::move(question), known = m_rows[tensor]](Progress& progress) { return summarise(question, known, progress); },
        [this, tensor](const Result<TensorSummary>& summary) { finish(tensor, summary); });
}

void Survey::finish(TensorRef tensor, const Result<TensorSummary>& summary)
{
    TensorSummary& row = m_rows[tensor];
    if (summary) {
        row = *summary;
    } else {
        row.sqnrDb.reset();
        row.problem = text::sentence(summary.error());
    }
    Q_EMIT rowChanged(tensor);
    next();
    Q_EMIT progressChanged();
}

}  // namespace bitloupe
