// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the machine gives this process. The calls of the operating system stand here alone.

#include <cstddef>
#include <cstdint>
#include <memory>

namespace bitloupe {

// Bytes of memory this process may hope for: the machine's, or less where the process is limited (RLIMIT_AS, cgroup).
std::uint64_t memoryLimit();

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

// Asks for memory in huge pages, which take less time to map. Advice only: it may not be followed, and the memory is as good.
void adviseHugePages(void* memory, std::size_t bytes);

// Uninitialised floats, aligned for any kernel, in huge pages where large; null where memory is short. Zero floats: not null.
std::shared_ptr<float[]> allocateFloats(std::uint64_t count);

// `bytes` that are zero, aligned for any kernel, in huge pages where large. Throws std::bad_alloc where memory is short.
void* allocateZeros(std::size_t bytes);
void freeZeros(void* zeros, std::size_t bytes) noexcept;

}  // namespace bitloupe
