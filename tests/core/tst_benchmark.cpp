// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Every way to multiply gives the right product; what repeated measurements say; never how long anything took.
#include "core/bench/benchmark.h"
#include "core/bench/product_check.h"
#include "core/matmul/float_matrix.h"
#include "kernels/kernels.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <tbb/task_arena.h>
#include <thread>

using namespace bitloupe;

namespace {

struct MatrixSize {
    std::uint64_t rows, cols;
};
constexpr MatrixSize kShapes[] = {{1, 256}, {40, 256}, {100, 512}, {33, 100}, {7, 1000}};

Result<std::shared_ptr<const QuantizedTensor>> quantizedFor(const ProductCase& which, const std::shared_ptr<const Weights>& weights)
{
    if (which.spec.empty())
        return std::shared_ptr<const QuantizedTensor>();
    Progress progress;
    return quantize(weights, *parseSpec(which.spec), progress);
}

// What is installed; but oneDNN's INT8 product, which overflows on processors without VNNI.
bool isWorthChecking(const ProductCase& which)
{
    const bool isThere = which.isThere == nullptr || which.isThere();
    return isThere && (which.id != "onednn_int8" || kernels::table(kernels::Level::Avx512) != nullptr);
}

// Weights that are hard to hold, by name.
std::vector<std::pair<QString, std::shared_ptr<const Weights>>> unusualWeights()
{
    constexpr std::uint64_t kRows = 40, kCols = 256;
    const auto bell = benchWeights(kRows, kCols);
    std::vector<std::pair<QString, std::shared_ptr<const Weights>>> all;
    const auto add = [&](const QString& name, const std::function<float(std::uint64_t, std::uint64_t, float)>& value) {
        std::vector<float> values(bell->data(), bell->data() + bell->size());
        for (std::uint64_t i = 0; i < values.size(); ++i)
            values[i] = value(i / kCols, i % kCols, values[i]);
        all.emplace_back(name, weightsFromValues("w", {kRows, kCols}, std::move(values), 0));
    };
    for (const float factor : {1e-30f, 1e-12f, 1e-9f, 1e-6f, 1e-3f, 1e3f, 1e9f, 1e30f})
        add(QStringLiteral("times %1").arg(static_cast<double>(factor)), [=](auto, auto, float v) { return factor * v; });
    for (const float factor : {1e-5f, 1e-12f, 1e12f}) {
        add(QStringLiteral("one row times %1").arg(static_cast<double>(factor)),
            [=](auto row, auto, float v) { return row == 17 ? factor * v : v; });
        add(QStringLiteral("one group times %1").arg(static_cast<double>(factor)),
            [=](auto, auto col, float v) { return col / 64 == 1 ? factor * v : v; });
    }
    add(QStringLiteral("nothing"), [](auto, auto, float) { return 0.0f; });
    add(QStringLiteral("small rows with a group of zeros"), [](auto, auto col, float v) { return col < 128 ? 0.0f : 1e-20f * v; });
    add(QStringLiteral("one weight a group"), [](auto, auto col, float v) { return col % 32 == 5 ? v : 1e-9f * v; });
    add(QStringLiteral("one side"), [](auto, auto, float v) { return 5 + v; });
    add(QStringLiteral("one side with few large ones"),
        [](auto, auto col, float v) { return col % 128 == 9 ? 1.0f : -0.01f - 0.001f * v; });
    return all;
}

BenchRun someRun()
{
    BenchRun run;
    run.rows = run.cols = 1000;
    run.limits.readAll = {1e10, 1e10, 1e10, 9};
    run.limits.floats = {1e11, 1e11, 1e11, 9};
    run.limits.bytes = {4e11, 4e11, 4e11, 9};
    BenchEntry floats;
    floats.id = "float32";
    floats.bytes = 4000000;
    floats.timings = {{1, {4.4e-4, 4.3e-4, 4.5e-4, 9}}};
    BenchEntry four;
    four.id = "w4a8_g128";
    four.family = BenchFamily::Quantized;
    four.activations = ActivationForm::Int8;
    four.bytes = 520000;
    four.sqnrDb = 20;
    four.timings = {{1, {6e-5, 6e-5, 6e-5, 9}}, {128, {1e-3, 1e-3, 1e-3, 9}}};
    BenchEntry slow = four;
    slow.id = "nf4";
    slow.timings = {{1, {4e-4, 4e-4, 4e-4, 9}}};
    BenchEntry poor = four;  // faster, but little is left of the weights
    poor.id = "xnor";
    poor.sqnrDb = 4;
    poor.timings = {{1, {1e-5, 1e-5, 1e-5, 9}}};
    run.entries = {floats, four, slow, poor};
    return run;
}

}  // namespace

