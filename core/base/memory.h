// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A memory of the last few values, by key; for findings that cost more to make than to keep. Thread-safe.

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace bitloupe {

template <class Value>
class Memory {
public:
    std::optional<Value> find(const std::string& key) const
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [known, value] : m_values)
            if (known == key)
                return value;
        return std::nullopt;
    }
    void insert(const std::string& key, const Value& value)
    {
        const std::lock_guard lock(m_mutex);
        m_values.emplace_front(key, value);
        if (m_values.size() > kMost)
            m_values.pop_back();
    }

private:
    static constexpr std::size_t kMost = 32;
    mutable std::mutex m_mutex;
    std::deque<std::pair<std::string, Value>> m_values;
};

}  // namespace bitloupe
