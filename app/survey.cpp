// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/survey.h"

#include "views/text/text.h"

namespace bitloupe {

namespace {

constexpr std::size_t kBatch = 48;  // tensors
constexpr std::uint64_t kBatchWeights = 1 << 20;

}  // namespace

Survey::Survey(QObject* parent)
    : QObject(parent)
    , m_slot(nullptr, JobSlot::Priority::Background)
{
}

void Survey::start(std::vector<TensorRef> tensors, Ask ask)
{
    m_slot.cancel();
    m_tensors = std::move(tensors);
    m_ask = std::move(ask);
    m_preferred.clear();
    m_taken.clear();
    m_next = m_done = 0;
    for (auto& row : m_rows)
        row.second.stale = true;
    Q_EMIT progressChanged();
    next();
}

void Survey::prefer(const std::vector<TensorRef>& tensors) { m_preferred.assign(tensors.rbegin(), tensors.rend()); }

void Survey::hold(bool held)
{
    m_held = held;
    next();
}

void Survey::cancel()
{
    m_slot.cancel();
    m_tensors.clear();
    m_taken.clear();
    m_next = m_done = 0;
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

std::optional<TensorRef> Survey::takeTensor()
{
    while (!m_preferred.empty()) {
        const TensorRef tensor = m_preferred.back();
        m_preferred.pop_back();
        if (m_taken.insert(tensor).second)
            return tensor;
    }
    while (m_next < m_tensors.size()) {
        if (m_taken.insert(m_tensors[m_next++]).second)
            return m_tensors[m_next - 1];
    }
    return std::nullopt;
}

// One large tensor, or as many small ones as are soon done.
void Survey::next()
{
    if (m_held || !isRunning() || m_slot.isRunning())
        return;
    struct Task {
        Question question;
        TensorSummary known;
    };
    std::vector<Task> tasks;
    std::uint64_t weights = 0;
    while (weights < kBatchWeights && tasks.size() < kBatch) {
        const std::optional<TensorRef> tensor = takeTensor();
        if (!tensor)
            break;
        if (auto question = m_ask(*tensor)) {
            weights += elementCount(question->file->tensors()[tensor->tensor].shape);
            tasks.push_back({std::move(*question), m_rows[*tensor]});
        } else {
            ++m_done;
        }
    }
    if (tasks.empty()) {
        m_done = m_tensors.size();
        Q_EMIT progressChanged();
        return;
    }
    m_slot.start<std::vector<Row>>(
        [tasks = std::move(tasks)](Progress& progress) -> Result<std::vector<Row>> {
            std::vector<Row> rows;
            for (const Task& task : tasks) {
                progress.advance(0);
                rows.push_back({task.question.tensor, summarise(task.question, task.known, progress)});
            }
            return rows;
        },
        [this](const Result<std::vector<Row>>& rows) { finish(rows); });
}

void Survey::finish(const Result<std::vector<Row>>& rows)
{
    if (!rows) {  // no row's own problem: memory
        m_done = m_tensors.size();
        return Q_EMIT progressChanged();
    }
    m_done += rows->size();
    for (const Row& found : *rows) {
        TensorSummary& row = m_rows[found.tensor];
        if (found.summary) {
            row = *found.summary;
        } else {
            row.sqnrDb.reset();
            row.stale = false;
            row.problem = text::sentence(found.summary.error());
        }
        Q_EMIT rowChanged(found.tensor);
    }
    next();
    Q_EMIT progressChanged();
}

}  // namespace bitloupe
