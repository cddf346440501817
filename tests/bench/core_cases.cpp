// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/analysis.h"
#include "core/report/histogram.h"
#include "core/report/statistics.h"
#include "core/tensor/weights.h"
#include "tests/bench/cases.h"

#include <oneapi/tbb/task_arena.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace bitloupe::bench {
namespace {

using SharedWeights = std::shared_ptr<const Weights>;

SharedWeights weightsOf(const Data& d)
{
    std::vector<float> values(d.x(), d.x() + d.size());
    return weightsFromValues("bench", {d.rows, d.cols}, std::move(values), 0);
}

// A case that fails would be a fast one: it ends the program.
template <class T>
void check(const Result<T>& result)
{
    if (result.ok())
        return;
    std::fprintf(stderr, "bitloupe-bench: %s\n", result.error().detail.c_str());
    std::exit(1);
}

template <class Work>
auto onOneThread(Work work)
{
    return [work] { tbb::task_arena(1).execute(work); };
}

std::vector<Case> singles(const Data& d, const SharedWeights& weights)
{
    const double bytes = static_cast<double>(d.size() * sizeof(float));
    const auto whole = std::make_shared<Slice>(*weights, 0, weights->size());
    const auto run = [weights, whole](auto question) {
        return onOneThread([weights, whole, question] {
            Progress progress;
            check(question(*whole, progress));
        });
    };
    constexpr std::array kPercents = {99.99};
    return {
        {"core: exact 99.99 percentile of |x|", bytes, kRead,
         run([kPercents](const Slice& s, Progress& p) { return percentiles(s, kPercents, true, p); })},
        {"core: statistics with five percentiles", bytes, kRead, run([](const Slice& s, Progress& p) { return statistics(s, p); })},
        {"core: histogram, 2048 bins", bytes, kRead, run([](const Slice& s, Progress& p) { return histogram(s, -0.12, 0.12, 2048, p); })},
    };
}

std::vector<Case> answers(const SharedWeights& weights)
{
    std::vector<Case> cases;
    for (const char* text : {"grid=int,bits=8", "grid=int,bits=4,granularity=group,group=128", "grid=nf4,granularity=group,group=64"}) {
        const auto spec = parseSpec(text);
        check(spec);
        const auto answer = [weights, spec = *spec] {
            Progress progress;
            check(analyze(weights, spec, progress));
        };
        const std::string name = std::string("complete answer, ") + text;
        cases.push_back({name + ", 1 thread", 0, "", onOneThread(answer)});
        cases.push_back({name + ", all threads, wall", 0, "", answer, Clock::Wall});
    }
    return cases;
}

}  // namespace

std::vector<Case> coreCases(const Data& d)
{
    const SharedWeights weights = weightsOf(d);
    std::vector<Case> all = singles(d, weights);
    for (const Case& c : answers(weights))
        all.push_back(c);
    return all;
}

}  // namespace bitloupe::bench
