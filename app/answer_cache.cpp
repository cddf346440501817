// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/answer_cache.h"

#include <algorithm>
#include <limits>

namespace bitloupe {

namespace {

// The parts that grow with the tensor; 64 KiB for all the rest.
qsizetype kibibytes(const Analysis& analysis)
{
    std::size_t bytes = 65536 + analysis.report.channels.size() * sizeof(ChannelReport);
    if (analysis.quantized)
        bytes += analysis.quantized->codes.size() + analysis.quantized->params.size() * (sizeof(BlockParams) + sizeof(Range));
    return static_cast<qsizetype>(bytes / 1024);
}

QString prefix(int file) { return QStringLiteral("%1/").arg(file); }

}  // namespace

AnswerCache::AnswerCache(std::uint64_t bytes)
    : m_analyses(static_cast<qsizetype>(bytes / 1024))
{
}

QString AnswerCache::key(const Question& question)
{
    return prefix(question.tensor.file) + QStringLiteral("%1/%2/").arg(question.tensor.tensor).arg(question.outputAxis)
        + question.inputs.key() + QString::fromStdString(printSpec(question.spec));
}

std::shared_ptr<const Analysis> AnswerCache::find(const Question& question) const
{
    const auto* found = m_analyses.object(key(question));
    return found ? *found : nullptr;
}

void AnswerCache::insert(const Question& question, std::shared_ptr<const Analysis> analysis)
{
    const qsizetype cost = kibibytes(*analysis);
    m_analyses.insert(key(question), new std::shared_ptr<const Analysis>(std::move(analysis)), cost);
}

void AnswerCache::forget(int file)
{
    for (const QString& known : m_analyses.keys()) {
        if (known.startsWith(prefix(file)))
            m_analyses.remove(known);
    }
}

}  // namespace bitloupe
