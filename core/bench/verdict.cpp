// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What follows from the figures of a run.

#include "core/bench/benchmark.h"

#include <algorithm>

namespace bitloupe {

namespace {

double timeAtLimits(const BenchRun& run, const BenchEntry& entry, std::uint64_t tokens, bool ofArithmetic)
{
    if (!ofArithmetic)
        return static_cast<double>(entry.bytes) / run.limits.readAll.median;
    return 2.0 * static_cast<double>(run.rows * run.cols * tokens) / peakOf(run.limits, entry.activations);
}

BoundBy nearerLimit(const BenchRun& run, const BenchEntry& entry, const BenchTiming& timing)
{
    const double memory = timeAtLimits(run, entry, timing.tokens, false) / timing.seconds.median;
    const double arithmetic = timeAtLimits(run, entry, timing.tokens, true) / timing.seconds.median;
    return {memory >= arithmetic ? Bound::Memory : Bound::Arithmetic, std::max(memory, arithmetic), memory, arithmetic};
}

}  // namespace

double peakOf(const Limits& limits, ActivationForm activations)
{
    switch (activations) {
    case ActivationForm::Float:
        return limits.floats.median;
    case ActivationForm::Int16:
        return limits.bytes.median / 2;  // each weight is multiplied twice
    case ActivationForm::Int8:
        return limits.bytes.median;
    case ActivationForm::Signs:
        break;
    }
    return limits.signs.median;
}

double BenchTiming::gflops(std::uint64_t rows, std::uint64_t cols) const
{
    return 2e-9 * static_cast<double>(rows * cols * tokens) / seconds.median;
}

const BenchTiming* BenchEntry::at(std::uint64_t tokens) const
{
    for (const BenchTiming& timing : timings) {
        if (timing.tokens == tokens)
            return &timing;
    }
    return nullptr;
}

// A product that moves its bytes at half the limit, or comes within half of the peak, is said to be bound by it; one of which even
// plain float32 is over at once, and far from both, by its start.
BoundBy boundOf(const BenchRun& run, const BenchEntry& entry, const BenchTiming& timing)
{
    constexpr double kNear = 0.5;
    constexpr double kShort = 1e-4;  // seconds
    const BoundBy found = nearerLimit(run, entry, timing);
    if (found.share >= kNear)
        return found;
    const BenchEntry* baseline = baselineEntry(run);
    const BenchTiming* plain = baseline != nullptr ? baseline->at(timing.tokens) : nullptr;
    const bool isShort = plain != nullptr && plain->seconds.median < kShort && nearerLimit(run, *baseline, *plain).share < kNear;
    return {isShort ? Bound::Start : Bound::Instructions, found.share, found.ofRead, found.ofPeak};
}

const BenchEntry* fastestEntry(const BenchRun& run, std::uint64_t tokens)
{
    const BenchEntry* fastest = nullptr;
    for (const BenchEntry& entry : run.entries) {
        const BenchTiming* timing = entry.at(tokens);
        if (entry.family == BenchFamily::Quantized && entry.isRight() && entry.sqnrDb >= kWorthDb && timing != nullptr
            && (fastest == nullptr || timing->seconds.median < fastest->at(tokens)->seconds.median))
            fastest = &entry;
    }
    return fastest;
}

const BenchEntry* baselineEntry(const BenchRun& run)
{
    for (const BenchEntry& entry : run.entries) {
        if (entry.id == "float32")
            return &entry;
    }
    return nullptr;
}

}  // namespace bitloupe
