// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said of a benchmark. Qt Core only, so that the window and the command line say the same.

#include "core/bench/benchmark.h"

#include <QString>

namespace bitloupe {

std::string_view boundWord(Bound bound);  // "memory", "arithmetic", "instructions": for files, not translated
// "AMD EPYC · avx512 · 2 cores · last cache 33.5 MB · 1 thread · weights from memory · reads 15.7 GB/s (one thread 15.7) · multiplies
// 174 GFLOP/s in float32, 695 GOP/s in INT8, 2780 GOP/s in signs · clock drift 1.2 %", as far as it is known.
QString benchEnvironment(const BenchRun& run);
// "Limited by memory: 91 % of the 15.7 GB/s that can be read here. W4A8 · g128 moves 7.8× fewer bytes than float32 and runs 6.9× faster.";
// of the fastest way at so many tokens. Then what was faster and loses too much, and what powers of two as scales are worth. Empty while
// too little is known.
QString benchWinner(const BenchRun& run, std::uint64_t tokens);
// What to think of ways whose results are further from the product in double than their rounding allows; empty: there are none.
QString benchDoubts(const BenchRun& run);
// "At 1 row W4A8 · g128 is the fastest, limited by memory; from 8 rows on W8A8, limited by arithmetic."; empty where one way stays so, or
// nothing is known.
QString benchCrossing(const BenchRun& run);
// Name of an entry: its case's, or that of its spec where it was decoded first.
QString benchName(const BenchEntry& entry);
QString rowsText(std::uint64_t tokens);  // "1 row", "8 rows"
QString timeText(double seconds);  // "4.32 ms", "12.1 µs"
QString spreadText(double uncertainty);  // "±2 %"
QString plainNumber(double value, int digits = 3);  // 2490, not 2.49e+03

}  // namespace bitloupe
