// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/memory.h"

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

}  // namespace bitloupe::bench
