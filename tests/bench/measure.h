// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why these numbers can be trusted: all cases of a run are taken in turn (A B C A B C…), so that whatever else the machine
// does hits all of them; right before a case its limit is measured, so that both find the caches and the memory alike; the
// figure is the median over the rounds; one-thread cases are timed in CPU time of the process, in which pre-emption does
// not count.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace bitloupe::bench {

enum class Clock { Cpu, Wall };

struct Case {
    std::string name;
    double bytes = 0;  // moved by one run; 0: only the time is told
    std::string limit;  // the case whose GB/s this one is held against; empty: none
    std::function<void()> run{};  // timed from outside
    Clock clock = Clock::Cpu;
    // Instead of `run`: runs elsewhere (a peer) and returns its own time in seconds.
    std::function<double()> timedElsewhere{};
    bool onlyWhenNamed = false;  // takes seconds: left out unless --only asks for it
};

struct Figure {
    std::string name;
    double seconds = 0;  // median
    double gbps = 0;
    double ofLimit = 0;  // 0: no limit named, or not measured
};

// One run of every case to warm up, then `rounds` rounds.
std::vector<Figure> measure(const std::vector<Case>& cases, int rounds);

void print(const std::vector<Figure>& figures);

}  // namespace bitloupe::bench
