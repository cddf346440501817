// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said of a benchmark. Qt Core only, so that the window and the command line say the same.

#include "core/bench/benchmark.h"

#include <QString>

namespace bitloupe {

std::string_view boundWord(Bound bound);  // "memory", "arithmetic", "instructions": for files, not translated
// "AMD EPYC, avx512, 1 thread, weights from memory; reads 15.7 GB/s, multiplies 174 GFLOP/s in float32, 695 GOP/s in INT8; the clock
// drifted by 1.2 %."
QString benchEnvironment(const BenchRun& run);
// "Limited by memory: reads reach 91 % of what one thread can. INT4 g128 moves 7.8x fewer bytes than float32 and runs 6.9x faster."; of the
// fastest way at so many tokens. Empty while too little is known.
QString benchWinner(const BenchRun& run, std::uint64_t tokens);
// Name of an entry: its case's, or that of its spec where it was decoded first.
QString benchName(const BenchEntry& entry);
QString timeText(double seconds);  // "4.32 ms", "12.1 µs"
QString spreadText(double uncertainty);  // "±2 %"

}  // namespace bitloupe