class TstBenchmark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void librariesAreGivenTheLevel();
    void estimatesByHand();
    void stableOnesAreNarrow();
    void everyCaseIsRight();
    void anyFiniteWeightsAreHeld();
    void wrongProductsAreSeen();
    void lossesAreThoseOfTheProduct();
    void levelsAndThreadsAgree();
    void specsAreThoseOfTheTable();
    void fewBitsMoveFewBytes();
    void runsFillAsTheyGo();
    void runsEndWhereTheyAreCancelled();
    void slowProductsTakeFewerRounds();
    void badQuestionsAreErrors();
    void boundsByHand();
    void weightsAreRepeated();
};

// In a process of its own: they are opened once.
void TstBenchmark::librariesAreGivenTheLevel()
{
    if (!qEnvironmentVariableIsSet("TST_BENCHMARK_CHILD")) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TST_BENCHMARK_CHILD"), QStringLiteral("1"));
        for (const char* name : {"OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA"})
            environment.remove(QLatin1String(name));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("librariesAreGivenTheLevel")});
        QVERIFY(child.waitForFinished() && child.exitStatus() == QProcess::NormalExit);
        QVERIFY2(child.exitCode() == 0, child.readAllStandardOutput().constData());
        return;
    }
    const bool isWide = kernels::use(kernels::Level::Avx2);
    if (!isWide)
        kernels::use(kernels::Level::Scalar);
    hasOpenBlas();
    hasOneDnn();
    QCOMPARE(qgetenv("OPENBLAS_CORETYPE"), QByteArray(isWide ? "Haswell" : "Prescott"));
    QCOMPARE(qgetenv("ONEDNN_MAX_CPU_ISA"), QByteArray(isWide ? "AVX2" : "SSE41"));
}

void TstBenchmark::estimatesByHand()
{
    QCOMPARE(estimateOf({}), Estimate{});
    const std::vector<double> one = {3};
    QCOMPARE(estimateOf(one), (Estimate{3, 3, 3, 1}));
    const std::vector<double> four = {4, 1, 3, 2};
    QCOMPARE(estimateOf(four), (Estimate{2.5, 1, 4, 4}));
    std::vector<double> many;
    for (int i = 100; i >= 1; --i)
        many.push_back(i);
    // 50 - 9.8 = 40.2: the 41st from either end.
    QCOMPARE(estimateOf(many), (Estimate{50.5, 41, 60, 100}));
    many[0] = 1e9;  // one pre-empted sample moves nothing
    QCOMPARE(estimateOf(many), (Estimate{50.5, 41, 60, 100}));
}

void TstBenchmark::stableOnesAreNarrow()
{
    QVERIFY(isStable({1, 0.99, 1.01, 20}));
    QVERIFY(!isStable({1, 0.9, 1.1, 20}));
    QVERIFY(!isStable({1, 1, 1, 3}));
    QCOMPARE((Estimate{2, 1, 3, 9}).uncertainty(), 0.5);
}

void TstBenchmark::everyCaseIsRight()
{
    for (const MatrixSize& shape : kShapes) {
        const auto weights = benchWeights(shape.rows, shape.cols);
        for (const ProductCase& which : productCases()) {
            if (!isWorthChecking(which))
                continue;
            const auto quantized = quantizedFor(which, weights);
            QVERIFY2(quantized.ok(), which.id.data());
            const CaseInput input{weights, *quantized, 1};
            const auto matrix = which.make(input);
            QVERIFY2(matrix.ok(), which.id.data());
            for (const std::uint64_t tokens : {1u, 2u, 7u, 33u}) {
                const double worst = checkProduct(which, input, *matrix, tokens, Threads::One);
                QVERIFY2(worst <= 1,
                         qPrintable(QStringLiteral("%1 of %2 x %3, %4 tokens: %5 times what is allowed")
                                        .arg(which.id.data())
                                        .arg(shape.rows)
                                        .arg(shape.cols)
                                        .arg(tokens)
                                        .arg(worst)));
            }
        }
    }
}

