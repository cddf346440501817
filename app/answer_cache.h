// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Results by (tensor, axis, inputs, spec), newest use first, bounded by memory.

#include "app/answer.h"

#include <QCache>
#include <QString>

namespace bitloupe {

class AnswerCache {
public:
    explicit AnswerCache(std::uint64_t bytes);

    std::shared_ptr<const Analysis> find(const Question& question) const;
    void insert(const Question& question, std::shared_ptr<const Analysis> analysis);
    void forget(int file);

    static QString key(const Question& question);

private:
    QCache<QString, std::shared_ptr<const Analysis>> m_analyses;  // cost in KiB
};

}  // namespace bitloupe
