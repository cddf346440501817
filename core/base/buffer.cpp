// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/buffer.h"

#include "core/base/system.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace bitloupe {
namespace {

constexpr std::size_t kLarge = kHugePage;  // smaller ones are the allocator's own

// Whole huge pages, so that buffers of about a size can take each other's place.
std::size_t pagesOf(std::size_t bytes) { return (bytes + kHugePage - 1) / kHugePage * kHugePage; }

void release(void* memory) noexcept { ::operator delete (memory, std::align_val_t{kHugePage}); }

// The rooms given back last, the oldest first.
class SpareRooms {
public:
    // Null where none is of this size.
    void* take(std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = m_count; i-- > 0;) {
            if (m_rooms[i].bytes == bytes)
                return removed(i);
        }
        return nullptr;
    }
    void keep(void* memory, std::size_t bytes) noexcept
    {
        const std::lock_guard lock(m_mutex);
        if (bytes > kMost)
            return release(memory);
        while (m_count == m_rooms.size() || m_bytes + bytes > kMost)
            release(removed(0));
        m_rooms[m_count++] = {memory, bytes};
        m_bytes += bytes;
    }

private:
    static constexpr std::size_t kMost = std::size_t{64} << 20;
    struct Room {
        void* memory = nullptr;
        std::size_t bytes = 0;
    };

    void* removed(std::size_t index) noexcept
    {
        void* const memory = m_rooms[index].memory;
        m_bytes -= m_rooms[index].bytes;
        const auto next = m_rooms.begin() + static_cast<std::ptrdiff_t>(index) + 1;
        std::move(next, m_rooms.begin() + static_cast<std::ptrdiff_t>(m_count), next - 1);
        --m_count;
        return memory;
    }

    std::mutex m_mutex;
    std::array<Room, 16> m_rooms;
    std::size_t m_count = 0;
    std::size_t m_bytes = 0;
};

// Never destroyed: buffers of static objects may be given back after everything else.
SpareRooms& spareRooms()
{
    static auto* const rooms = new SpareRooms;
    return *rooms;
}

}  // namespace

void* takeRoom(std::size_t bytes)
{
    if (bytes < kLarge)
        return ::operator new(bytes);
    const std::size_t size = pagesOf(bytes);
    if (void* const spare = spareRooms().take(size))
        return spare;
    void* const fresh = ::operator new (size, std::align_val_t{kHugePage});
    adviseHugePages(fresh, size);
    return fresh;
}

void giveRoom(void* room, std::size_t bytes) noexcept
{
    if (bytes < kLarge)
        ::operator delete(room);
    else
        spareRooms().keep(room, pagesOf(bytes));
}

}  // namespace bitloupe
