// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/extent.h"
#include "core/calibrate/reference/onnxruntime.h"
#include "core/calibrate/reference/torch_histogram.h"
#include "core/report/analysis.h"
#include "core/report/histogram.h"
#include "core/report/statistics.h"
#include "core/round/block_ranges.h"
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

SharedWeights weightsOf(const Data& d) { return weightsFromValues("bench", {d.rows, d.cols}, onHugePages({d.x(), d.size()}), 0); }

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

// Searches on a histogram that is there already (peers: shared/peers/pybench.py), and ranges of all channels.
std::vector<Case> calibrations(const SharedWeights& weights)
{
    const Slice whole(*weights, 0, weights->size());
    Progress progress;
    const auto extent = extentOf(whole, progress);
    check(extent);
    reference::GrowingHistogram both;
    check(reference::ortObserveSigned(both, whole, static_cast<double>(extent->absMax()), 2048, progress));
    const reference::OrtCounts counts{both.asDoubles(), both.edges(), static_cast<double>(extent->min), static_cast<double>(extent->max)};
    reference::TorchHistogram torch;
    check(reference::torchObserve(torch, whole, extent->min, extent->max, 2048, progress));
    std::vector<Case> cases = {
        {"core: KL search, ONNX Runtime's, 2048 bins", 0, "", onOneThread([counts] { (void)reference::ortEntropy(counts, 128); })},
        {"core: search of PyTorch's HistogramObserver", 0, "", onOneThread([torch] { (void)reference::searchTorchHistogram(torch, 256); })},
        {"core: observing a batch as HistogramObserver", static_cast<double>(weights->size() * sizeof(float)), kRead,
         onOneThread([weights] {
             Progress unseen;
             const Slice batch(*weights, 0, weights->size());
             const auto found = extentOf(batch, unseen);
             reference::TorchHistogram histogram;
             check(reference::torchObserve(histogram, batch, found->min, found->max, 2048, unseen));
         })},
    };
    for (const char* text : {"grid=int,bits=4,granularity=channel,range=mse", "grid=int,bits=8,granularity=channel,range=mse"}) {
        const QuantSpec spec = *parseSpec(text);
        const auto grid = *makeGrid(spec.grid);
        const auto calibrator = *makeCalibrator(spec.range);
        const BlockLayout blocks = blockLayout(spec.granularity, weights->rows(), weights->cols());
        cases.push_back({std::string("core: exact MSE search, ") + text + ", all threads, wall", 0, "",
                         [weights, grid, calibrator, blocks] {
                             Progress unseen;
                             check(blockRanges(*weights, blocks, nullptr, *grid, *calibrator, unseen));
                         },
                         Clock::Wall});
    }
    return cases;
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
    for (const Case& c : calibrations(weights))
        all.push_back(c);
    for (const Case& c : answers(weights))
        all.push_back(c);
    return all;
}

}  // namespace bitloupe::bench