// Of any size, of sizes far apart, and beside nothing at all; float16 and bfloat16 may say that they cannot.
void TstBenchmark::anyFiniteWeightsAreHeld()
{
    for (const auto& [name, weights] : unusualWeights()) {
        const float largest = *std::max_element(weights->data(), weights->data() + weights->size());
        for (const ProductCase& which : productCases()) {
            if (!isWorthChecking(which))
                continue;
            const auto quantized = quantizedFor(which, weights);
            QVERIFY2(quantized.ok(), which.id.data());
            const CaseInput input{weights, *quantized, 1};
            const auto matrix = which.make(input);
            const auto what = QStringLiteral("%1 of %2").arg(QLatin1String(which.id.data(), static_cast<int>(which.id.size())), name);
            QVERIFY2(matrix.ok() || (which.id == "float16" && largest > 65504), qPrintable(what));
            if (!matrix)
                continue;
            for (const std::uint64_t tokens : {1u, 7u}) {
                const double worst = checkProduct(which, input, *matrix, tokens, Threads::One);
                QVERIFY2(worst <= 1, qPrintable(what + QStringLiteral(": %1 times what is allowed").arg(worst)));
            }
        }
    }
}

// Of what the product multiplies with: halves that are rounded cost a little, and no more.
void TstBenchmark::lossesAreThoseOfTheProduct()
{
    const auto weights = benchWeights(16, 256);
    const ProductCase& which = *findProductCase("w4a8_g32");
    const CaseInput input{weights, *quantizedFor(which, weights), 1};
    BenchMatrix matrix = *which.make(input);
    const double db = sqnrOf(which, input, matrix);
    matrix.scaleAt = nullptr;
    QVERIFY(std::fabs(sqnrOf(which, input, matrix) - db) < 0.1);
    matrix.scaleAt = [](std::uint64_t, std::uint64_t) { return 0.0f; };
    QCOMPARE(sqnrOf(which, input, matrix), 0.0);
}

// A check that finds nothing would be worth nothing.
void TstBenchmark::wrongProductsAreSeen()
{
    const auto weights = benchWeights(40, 256);
    const ProductCase& which = *findProductCase("w4a8_g128");
    const CaseInput input{weights, *quantizedFor(which, weights), 1};
    BenchMatrix matrix = *which.make(input);
    const auto right = matrix.multiply;
    matrix.multiply = [right](const float* x, std::uint64_t tokens, float* y, Threads threads) {
        right(x, tokens, y, threads);
        y[39] += 0.1f * std::fabs(y[39]) + 0.1f;
    };
    QVERIFY(checkProduct(which, input, matrix, 1, Threads::One) > 1);
    matrix.multiply = [right](const float* x, std::uint64_t tokens, float* y, Threads threads) {
        right(x, tokens, y, threads);
        y[39] = std::numeric_limits<float>::quiet_NaN();
    };
    QVERIFY(std::isinf(checkProduct(which, input, matrix, 1, Threads::One)));
}

void TstBenchmark::levelsAndThreadsAgree()
{
    const kernels::Level before = kernels::active().level;
    const auto weights = benchWeights(300, 256);
    const std::vector<float> x = benchActivations(5, 256);
    for (const ProductCase& which : productCases()) {
        if (which.family != BenchFamily::Plain && which.family != BenchFamily::Quantized)
            continue;
        const CaseInput input{weights, *quantizedFor(which, weights), 1};
        const BenchMatrix matrix = *which.make(input);
        std::vector<float> expected(5 * 300), got(expected);
        kernels::use(kernels::Level::Scalar);
        matrix.multiply(x.data(), 5, expected.data(), Threads::One);
        for (const kernels::Level level : {kernels::Level::Avx2, kernels::Level::Avx512}) {
            if (!kernels::use(level))
                continue;
            tbb::task_arena(4).execute([&] { matrix.multiply(x.data(), 5, got.data(), Threads::All); });
            QVERIFY2(std::memcmp(expected.data(), got.data(), got.size() * sizeof(float)) == 0, which.id.data());
        }
        kernels::use(before);
    }
}

