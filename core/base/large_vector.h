// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arrays of many megabytes that algebra goes over again and again: in huge pages, which the processor finds more quickly.

#include "core/base/system.h"

#include <limits>
#include <new>
#include <vector>

namespace bitloupe {

template <class T>
struct LargePages {
    using value_type = T;

    LargePages() = default;
    template <class U>
    explicit LargePages(const LargePages<U>&)
    {
    }

    T* allocate(std::size_t n)
    {
        if (n > std::numeric_limits<std::size_t>::max() / sizeof(T))
            throw std::bad_array_new_length();
        return static_cast<T*>(allocateZeros(n * sizeof(T)));
    }
    void deallocate(T* values, std::size_t n) noexcept { freeZeros(values, n * sizeof(T)); }
    // The memory is zero already, and is not to be touched before its time.
    template <class U>
    void construct(U*) noexcept
    {
    }

    friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

// Of numbers. Fixed in size: LargeVector<double>(n) is n zeros; one that grows within its memory finds there what it held before.
template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace bitloupe
