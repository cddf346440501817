// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arrays as large as a tensor that are written before they are read: a vector that does not clear what it makes room for, in
// huge pages. What large buffers give back is kept for the next that needs as much: mapping and clearing pages takes longer
// than most of what is written to them.

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace bitloupe {

// Throws std::bad_alloc. Thread-safe. At most 64 MiB are kept.
void* takeRoom(std::size_t bytes);
void giveRoom(void* room, std::size_t bytes) noexcept;  // as many as were asked for

// For types whose objects need no construction to be written to.
template <class T>
struct UnclearedAllocator {
    using value_type = T;

    UnclearedAllocator() = default;
    template <class U>
    UnclearedAllocator(const UnclearedAllocator<U>&)
    {
    }
    T* allocate(std::size_t count) { return static_cast<T*>(takeRoom(count * sizeof(T))); }
    void deallocate(T* room, std::size_t count) noexcept { giveRoom(room, count * sizeof(T)); }

    template <class U>
    void construct(U*) noexcept
    {
    }
    template <class U, class First, class... Rest>
    void construct(U* at, First&& first, Rest&&... rest)
    {
        ::new (static_cast<void*>(at)) U(std::forward<First>(first), std::forward<Rest>(rest)...);
    }
    friend bool operator==(const UnclearedAllocator&, const UnclearedAllocator&) { return true; }
};

// Buffer<T>(n) and resize(n) leave new elements as they are.
template <class T>
using Buffer = std::vector<T, UnclearedAllocator<T>>;

}  // namespace bitloupe
