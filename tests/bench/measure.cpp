// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace bitloupe::bench {
namespace {

double now(Clock clock)
{
    timespec t = {};
    clock_gettime(clock == Clock::Cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

double once(const Case& c)
{
    if (c.timedElsewhere)
        return c.timedElsewhere();
    const double start = now(c.clock);
    c.run();
    return now(c.clock) - start;
}

double median(std::vector<double> samples)
{
    std::sort(samples.begin(), samples.end());
    const std::size_t n = samples.size();
    return n % 2 == 1 ? samples[n / 2] : (samples[n / 2 - 1] + samples[n / 2]) / 2;
}

}  // namespace

namespace {

std::size_t indexOf(const std::vector<Case>& cases, const std::string& name)
{
    std::size_t i = 0;
    while (i < cases.size() && cases[i].name != name)
        ++i;
    return i;
}

}  // namespace

std::vector<Figure> measure(const std::vector<Case>& cases, int rounds)
{
    std::vector<std::vector<double>> samples(cases.size());
    for (int round = -1; round < rounds; ++round) {
        for (const Case& c : cases) {
            for (const std::size_t i : {indexOf(cases, c.limit), indexOf(cases, c.name)}) {
                const double seconds = i < cases.size() ? once(cases[i]) : 0;
                if (round >= 0 && i < cases.size())
                    samples[i].push_back(seconds);
            }
        }
    }
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const double seconds = median(samples[i]);
        figures.push_back({cases[i].name, seconds, cases[i].bytes / seconds * 1e-9, 0});
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::size_t limit = indexOf(cases, cases[i].limit);
        if (limit < cases.size())
            figures[i].ofLimit = figures[i].gbps / figures[limit].gbps;
    }
    return figures;
}

void print(const std::vector<Figure>& figures)
{
    std::printf("%-52s %10s %8s %9s\n", "operation", "ms", "GB/s", "of limit");
    for (const Figure& f : figures) {
        std::printf("%-52s %10.3f", f.name.c_str(), f.seconds * 1e3);
        if (f.gbps > 0)
            std::printf(" %8.2f", f.gbps);
        if (f.ofLimit > 0)
            std::printf(" %9.2f", f.ofLimit);
        std::printf("\n");
    }
}

}  // namespace bitloupe::bench
