// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/benchmark.h"

#include "core/base/system.h"
#include "core/base/text.h"
#include "core/bench/product_check.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tbb/task_arena.h>

namespace bitloupe {

namespace {

constexpr std::size_t kMostRounds = 61;
constexpr double kShortestSample = 200e-6;  // seconds
constexpr double kShortFirst = 10e-3;  // seconds: a longer first product need not be done again to know how long one takes
constexpr double kGrace = 1;  // seconds that the fewest rounds may take beyond what was asked for
constexpr std::uint64_t kReadBytes = std::uint64_t{64} << 20;  // cold
constexpr std::uint64_t kCheckedTokens = 2;

double wall()
{
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

// Somebody who takes turns: a product, or a limit.
struct Turn {
    std::function<double()> seconds;  // of one
    std::vector<double> samples;
};

class Benchmark {
public:
    Benchmark(const BenchRequest& request, const BenchSink& soFar, Progress& progress)
        : m_request(request)
        , m_soFar(soFar)
        , m_progress(progress)
        , m_arena(std::max(1, request.threads))
        , m_threads(request.threads <= 1 ? Threads::One : Threads::All)
        , m_read(request.isCold ? kReadBytes : request.weights->size(), request.isCold)
    {
        m_run.machine = thisMachine();
        m_run.rows = request.weights->rows();
        m_run.cols = request.weights->cols();
        m_run.tokens = request.tokens;
        m_run.threads = std::max(1, request.threads);
        m_run.isCold = request.isCold;
        m_floats = allocateFloats(request.weights->size());
        if (m_floats != nullptr)
            std::copy_n(request.weights->data(), request.weights->size(), m_floats.get());
    }

    Result<BenchRun> run();

private:
    Result<void> prepare();
    Result<void> addCase(const ProductCase& which, std::optional<QuantSpec> spec);
    Result<void> make(BenchEntry& entry, const ProductCase& which, const CaseInput& input);
    Result<std::shared_ptr<const QuantizedTensor>> quantized(const QuantSpec& spec);
    void measureLimits();
    void measureTokens(std::uint64_t tokens);
    Turn turnOf(const BenchMatrix& matrix, std::uint64_t tokens);
    bool round(std::vector<Turn>& turns, std::uint64_t tokens);
    void tell() const { m_soFar(m_run); }

    const BenchRequest& m_request;
    const BenchSink& m_soFar;
    Progress& m_progress;
    tbb::task_arena m_arena;
    Threads m_threads;
    ReadProbe m_read;
    BenchRun m_run;
    std::vector<std::optional<BenchMatrix>> m_matrices;  // by entry
    std::map<std::string, std::shared_ptr<const QuantizedTensor>> m_quantized;  // by spec in full
    std::shared_ptr<float[]> m_floats;  // the weights in huge pages
    std::vector<float> m_x, m_y;
    double m_fastestClock = 0, m_slowestClock = 0;
};

Result<std::shared_ptr<const QuantizedTensor>> Benchmark::quantized(const QuantSpec& spec)
{
    const std::string key = printSpec(spec);
    if (const auto found = m_quantized.find(key); found != m_quantized.end())
        return found->second;
    Progress unseen;
    const auto made = quantize(m_request.weights, spec, unseen);
    if (made)
        m_quantized[key] = *made;
    return made;
}

Result<void> Benchmark::make(BenchEntry& entry, const ProductCase& which, const CaseInput& input)
{
    const double start = wall();
    auto matrix = which.make(input);
    entry.packSeconds = wall() - start;
    if (!matrix)
        return matrix.error();
    entry.bytes = matrix->bytes;
    entry.sqnrDb = sqnrOf(which, input, *matrix);
    const auto checked = m_arena.execute([&] { return checkProduct(which, input, *matrix, kCheckedTokens, m_threads); });
    entry.worst = checked;
    m_matrices.back() = std::move(*matrix);
    return {};
}

Result<void> Benchmark::addCase(const ProductCase& which, std::optional<QuantSpec> spec)
{
    m_progress.advance(0);
    BenchEntry entry;
    entry.id = which.id;
    entry.family = which.family;
    entry.activations = which.activations;
    entry.zeroPoints = which.hasZeroPoints();
    CaseInput input{m_request.weights, nullptr, m_run.threads, m_floats};
    if (spec) {
        entry.spec = printSpec(*spec);
        entry.grid = spec->grid.id;
        auto made = quantized(*spec);
        if (!made)
            return made.error();
        entry.remarks = (*made)->remarks;
        input.quantized = *made;
    }
    m_matrices.emplace_back();
    if (Result<void> done = make(entry, which, input); !done)
        entry.problem = done.error();
    m_run.entries.push_back(std::move(entry));
    tell();
    return {};
}

Result<void> Benchmark::prepare()
{
    std::vector<const ProductCase*> wanted;
    for (const std::string& id : m_request.cases) {
        wanted.push_back(findProductCase(id));
        if (wanted.back() == nullptr)
            return Error{ErrorCode::BadArgument, {}, "op", id};
    }
    for (const ProductCase& each : productCases()) {
        if (m_request.cases.empty() && (each.isThere == nullptr || each.isThere()))
            wanted.push_back(&each);
    }
    for (auto each = wanted.begin(); each != wanted.end(); ++each) {
        const std::string_view said = (*each)->spec;
        const std::optional<QuantSpec> spec = said.empty() ? std::nullopt : std::optional(*parseSpec(said));
        if (Result<void> added = addCase(**each, spec); !added)
            return added;
        if (spec && std::none_of(each + 1, wanted.end(), [&](const ProductCase* later) { return later->spec == said; }))
            m_quantized.erase(printSpec(*spec));  // a byte a weight that nobody asks for again
    }
    for (const QuantSpec& spec : m_request.specs) {
        if (Result<void> added = addCase(dequantizeCase(), spec); !added)
            return added;
    }
    return {};
}

void Benchmark::measureLimits()
{
    m_arena.execute([&] { measurePeaks(m_run.limits, m_run.threads, m_progress); });
    std::vector<double> rates;
    for (std::size_t i = 0; i <= kFewestSamples; ++i) {
        const double seconds = m_read.seconds(Threads::One);
        if (i > 0)
            rates.push_back(static_cast<double>(m_read.bytes()) / seconds);
    }
    m_run.limits.readOne = m_run.limits.readAll = estimateOf(rates);
    tell();
}

// Hot: as many in a row as make a sample long enough.
Turn Benchmark::turnOf(const BenchMatrix& matrix, std::uint64_t tokens)
{
    const auto once = [this, &matrix, tokens] { matrix.multiply(m_x.data(), tokens, m_y.data(), m_threads); };
    const auto seconds = [this, wake = matrix.wake](const std::function<void()>& work) {
        return m_arena.execute([&] {
            if (m_threads == Threads::All)
                (wake != nullptr ? wake : &gatherThreads)(m_run.threads);
            return secondsOf(work, m_threads);
        });
    };
    double first = seconds(once);
    if (first < kShortFirst)
        first = seconds(once);
    if (m_request.isCold) {
        return {[once, seconds, &matrix] {
                    flushCaches(matrix.memory);
                    return seconds(once);
                },
                {}};
    }
    const auto count = static_cast<int>(std::min(10000.0, std::ceil(kShortestSample / std::max(first, 1e-8))));
    return {[once, seconds, count] {
                return seconds([&] {
                           for (int i = 0; i < count; ++i)
                               once();
                       })
                    / count;
            },
            {}};
}

// Everybody's turn once. Whether all are stable.
bool Benchmark::round(std::vector<Turn>& turns, std::uint64_t tokens)
{
    const double clock = clockProbe();
    m_fastestClock = m_fastestClock == 0 ? clock : std::min(m_fastestClock, clock);
    m_slowestClock = std::max(m_slowestClock, clock);
    m_run.clockDrift = m_slowestClock / m_fastestClock - 1;
    bool isStableNow = true;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        m_progress.advance(1);
        if (!turns[i].seconds)
            continue;
        turns[i].samples.push_back(turns[i].seconds());
        const Estimate estimate = estimateOf(turns[i].samples);
        isStableNow = isStableNow && isStable(estimate);
        if (i == m_run.entries.size()) {
            const auto bytes = static_cast<double>(m_read.bytes());
            m_run.limits.readAll = {bytes / estimate.median, bytes / estimate.high, bytes / estimate.low, estimate.samples};
            continue;
        }
        BenchEntry& entry = m_run.entries[i];
        if (entry.at(tokens) == nullptr)
            entry.timings.push_back({tokens, {}});
        entry.timings.back().seconds = estimate;
    }
    return isStableNow;
}

void Benchmark::measureTokens(std::uint64_t tokens)
{
    m_x = benchActivations(tokens, m_run.cols);
    m_y.assign(tokens * m_run.rows, 0.0f);
    const double start = wall();
    std::vector<Turn> turns;
    for (const std::optional<BenchMatrix>& matrix : m_matrices) {
        m_progress.advance(0);
        turns.push_back(matrix ? turnOf(*matrix, tokens) : Turn{});
    }
    turns.push_back({[this] { return m_arena.execute([&] { return m_read.seconds(m_threads); }); }, {}});
    std::size_t done = 0;
    for (bool isStableNow = false; done < kMostRounds && !isStableNow; ++done) {
        const double late = wall() - start - m_request.seconds;
        if (late > kGrace ? done > 0 : late > 0 && done >= kFewestSamples)
            break;
        isStableNow = round(turns, tokens);
        tell();
    }
    m_progress.advance((kMostRounds - done) * turns.size());
}

Result<BenchRun> Benchmark::run()
{
    if (Result<void> done = prepare(); !done)
        return done.error();
    m_progress.expect(m_request.tokens.size() * kMostRounds * (m_run.entries.size() + 1));
    measureLimits();
    for (const std::uint64_t tokens : m_request.tokens)
        measureTokens(tokens);
    m_run.isComplete = true;
    return m_run;
}

}  // namespace

Result<BenchRun> runBenchmark(const BenchRequest& request, const BenchSink& soFar, Progress& progress)
{
    if (!request.weights || request.weights->data() == nullptr || request.weights->size() == 0 || request.tokens.empty())
        return Error{ErrorCode::BadArgument, {}, "shape", {}};
    const std::span<const float> values(request.weights->data(), request.weights->size());
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
        return Error{ErrorCode::NonFinite, {}, "tensor " + inQuotes(request.weights->info().name), {}};
    return Benchmark(request, soFar, progress).run();
}

}  // namespace bitloupe
