// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <tbb/info.h>
#include <tbb/task_arena.h>
#include <unistd.h>
#include <vector>

namespace bitloupe {

namespace {

constexpr int kRepeats = 9;
constexpr std::uint64_t kLeast = 4096;  // bytes that are worth reading

double now(clockid_t clock)
{
    timespec t = {};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

std::string cpuName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return {};
}

// As the kernel tells it; the C library multiplies it on virtual machines.
std::uint64_t lastCacheBytes()
{
    for (int index = 3; index >= 2; --index) {
        std::ifstream file("/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + "/size");
        std::uint64_t size = 0;
        char unit = 0;
        if (file >> size >> unit && size > 0)
            return size << (unit == 'M' ? 20 : unit == 'K' ? 10 : 0);
    }
    return static_cast<std::uint64_t>(std::max(sysconf(_SC_LEVEL3_CACHE_SIZE), 0L));
}

template <class Number, std::size_t count>
std::array<Number, count> filled(Number number)
{
    std::array<Number, count> all;
    all.fill(number);
    return all;
}

// The same work on every thread at once: operations a second of all of them together.
Estimate peak(double operations, int threads, const std::function<void()>& work, Progress& progress)
{
    std::vector<double> rates;
    for (int i = 0; i < kRepeats; ++i) {
        progress.advance(0);
        const auto onAll = [&] { onThreads(threads, [&](int) { work(); }); };
        const double seconds = threads == 1 ? secondsOf(work, Threads::One) : secondsOf(onAll, Threads::All);
        rates.push_back(operations * threads / seconds);
    }
    return estimateOf(rates);
}

std::atomic<std::uint64_t> g_seen{0};  // what was computed goes here, so that none of it can be left out

}  // namespace

Machine thisMachine() { return {cpuName(), kernels::active().name, tbb::info::default_concurrency(), lastCacheBytes()}; }

double secondsOf(const std::function<void()>& work, Threads threads)
{
    const clockid_t clock = threads == Threads::One ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
    const double start = now(clock);
    work();
    return now(clock) - start;
}

void gatherThreads(int threads)
{
    constexpr double kLongest = 5e-3;  // seconds: as long as a library's threads hold the processors after a product of theirs
    std::atomic<int> there{0};
    onThreads(threads, [&there, threads, until = now(CLOCK_MONOTONIC) + kLongest](int) {
        there.fetch_add(1, std::memory_order_relaxed);
        while (there.load(std::memory_order_relaxed) < threads && now(CLOCK_MONOTONIC) < until) { }
    });
}

ReadProbe::ReadProbe(std::uint64_t bytes, bool isCold)
    : m_isCold(isCold)
{
    for (bytes = std::max<std::uint64_t>(bytes, 2 * kLeast); bytes > kLeast && m_buffer == nullptr; bytes /= 2) {
        m_buffer = allocateFloats(bytes / sizeof(float));
        m_words = bytes / sizeof(std::uint64_t);
    }
    if (m_buffer == nullptr)
        m_words = 0;
    std::fill_n(m_buffer.get(), 2 * m_words, 1.0f);
}

double ReadProbe::seconds(Threads threads)
{
    const auto* words = reinterpret_cast<const std::uint64_t*>(m_buffer.get());
    if (m_isCold)
        kernels::active().limits.flush(words, bytes());
    if (threads == Threads::All)
        gatherThreads(tbb::this_task_arena::max_concurrency());
    const std::uint64_t repeats = m_isCold ? 1 : std::max<std::uint64_t>(1, (4 << 20) / std::max<std::uint64_t>(1, bytes()));
    const auto work = [&] {
        for (std::uint64_t i = 0; i < repeats; ++i) {
            inPieces(m_words, 1 << 15, threads, [&](std::uint64_t first, std::uint64_t end) {
                g_seen.fetch_xor(kernels::active().limits.read(words + first, end - first), std::memory_order_relaxed);
            });
        }
    };
    return secondsOf(work, threads) / static_cast<double>(repeats);
}

void measurePeaks(Limits& limits, int threads, Progress& progress)
{
    using kernels::active;
    using kernels::kLimitLanes;
    constexpr std::size_t kRounds = 100000;
    constexpr double kLanes = static_cast<double>(kLimitLanes * kRounds);
    const bool isScalar = active().level == kernels::Level::Scalar;
    const std::size_t rounds = isScalar ? kRounds / 20 : kRounds;
    const double lanes = isScalar ? kLanes / 20 : kLanes;
    limits.floats = peak(
        2 * lanes, threads,
        [=] {
            auto x = filled<float, kLimitLanes>(1.0f);
            active().limits.multiplyAdds(rounds, 0.5f, 0.5f, x.data());
            g_seen.fetch_add(static_cast<std::uint64_t>(x[7]), std::memory_order_relaxed);
        },
        progress);
    limits.bytes = peak(
        8 * lanes, threads,
        [=] {
            auto x = filled<std::uint32_t, kLimitLanes>(0);
            const auto u = filled<std::uint8_t, 64>(3);
            const auto s = filled<std::int8_t, 64>(-5);
            active().limits.dotProducts(rounds, u.data(), s.data(), x.data());
            g_seen.fetch_add(x[7], std::memory_order_relaxed);
        },
        progress);
    limits.signs = peak(
        2 * 64 * lanes, threads,
        [=] {
            auto x = filled<std::uint64_t, kLimitLanes>(0);
            const auto a = filled<std::uint64_t, 8>(0x123456789ABCDEF0u);
            const auto b = filled<std::uint64_t, 8>(0x0F0F0F0F0F0F0F0Fu);
            active().limits.signProducts(rounds, a.data(), b.data(), x.data());
            g_seen.fetch_add(x[7], std::memory_order_relaxed);
        },
        progress);
}

void flushCaches(std::span<const std::span<const std::byte>> memory)
{
    for (const std::span<const std::byte> part : memory)
        kernels::active().limits.flush(part.data(), part.size());
}

double clockProbe()
{
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        std::uint64_t x = g_seen.load(std::memory_order_relaxed) | 1;
        const double seconds = secondsOf(
            [&] {
                for (int step = 0; step < 200000; ++step)
                    x = x * 6364136223846793005u + 1442695040888963407u;
            },
            Threads::One);
        g_seen.fetch_xor(x & 2, std::memory_order_relaxed);
        least = std::min(least, seconds);
    }
    return least;
}

}  // namespace bitloupe
