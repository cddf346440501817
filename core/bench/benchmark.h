// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One engine for the window, the command line and the project's own runs. Why its numbers can be trusted:
//
//   the machine's limits are measured in the same run, and each product is held against them
//   candidates are taken in turn (A B C A B C…), so that whatever else the machine does hits all of them
//   rounds are repeated until the bounds of every median are narrow, or the time is up: the bounds say which
//   one thread is timed in its own processor time; how much the clock drifted is told
//   more threads are awake when a sample begins, and a library's own look out for more work only for a moment
//   cold weights are put out of all caches before every product, hot ones are multiplied until a sample is long enough
//   every product is checked: against the product in double of what the codes stand for (BenchEntry::worst)

#include "core/bench/machine.h"
#include "core/bench/product_case.h"

#include <map>

namespace bitloupe {

// Memory that a run with all cases takes for each weight: 65 bytes were seen, with one row of activations.
inline constexpr double kBenchBytesAWeight = 80;

struct BenchRequest {
    std::shared_ptr<const Weights> weights;  // resident and finite
    std::vector<std::string> cases;  // ids, in this order; empty: all that are there
    std::vector<QuantSpec> specs;  // decoded to float32 first, then multiplied
    std::vector<std::uint64_t> tokens{1};  // rows of activations, one picture each
    int threads = 1;
    bool isCold = true;
    // For each number of tokens. kFewestSamples rounds may take a second more; after that one round is enough, whose bounds say so.
    double seconds = 5;
};

struct BenchTiming {
    std::uint64_t tokens = 1;
    Estimate seconds;
    double gflops(std::uint64_t rows, std::uint64_t cols) const;  // 1e9 operations a second, 2 for each weight and token
};

struct BenchEntry {
    std::string id;  // of its case
    BenchFamily family = BenchFamily::Plain;
    ActivationForm activations = ActivationForm::Float;
    bool zeroPoints = false;  // of the activations
    std::string spec;  // in full; empty: not quantized
    std::string grid;  // its id; empty likewise
    std::uint64_t bytes = 0;  // that one product reads of the weights
    double packSeconds = 0;  // from codes to the kernels' order
    double sqnrDb = 0;  // of the weights; infinity: exact
    double worst = 0;  // largest difference to the product in double, as a share of what its rounding allows: at most 1 where it is right
    Remarks remarks;  // of quantizing the weights
    std::vector<BenchTiming> timings;  // in the order of BenchRequest::tokens, as far as they are known
    std::optional<Error> problem;  // why there are none

    bool isRight() const { return worst <= 1; }  // else its time says nothing, and it wins nothing
    const BenchTiming* at(std::uint64_t tokens) const;
};

// The answer, or what is known of it so far.
struct BenchRun {
    Machine machine;
    Limits limits;
    double clockDrift = 0;  // slowest over fastest, less 1
    std::uint64_t rows = 0, cols = 0;
    std::vector<std::uint64_t> tokens;
    int threads = 1;
    bool isCold = true;
    std::vector<BenchEntry> entries;
    bool isComplete = false;
};

using BenchSink = std::function<void(const BenchRun&)>;

// Errors: BadArgument (an id that is not known, no weights), NonFinite, and those of quantizing. A case that cannot be made says why in its
// entry. Advances `progress` by one a sample.
Result<BenchRun> runBenchmark(const BenchRequest& request, const BenchSink& soFar, Progress& progress);

// Bell-shaped weights of this shape, standard deviation 0.02, the same every time.
std::shared_ptr<const Weights> benchWeights(std::uint64_t rows, std::uint64_t cols);
// The values of `weights` (finite) one after another, again and again, as a matrix of this shape; itself where that is its shape.
Result<std::shared_ptr<const Weights>> benchWeights(std::shared_ptr<const Weights> weights, std::uint64_t rows, std::uint64_t cols);

// What keeps a product from being faster: the time that its bytes take, and the time that its operations take, at the limits.
enum class Bound {
    Memory,
    Arithmetic,
    Instructions,  // neither comes near, though float32 does: unpacking, looking up
    Start,  // neither comes near, nor does float32: the product is over before the first bytes have come
};
struct BoundBy {
    Bound bound = Bound::Memory;
    double share = 0;  // of the nearer limit that is reached
    double ofRead = 0, ofPeak = 0;  // of the read bandwidth; of the peak of its arithmetic (peakOf), for signs that of population counts
};
BoundBy boundOf(const BenchRun& run, const BenchEntry& entry, const BenchTiming& timing);
// Operations a second that weights are multiplied with such activations at most.
double peakOf(const Limits& limits, ActivationForm activations);
// Of our own quantized ways that lose no more than kWorthDb (an error of 6 % of the weights' power) the fastest at so many tokens; null:
// none is known yet.
inline constexpr double kWorthDb = 12;
const BenchEntry* fastestEntry(const BenchRun& run, std::uint64_t tokens);
// float32, ours; null where it was not measured.
const BenchEntry* baselineEntry(const BenchRun& run);

}  // namespace bitloupe
