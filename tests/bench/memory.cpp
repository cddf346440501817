// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/memory.h"

#include <cstdint>
#include <cstring>
#include <new>

#include <sys/mman.h>

namespace bitloupe::bench {

Pages::Pages(std::size_t bytes)
    : m_data(mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    , m_bytes(bytes)
{
    if (m_data == MAP_FAILED)
        throw std::bad_alloc();
    madvise(m_data, bytes, MADV_HUGEPAGE);
    std::memset(m_data, 1, bytes);  // touched now, so that no case pays for it
}

Pages::~Pages() { munmap(m_data, m_bytes); }

std::vector<float> onHugePages(std::span<const float> values)
{
    constexpr std::uintptr_t kPage = 4096;
    std::vector<float> copy;
    copy.reserve(values.size());
    const auto begin = (reinterpret_cast<std::uintptr_t>(copy.data()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(copy.data() + copy.capacity()) / kPage * kPage;
    if (begin < end)
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // before anything is written there
    copy.assign(values.begin(), values.end());
    return copy;
}

}  // namespace bitloupe::bench
