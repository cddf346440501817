// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Buffers on huge pages, where the system gives them: the only place that asks for them.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace bitloupe::bench {

class Pages {
public:
    explicit Pages(std::size_t bytes);
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    template <class T>
    std::span<T> as() const
    {
        return {static_cast<T*>(m_data), m_bytes / sizeof(T)};
    }

private:
    void* m_data;
    std::size_t m_bytes;
};

// A copy that lies on huge pages, as the weights that core reads from a file do.
std::vector<float> onHugePages(std::span<const float> values);

}  // namespace bitloupe::bench
