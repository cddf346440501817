// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Of the errors of a parallel loop the one of the lowest index, whichever came first.

#include "core/base/result.h"

#include <cstdint>
#include <mutex>
#include <optional>

namespace bitloupe {

class FirstError {
public:
    void note(std::uint64_t index, const Result<void>& result)
    {
        if (result)
            return;
        const std::lock_guard lock(m_mutex);
        if (!m_error || index < m_index) {
            m_error = result.error();
            m_index = index;
        }
    }
    Result<void> result() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

private:
    std::mutex m_mutex;
    std::uint64_t m_index = 0;
    std::optional<Error> m_error;
};

}  // namespace bitloupe
