// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/system.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>
#include <new>

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace bitloupe {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

std::uint64_t machineMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageBytes <= 0)
        return kNoLimit;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes);
}

std::uint64_t addressSpaceLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return kNoLimit;
    return limit.rlim_cur;
}

// cgroup v2; the file holds a number, or "max" for no limit.
std::uint64_t containerLimit()
{
    std::ifstream file("/sys/fs/cgroup/memory.max");
    std::uint64_t bytes = 0;
    return file >> bytes ? bytes : kNoLimit;
}

std::size_t wholePages(std::size_t bytes)
{
    static const auto page = static_cast<std::size_t>(std::max(sysconf(_SC_PAGESIZE), 1L));
    return (bytes + page - 1) / page * page;
}

}  // namespace

// The machine and the container stay as they are while the program runs, and are asked once: every tensor asks for this.
std::uint64_t memoryLimit()
{
    static const std::uint64_t lasting = std::min(machineMemory(), containerLimit());
    return std::min(lasting, addressSpaceLimit());
}

void adviseHugePages(void* memory, std::size_t bytes) { ::madvise(memory, bytes, MADV_HUGEPAGE); }

std::shared_ptr<float[]> allocateFloats(std::uint64_t count)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(float);
    if (count > kMost)
        return nullptr;
    const auto bytes = static_cast<std::size_t>(count * sizeof(float));
    const std::align_val_t alignment{bytes >= 2 * kHugePage ? kHugePage : kAlignment};
    auto* floats = static_cast<float*>(::operator new[](bytes, alignment, std::nothrow));
    if (floats == nullptr)
        return nullptr;
    if (bytes >= 2 * kHugePage)
        adviseHugePages(floats, bytes);
    return {floats, [alignment](float* p) { ::operator delete[](p, alignment); }};
}

// New pages are zero as they come; what stands before and behind the aligned part is given back.
void* allocateZeros(std::size_t bytes)
{
    if (bytes < 2 * kHugePage)
        return std::memset(::operator new (bytes, std::align_val_t{kAlignment}), 0, bytes);
    if (bytes > std::numeric_limits<std::size_t>::max() / 2)
        throw std::bad_alloc();
    void* const pages = ::mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        throw std::bad_alloc();
    auto* const begin = static_cast<std::byte*>(pages);
    const std::size_t before = (kHugePage - reinterpret_cast<std::uintptr_t>(begin) % kHugePage) % kHugePage;
    const std::size_t kept = wholePages(bytes);
    if (before > 0)
        ::munmap(begin, before);
    if (before + kept < wholePages(bytes + kHugePage))
        ::munmap(begin + before + kept, wholePages(bytes + kHugePage) - before - kept);
    adviseHugePages(begin + before, kept);
    return begin + before;
}

void freeZeros(void* zeros, std::size_t bytes) noexcept
{
    if (bytes < 2 * kHugePage)
        ::operator delete (zeros, std::align_val_t{kAlignment});
    else
        ::munmap(zeros, bytes);
}

}  // namespace bitloupe