void TstBenchmark::specsAreThoseOfTheTable()
{
    for (const ProductCase& which : productCases()) {
        QVERIFY2(which.spec.empty() || parseSpec(which.spec).ok(), which.id.data());
        QCOMPARE(findProductCase(which.id), &which);
    }
    QCOMPARE(findProductCase("nothing"), nullptr);
    QCOMPARE(findProductCase("dequantize"), &dequantizeCase());
}

void TstBenchmark::fewBitsMoveFewBytes()
{
    const auto weights = benchWeights(256, 1024);
    const auto bits = [&](std::string_view id) {
        const ProductCase& which = *findProductCase(id);
        return 8.0 * static_cast<double>(which.make({weights, *quantizedFor(which, weights), 1})->bytes) / (256 * 1024);
    };
    QCOMPARE(bits("float32"), 32.0);
    QCOMPARE(bits("float16"), 16.0);
    QCOMPARE(bits("w4a8_g128"), 4 + 16.0 / 128);
    QCOMPARE(bits("w4a8_asymmetric_g128"), 4 + 32.0 / 128);
    QCOMPARE(bits("w3a16_asymmetric_g128"), 3 + 32.0 / 128);
    QCOMPARE(bits("w3a16_g64"), 3 + 16.0 / 64);
    QCOMPARE(bits("w2a8_asymmetric_g32"), 2 + 32.0 / 32);
    QCOMPARE(bits("w8a8_zero_point"), bits("w8a8"));
    QCOMPARE(bits("ternary_a8"), 2 + 16.0 / 256);
    QCOMPARE(bits("xnor"), 1 + 32.0 / 1024);
}

void TstBenchmark::runsFillAsTheyGo()
{
    BenchRequest request;
    request.weights = benchWeights(32, 128);
    request.cases = {"float32", "w4a8_g32"};
    request.specs = {*parseSpec("nf4")};
    request.tokens = {1, 4};
    request.isCold = false;
    request.seconds = 0;
    std::vector<std::size_t> known;
    Progress progress;
    const auto run = runBenchmark(
        request,
        [&](const BenchRun& soFar) {
            QVERIFY(!soFar.isComplete);
            std::size_t timings = 0;
            for (const BenchEntry& entry : soFar.entries)
                timings += entry.timings.size();
            known.push_back(soFar.entries.size() + timings);
        },
        progress);
    QVERIFY(run.ok() && run->isComplete);
    QVERIFY(std::is_sorted(known.begin(), known.end()) && known.front() == 1 && known.back() == 3 + 6);
    QCOMPARE(run->entries.size(), std::size_t{3});
    for (const BenchEntry& entry : run->entries) {
        QVERIFY(!entry.problem && entry.worst <= 1 && entry.bytes > 0);
        QVERIFY(entry.at(1)->seconds.samples >= kFewestSamples && entry.at(4)->seconds.median > 0);
        QVERIFY(entry.at(4)->seconds.low <= entry.at(4)->seconds.median && entry.at(4)->seconds.median <= entry.at(4)->seconds.high);
    }
    QCOMPARE(run->entries[2].id, std::string("dequantize"));
    QVERIFY(run->entries[2].spec.starts_with("grid=nf4"));
    QVERIFY(std::isinf(run->entries[0].sqnrDb) && run->entries[1].sqnrDb > 15 && run->entries[1].sqnrDb < 30);
    QVERIFY(run->limits.readAll.median > 0 && run->limits.floats.median > 0 && run->limits.bytes.median > 0
            && run->limits.signs.median > 0);
    QCOMPARE(progress.done(), progress.total());
    QVERIFY(run->machine.cores >= 1 && !run->machine.level.empty());
}

void TstBenchmark::runsEndWhereTheyAreCancelled()
{
    BenchRequest request;
    request.weights = benchWeights(32, 128);
    request.cases = {"float32"};
    Progress progress;
    int told = 0;
    const auto stop = [&](const BenchRun&) {
        if (++told == 3)
            progress.cancel();
    };
    QVERIFY_EXCEPTION_THROWN((void)runBenchmark(request, stop, progress), Cancelled);
    QCOMPARE(told, 3);
}

// A round that is longer than what was asked for is the only one. Of one product: 7 rounds would be 7 samples.
void TstBenchmark::slowProductsTakeFewerRounds()
{
    BenchRequest request;
    request.weights = benchWeights(16, 64);
    request.cases = {"float32"};
    request.seconds = 0;
    request.isCold = false;
    Progress progress;
    const auto linger = [](const BenchRun& soFar) {
        if (!soFar.entries.empty() && !soFar.entries[0].timings.empty())
            std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    };
    const auto run = runBenchmark(request, linger, progress);
    QVERIFY(run.ok() && run->entries[0].at(1)->seconds.samples == 1);
    QCOMPARE(progress.done(), progress.total());
}

void TstBenchmark::badQuestionsAreErrors()
{
    Progress progress;
    const auto ask = [&](const BenchRequest& request) {
        return runBenchmark(
            request, [](const BenchRun&) {}, progress);
    };
    BenchRequest request;
    QVERIFY(ask(request).error().code == ErrorCode::BadArgument);
    request.weights = benchWeights(4, 16);
    request.cases = {"w5a5"};
    QCOMPARE(ask(request).error().detail, std::string("w5a5"));
    request.cases = {"float32"};
    request.weights = weightsFromValues("w", {1, 2}, {1, std::numeric_limits<float>::infinity()}, 0);
    QVERIFY(ask(request).error().code == ErrorCode::NonFinite);
}

void TstBenchmark::boundsByHand()
{
    BenchRun run = someRun();
    // 4 MB at 10 GB/s take 0.4 ms of 0.44.
    const BoundBy floats = boundOf(run, run.entries[0], run.entries[0].timings[0]);
    QVERIFY(floats.bound == Bound::Memory && std::fabs(floats.share - 0.4 / 0.44) < 1e-12);
    // 2 * 128 * 10^6 operations at 400 G/s take 0.64 ms of 1.
    const BoundBy many = boundOf(run, run.entries[1], run.entries[1].timings[1]);
    QVERIFY(many.bound == Bound::Arithmetic && std::fabs(many.share - 0.64) < 1e-12);
    QVERIFY(boundOf(run, run.entries[2], run.entries[2].timings[0]).bound == Bound::Instructions);
    QCOMPARE(fastestEntry(run, 1), &run.entries[1]);
    QCOMPARE(fastestEntry(run, 2), nullptr);
    QCOMPARE(baselineEntry(run), &run.entries[0]);
    QCOMPARE(run.entries[1].timings[1].gflops(run.rows, run.cols), 256.0);
    // A product so small that float32 is far from its limits too, but for one that takes its time.
    run.rows = run.cols = 10;
    for (BenchEntry& entry : run.entries)
        entry.bytes = 400;
    run.entries[0].timings[0].seconds.median = run.entries[2].timings[0].seconds.median = 1e-6;
    QVERIFY(boundOf(run, run.entries[2], run.entries[2].timings[0]).bound == Bound::Start);
    run.entries[0].timings[0].seconds.median = 1e-3;
    QVERIFY(boundOf(run, run.entries[2], run.entries[2].timings[0]).bound == Bound::Instructions);
}

void TstBenchmark::weightsAreRepeated()
{
    const auto small = weightsFromValues("w", {2, 2}, {1, 2, 3, 4}, 0);
    QCOMPARE(*benchWeights(small, 2, 2), small);
    const auto larger = *benchWeights(small, 2, 3);
    QVERIFY(std::equal(larger->data(), larger->data() + 6, std::vector<float>{1, 2, 3, 4, 1, 2}.begin()));
    const auto bell = benchWeights(64, 64);
    QVERIFY(std::memcmp(bell->data(), benchWeights(64, 64)->data(), 64 * 64 * 4) == 0);
}

QTEST_GUILESS_MAIN(TstBenchmark)
#include "tst_benchmark.moc"
