// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Kernels lens on results that are made up: what the bars, lines, points and sentences say, and when a run begins and ends.
#include "fixture.h"
#include "views/frame/chip.h"
#include "views/lenses/kernels/kernels_data.h"
#include "views/lenses/kernels/kernels_facts.h"
#include "views/lenses/kernels/kernels_look.h"
#include "views/lenses/kernels/kernels_request.h"
#include "views/lenses/kernels/kernels_tables.h"
#include "views/lenses/kernels/margin_names.h"
#include "views/lenses/kernels/roofline_chart.h"
#include "views/lenses/kernels/time_bars.h"
#include "views/lenses/kernels/time_chart.h"
#include "views/lenses/kernels/tokens_chart.h"
#include "views/text/bench_text.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <limits>
#include <tbb/info.h>
#include <tbb/task_arena.h>

using namespace bitloupe;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

const LensInfo& lensInfo()
{
    const auto found = std::find_if(lenses().begin(), lenses().end(), [](const LensInfo& info) { return info.id == "kernels"; });
    Q_ASSERT(found != lenses().end());
    return *found;
}

Estimate around(double median) { return {median, 0.98 * median, 1.03 * median, 9}; }

BenchEntry entry(std::string id, BenchFamily family, std::string grid, std::uint64_t bytes, double sqnr, double one, double many)
{
    BenchEntry made;
    made.id = std::move(id);
    made.family = family;
    made.activations = family == BenchFamily::Quantized ? ActivationForm::Int8 : ActivationForm::Float;
    made.grid = std::move(grid);
    made.bytes = bytes;
    made.sqnrDb = sqnr;
    made.timings = {{1, around(one)}, {128, around(many)}};
    return made;
}

// 1000 x 1000: 10 GB/s of memory, 100 GFLOP/s of float32, 400 GOP/s of INT8.
BenchRun run()
{
    BenchRun made;
    made.machine = {"Some CPU", "avx512", 2, 32000000};
    made.rows = made.cols = 1000;
    made.tokens = {1, 128};
    made.limits = {around(9e9), around(1e10), around(1e11), around(4e11), around(1e12)};
    made.clockDrift = 0.012;
    made.entries = {entry("float32", BenchFamily::Plain, "", 4000000, kInfinity, 420e-6, 2.8e-3),
                    entry("w8a8", BenchFamily::Quantized, "int", 1000000, 40, 110e-6, 0.7e-3),
                    entry("w4a8_g128", BenchFamily::Quantized, "int", 516000, 20, 60e-6, 1.0e-3),
                    entry("eigen", BenchFamily::Peer, "", 4000000, kInfinity, 430e-6, 3e-3)};
    made.isComplete = true;
    return made;
}

std::shared_ptr<const KernelsData> dataOf(const BenchRun& measured, bool isOver = true)
{
    auto data = std::make_shared<KernelsData>();
    data->option = "rows=1000 cols=1000 threads=1 from=memory ways=usual run=1";
    data->run = measured;
    data->isOver = isOver;
    return data;
}

struct Shown {
    explicit Shown(const std::shared_ptr<const KernelsData>& data, QSize size = {1000, 800})
        : view(lensInfo().make(nullptr))
    {
        picture = {QStringLiteral("m.h5"), fixture::weights()->info(), fixture::spec("int8"), fixture::analysis("int8"), data, {}};
        if (data != nullptr)
            picture.option = QString::fromStdString(data->option);
        view->resize(size);
        view->QWidget::show();
        view->show(picture);
    }
    QPushButton& measure() { return *view->findChild<QPushButton*>(QStringLiteral("measure")); }
    template <class T>
    T& one()
    {
        return *view->findChild<T*>();
    }
    bool says(const QString& words)
    {
        for (const QLabel* label : view->findChildren<QLabel*>()) {
            if (label->text().contains(words))
                return true;
        }
        return false;
    }
    Picture picture;
    std::unique_ptr<LensView> view;
};

// Whether the chart has lines, and none has a point.
bool areEmpty(const ChartView& chart)
{
    const auto lines = chart.chart()->series();
    return !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const QAbstractSeries* each) {
        return static_cast<const QXYSeries*>(each)->points().isEmpty();
    });
}

}  // namespace

class TstKernelsLens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsByHand();
    void linesAndPointsByHand();
    void roofsAreThoseOfTheActivations();
    void colorsTellTheWaysApart();
    void sentencesExplainTheWinner();
    void sentencesSayWhatIsSlowerOrLost();
    void powersOfTwoAreJudgedByTheRun();
    void wrongResultsAreMarked();
    void onlyWhatIsMeasuredIsSaid();
    void coresAreThoseOfTheMachine();
    void namesKeepTheirEnds();
    void aWholeRunHasRoomAtOnce_data();
    void aWholeRunHasRoomAtOnce();
    void marginNamesStandApart();
    void valuesReadBack();
    void copiesSayWhereTheyAreFrom();
    void requestsReadBack();
    void shapesAreThoseOfTheLayers();
    void nothingRunsBeforeTheClick();
    void aRunBeginsOnce();
    void pressingAgainEndsIt();
    void anotherRunShowsAtOnce();
    void endingBeforeAnythingIsKnownShowsTheRunBefore();
    void keysTellAllWaysAtANumberOfRows();
    void resultsStayWhileOthersAreLookedAt();
    void fitsSmallWindows();
    void looksAreKept();
    void copiesMarkdown();
};

void TstKernelsLens::barsByHand()
{
    const BenchRun measured = run();
    const std::vector<KernelBar> bars = kernelBars(measured, 1);
    QCOMPARE(bars.size(), std::size_t{4});
    QCOMPARE(bars[0].speedUp, 1.0);
    QCOMPARE(bars[2].name, QStringLiteral("W4A8 · g128"));
    QCOMPARE(bars[2].speedUp, 7.0);
    QCOMPARE(bars[2].gbps, 8.6);
    QCOMPARE(kernelBars(measured, 128)[1].speedUp, 4.0);
    QVERIFY(kernelBars(measured, 2).empty());
}

void TstKernelsLens::linesAndPointsByHand()
{
    const BenchRun measured = run();
    const std::vector<KernelLine> lines = kernelLines(measured);
    QCOMPARE(lines.size(), std::size_t{2});  // quantized ones
    QCOMPARE(lines[1].points, (decltype(KernelLine::points){{1, 7.0}, {128, 2.8}}));
    const std::vector<KernelPoint> roof = rooflinePoints(measured);
    QCOMPARE(roof.size(), std::size_t{8});
    QCOMPARE(roof[0].x, 0.5);  // two operations for four bytes
    QCOMPARE(roof[3].x, 256.0);
    QVERIFY(std::abs(roof[3].y - 256e6 / 0.7e-3 * 1e-9) < 1e-9);
    const std::vector<KernelPoint> errors = errorPoints(measured);
    QCOMPARE(errors.size(), std::size_t{4});  // exact ones are left out
    QCOMPARE(errors[0].y, 40.0);
    QCOMPARE(errors[1].x, 4.0);
    QCOMPARE(benchCrossing(measured),
             QStringLiteral("At 1 row W4A8 · g128 is the fastest, limited by memory; from 128 rows on W8A8, limited by arithmetic."));
}

void TstKernelsLens::roofsAreThoseOfTheActivations()
{
    BenchRun measured = run();
    QCOMPARE(kernelRoofs(measured).size(), std::size_t{2});  // float32 and INT8
    QCOMPARE(kernelRoofs(measured)[0].knee, 10.0);  // 100 GFLOP/s over 10 GB/s
    measured.entries[2].activations = ActivationForm::Int16;
    measured.entries[1].activations = ActivationForm::Signs;
    const std::vector<KernelRoof> roofs = kernelRoofs(measured);
    QCOMPARE(roofs.size(), std::size_t{3});
    QCOMPARE(roofs[1].peak, 200.0);  // half of INT8's: each weight is multiplied twice
    QCOMPARE(roofs[2].name, QStringLiteral("signs"));
    QCOMPARE(roofs[2].peak, 1000.0);
    measured.limits = {};
    QVERIFY(kernelRoofs(measured).empty());
}

void TstKernelsLens::colorsTellTheWaysApart()
{
    BenchRun measured = run();
    measured.entries.push_back(entry("nf4", BenchFamily::Quantized, "nf4", 516000, 20, 60e-6, 1.0e-3));
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        std::vector<QColor> seen;
        for (const BenchEntry& each : measured.entries) {
            if (each.family != BenchFamily::Quantized)
                continue;
            const QColor color = lookOf(measured, each).color(*theme);
            QVERIFY(std::find(seen.begin(), seen.end(), color) == seen.end());
            seen.push_back(color);
        }
        QCOMPARE(seen.size(), std::size_t{3});
        QCOMPARE(seen[0], gridColor(*theme, "int"));
        QCOMPARE(seen[2], gridColor(*theme, "nf4"));  // the first of its kind
    }
    QVERIFY(lookOf(measured, measured.entries[1]).dash != lookOf(measured, measured.entries[2]).dash);
    QCOMPARE(lookOf(measured, measured.entries[3]).color(lightTheme()), lightTheme().fill);
}

void TstKernelsLens::sentencesExplainTheWinner()
{
    const BenchRun measured = run();
    QCOMPARE(
        benchWinner(measured, 1),
        QStringLiteral("Limited by memory: 86 % of the 10 GB/s that can be read here. W4A8 · g128 moves 7.8× fewer bytes than float32 and "
                       "runs 7× faster."));
    QVERIFY(benchWinner(measured, 128).startsWith(QStringLiteral("Limited by arithmetic: 91 % of the machine's peak. W8A8")));
    QVERIFY(benchWinner(measured, 2).isEmpty());
    const QString environment = benchEnvironment(measured);
    for (const char* part : {"Some CPU", "avx512", "2 cores", "last cache 32.0 MB", "1 thread", "weights from memory", "10 GB/s",
                             "100 GFLOP/s", "400 GOP/s", "1000 GOP/s in signs", "1.2 %"})
        QVERIFY2(environment.contains(QString::fromUtf8(part)), part);
    QCOMPARE(timeText(4.32e-3), QStringLiteral("4.32 ms"));
    QCOMPARE(timeText(12.34e-6), QStringLiteral("12.3 µs"));
    QCOMPARE(timeText(2.5), QStringLiteral("2.5 s"));
    QCOMPARE(plainNumber(2486.9), QStringLiteral("2487"));
    QCOMPARE(spreadText(0.02), QStringLiteral("±2 %"));
    QCOMPARE(spreadText(802), QStringLiteral(">±100 %"));
}

void TstKernelsLens::sentencesSayWhatIsSlowerOrLost()
{
    BenchRun measured = run();
    measured.entries.push_back(entry("xnor", BenchFamily::Quantized, "binary", 125000, 4.35, 20e-6, 0.2e-3));
    QVERIFY(benchWinner(measured, 1)
                .endsWith(QStringLiteral("XNOR is faster still (20 µs), but does not count here: its SQNR of 4.35 dB is below 12 dB.")));
    measured.entries.back().timings[0].seconds.high = measured.entries[2].timings[0].seconds.low;
    QVERIFY(!benchWinner(measured, 1).contains(QStringLiteral("faster still")));  // that cannot be told
    measured = run();
    measured.entries[0].timings[0].seconds = around(30e-6);  // float32
    QVERIFY(benchWinner(measured, 1)
                .endsWith(QStringLiteral("W4A8 · g128 moves 7.8× fewer bytes than float32 and yet is slower: it takes 2× the time.")));
    measured.entries.erase(measured.entries.begin());
    QVERIFY(benchWinner(measured, 1).startsWith(QStringLiteral("W4A8 · g128 is the fastest. Limited by memory")));
    measured.entries.resize(1);
    QVERIFY(benchCrossing(measured).isEmpty());
}

void TstKernelsLens::powersOfTwoAreJudgedByTheRun()
{
    BenchRun measured = run();
    measured.entries[1].spec = printSpec(*parseSpec("int8_channel"));
    measured.entries.push_back(entry("w8a8_power_of_two", BenchFamily::Quantized, "int", 1000000, 38, 112e-6, 0.5e-3));
    measured.entries.back().spec = printSpec(*parseSpec("int8_pow2,granularity=channel"));
    QVERIFY(benchWinner(measured, 1)
                .endsWith(  // bounds that meet tell nothing
                    QStringLiteral("Powers of two as scales save no time that could be told here from W8A8 (1.02× its time).")));
    measured.entries.back().timings[0].seconds.low = 1.01 * measured.entries[1].timings[0].seconds.high;
    QVERIFY(benchWinner(measured, 1)
                .endsWith(QStringLiteral("Powers of two as scales save no time here: W8A8 · powers of two takes 1.02× the time of W8A8.")));
    measured.entries.back().zeroPoints = true;  // work of their own
    QVERIFY(!benchWinner(measured, 1).contains(QStringLiteral("Powers of two")));
    measured.entries.back().zeroPoints = false;
    QVERIFY(benchWinner(measured, 128)
                .endsWith(QStringLiteral("Powers of two as scales pay here: W8A8 · powers of two takes 0.714× the time of W8A8.")));
    measured.entries.back().activations = ActivationForm::Float;  // no longer the same but for the scale
    QVERIFY(!benchWinner(measured, 1).contains(QStringLiteral("Powers of two")));
}

void TstKernelsLens::wrongResultsAreMarked()
{
    BenchRun measured = run();
    QVERIFY(benchDoubts(measured).isEmpty());
    measured.entries[1].remarks = measured.entries[2].remarks = {{"scales_too_small", 3}};
    QVERIFY(benchDoubts(measured).startsWith(QStringLiteral("W8A8, W4A8 · g128: Blocks with weights too small")));
    measured = run();
    measured.entries[2].worst = 649;
    QCOMPARE(benchDoubts(measured),
             QStringLiteral("Wrong results: W4A8 · g128. They are up to 649 times as far from the product in double as rounding allows, so "
                            "their times say nothing."));
    QVERIFY(benchWinner(measured, 1).contains(QStringLiteral("W8A8 moves")));  // the wrong one does not win
    Shown shown(dataOf(measured));
    QVERIFY(shown.says(QStringLiteral("Wrong results: W4A8 · g128")));
    QVERIFY(kernelReport(measured, 1).notes.join(QLatin1Char(' ')).contains(QStringLiteral("Wrong results")));
}

void TstKernelsLens::onlyWhatIsMeasuredIsSaid()
{
    BenchRun measured = run();
    measured.limits = {};
    for (BenchEntry& each : measured.entries)
        each.timings.clear();
    measured.isComplete = false;
    const QString environment = benchEnvironment(measured);
    QVERIFY(environment.contains(QStringLiteral("avx512")));
    for (const char* part : {"GB/s", "GFLOP/s", "drift", " 0 "})
        QVERIFY2(!environment.contains(QString::fromUtf8(part)), part);
    Shown shown(dataOf(measured, false));
    QVERIFY(shown.says(QStringLiteral("measuring…")) && !shown.says(QStringLiteral("measuring….")));
    QVERIFY(!shown.says(QStringLiteral("GB/s")));
    QCOMPARE(shown.one<TimeChart>().emptyText(), QStringLiteral("preparing…"));
}

void TstKernelsLens::coresAreThoseOfTheMachine()
{
    tbb::task_arena narrow(1);
    QCOMPARE(narrow.execute([] { return thisMachine().cores; }), tbb::info::default_concurrency());
}

void TstKernelsLens::namesKeepTheirEnds()
{
    const QFontMetricsF metrics(QApplication::font());
    const QString name = QStringLiteral("INT8 · per tensor · symmetric · MSE, decoded first");
    QCOMPARE(elidedName(name, metrics, 2000), name);
    const double width = metrics.horizontalAdvance(QStringLiteral("INT8 · per tens…, decoded first"));
    const QString shown = elidedName(name, metrics, width);
    QVERIFY2(shown.startsWith(QStringLiteral("INT8 ·")) && shown.endsWith(QStringLiteral("…, decoded first")), qPrintable(shown));
    QVERIFY(metrics.horizontalAdvance(shown) <= width + 1);
    QVERIFY(elidedName(QStringLiteral("W4A16 · asymmetric g128"), metrics, 60).endsWith(QStringLiteral("…")));
    // Where not even the tail fits, the format is what is kept.
    const QString narrow = elidedName(name, metrics, metrics.horizontalAdvance(QStringLiteral("INT8 · per t…")));
    QVERIFY2(narrow.startsWith(QStringLiteral("INT8 ·")), qPrintable(narrow));
}

void TstKernelsLens::marginNamesStandApart()
{
    const std::vector<double> wishes{-5, 10, 11, 12, 90, 99};
    const std::vector<double> places = spread(wishes, 10, 0, 100);
    QCOMPARE(places, (std::vector<double>{0, 10, 20, 30, 90, 100}));
    const std::vector<double> low(11, 95.0);  // as many as fit
    const std::vector<double> all = spread(low, 10, 0, 100);
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i], 10.0 * static_cast<double>(i));
}

void TstKernelsLens::valuesReadBack()
{
    const ValueTable table = kernelValues(run());
    QCOMPARE(table.rows.size(), std::size_t{8});
    for (const QStringList& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(table.rows[2][table.columns.indexOf(QStringLiteral("seconds"))].toDouble(), 60e-6);
    QCOMPARE(table.rows[2][table.columns.indexOf(QStringLiteral("bound"))], QStringLiteral("memory"));
}

void TstKernelsLens::copiesSayWhereTheyAreFrom()
{
    const ValueTable table = kernelValues(run());
    const auto cell = [&](const char* column) { return table.rows[1][table.columns.indexOf(QString::fromLatin1(column))]; };
    for (const auto& [column, value] : {std::pair{"cpu", "Some CPU"},
                                        {"level", "avx512"},
                                        {"cores", "2"},
                                        {"last_cache_bytes", "32000000"},
                                        {"threads", "1"},
                                        {"cold", "1"},
                                        {"rows", "1000"},
                                        {"cols", "1000"},
                                        {"tokens", "1"},
                                        {"clock_drift", "0.012"},
                                        {"worst_difference", "0"}})
        QCOMPARE(cell(column), QString::fromLatin1(value));
    QCOMPARE(cell("read_all").toDouble(), 1e10);
    QCOMPARE(cell("read_one").toDouble(), 9e9);
    QCOMPARE(cell("float_peak").toDouble(), 1e11);
    QCOMPARE(cell("int8_peak").toDouble(), 4e11);
    QCOMPARE(cell("sign_peak").toDouble(), 1e12);
    for (const ValueTable& report : {kernelReport(run(), 128), kernelLinesReport(run())}) {
        const QString text = markdown(report, QStringLiteral("Title"));
        for (const char* part :
             {"1000 × 1000", "Some CPU", "avx512", "1 thread", "weights from memory", "100 GFLOP/s", "clock drift 1.2 %"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
    QVERIFY(kernelReport(run(), 128).notes.front().contains(QStringLiteral("128 rows")));
    QVERIFY(kernelReport(run(), 1).columns.contains(QStringLiteral("Packed in")));
    QCOMPARE(kernelLinesReport(run()).rows[1], (QStringList{QStringLiteral("W4A8 · g128"), QStringLiteral("7×"), QStringLiteral("2.8×")}));
    BenchRun part = run();
    part.isComplete = false;
    QVERIFY(kernelReport(part, 1).notes.join(QLatin1Char(' ')).contains(QStringLiteral("Ended early")));
}

void TstKernelsLens::requestsReadBack()
{
    const KernelsRequest request{4096, 11008, 2, false, true, 77};
    QCOMPARE(*parseRequest(printRequest(request)), request);
    for (const char* bad : {"", "rows=0 cols=4 threads=1", "rows=4", "rows=x cols=4 threads=1", "rows=99999999 cols=4 threads=1"})
        QVERIFY2(!parseRequest(QString::fromLatin1(bad)), bad);
}

void TstKernelsLens::shapesAreThoseOfTheLayers()
{
    const auto tensor = [](std::string name, Shape shape, bool readable = true) {
        TensorInfo info;
        info.name = std::move(name);
        info.shape = std::move(shape);
        info.outputAxis = 0;
        info.readable = readable;
        return info;
    };
    const std::vector<TensorInfo> others{tensor("a", {64, 172}), tensor("b", {172, 64}), tensor("again", {172, 64}),
                                         tensor("bias", {5000}), tensor("tiny", {3, 3}), tensor("text", {500, 500}, false)};
    const std::vector<MatrixShape> shapes = matrixShapes(others[0], others);
    QCOMPARE(shapes.size(), std::size_t{5});
    QVERIFY(shapes[0].rows == 64 && shapes[0].cols == 172 && shapes[0].name == QStringLiteral("a"));
    QVERIFY(shapes[1].rows == 172 && shapes[1].name == QStringLiteral("b"));
    QVERIFY(shapes[2].rows == 4096 && shapes[2].name.isEmpty());
}

void TstKernelsLens::nothingRunsBeforeTheClick()
{
    Shown shown(nullptr);
    QVERIFY(shown.one<TimeChart>().emptyText().contains(QStringLiteral("Measure")));
    QSignalSpy asked(shown.view.get(), &LensView::optionChosen);
    QTest::mouseClick(&shown.measure(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    const auto request = parseRequest(asked[0][0].toString());
    QVERIFY(request && request->rows == fixture::kRows && request->cols == fixture::kCols && request->threads == 1 && request->isCold);
    Progress progress;
    const auto data = lensInfo().compute({fixture::weights(), fixture::spec("int8"), {}}, progress);
    QVERIFY(data && !std::dynamic_pointer_cast<const KernelsData>(*data)->run);
}

void TstKernelsLens::aRunBeginsOnce()
{
    LensQuestion question{fixture::weights(), fixture::spec("nf4"), "rows=16 cols=64 threads=1 from=caches ways=usual run=9"};
    std::size_t told = 0;
    Progress progress;
    question.soFar = [&](const std::shared_ptr<const LensData>& some) {
        const auto data = std::dynamic_pointer_cast<const KernelsData>(some);
        QVERIFY(data->run && !data->isOver);
        if (++told == 3)
            progress.cancel();  // here it is about when it begins
    };
    QVERIFY_EXCEPTION_THROWN((void)lensInfo().compute(question, progress), Cancelled);
    QCOMPARE(told, std::size_t{3});
    Progress fresh;
    const auto again = std::dynamic_pointer_cast<const KernelsData>(*lensInfo().compute(question, fresh));
    QVERIFY(again->isOver && !again->run);
    QCOMPARE(told, std::size_t{3});
    question.before = dataOf(run());
    question.option = dataOf(run())->option;
    QCOMPARE(*lensInfo().compute(question, fresh), question.before);
}

void TstKernelsLens::aWholeRunHasRoomAtOnce_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isShownLater");
    for (const QSize size : {QSize(1000, 800), QSize(700, 500), QSize(1400, 700)}) {
        for (const bool isShownLater : {false, true})
            QTest::addRow("%d x %d%s", size.width(), size.height(), isShownLater ? ", shown later" : "") << size << isShownLater;
    }
}

// A run that is known when the lens is opened comes in one draw: its names need as much room as if they had come one by one.
void TstKernelsLens::aWholeRunHasRoomAtOnce()
{
    QFETCH(QSize, size);
    QFETCH(bool, isShownLater);
    BenchRun many = run();
    for (const char* id : {"w4a8_g32", "w4a8_g64", "w4a16_g128", "nf4", "mxfp4", "ternary_a8", "binary_a8", "w8a8_zero_point",
                           "w3a8_asymmetric_g128", "w2a8_asymmetric_g64", "fp4"})
        many.entries.push_back(entry(id, BenchFamily::Quantized, "int", 500000, 20, 60e-6, 1.0e-3));
    Shown shown(nullptr, size);
    if (isShownLater)
        shown.view->hide();
    const std::shared_ptr<const KernelsData> data = dataOf(many);
    shown.picture.data = data;
    shown.picture.option = QString::fromStdString(data->option);
    shown.view->show(shown.picture);
    shown.view->QWidget::show();
    QCoreApplication::processEvents();
    const auto& chart = shown.one<TokensChart>();
    QVERIFY(chart.minimumSizeHint().height() > 200);
    QVERIFY2(chart.height() >= chart.minimumSizeHint().height(),
             qPrintable(QStringLiteral("%1 < %2").arg(chart.height()).arg(chart.minimumSizeHint().height())));
}

void TstKernelsLens::pressingAgainEndsIt()
{
    BenchRun part = run();
    part.isComplete = false;
    Shown shown(dataOf(part, false));
    QVERIFY(shown.says(QStringLiteral("measuring")));
    QSignalSpy asked(shown.view.get(), &LensView::optionChosen);
    QTest::mouseClick(&shown.measure(), Qt::LeftButton);
    QCOMPARE(asked[0][0].toString(), QString());
    shown.picture.option.clear();
    shown.picture.data = nullptr;
    shown.view->show(shown.picture);
    QVERIFY(shown.says(QStringLiteral("ended early")));
    QVERIFY(shown.one<TimeChart>().emptyText().isEmpty());  // what is known stays
}

// From the click on, not from the first answer, and with nothing of the run before in it.
void TstKernelsLens::anotherRunShowsAtOnce()
{
    Shown shown(dataOf(run()));
    QVERIFY(!shown.one<RooflineChart>().roofs().empty());
    QSignalSpy asked(shown.view.get(), &LensView::optionChosen);
    QTest::mouseClick(&shown.measure(), Qt::LeftButton);
    QVERIFY(shown.measure().text().contains(QStringLiteral("Stop")));
    QCOMPARE(shown.one<TimeChart>().emptyText(), QStringLiteral("preparing…"));
    QVERIFY(shown.one<RooflineChart>().roofs().empty());
    QVERIFY(areEmpty(shown.one<RooflineChart>()) && areEmpty(shown.one<TokensChart>()));
    shown.picture.option = asked[0][0].toString();
    shown.view->show(shown.picture);  // with the data of the run before
    QVERIFY(shown.measure().text().contains(QStringLiteral("Stop")) && !shown.says(QStringLiteral("Limited by")));
    QTest::mouseClick(&shown.measure(), Qt::LeftButton);
    QCOMPARE(asked[1][0].toString(), QString());  // it stops
    QVERIFY(shown.measure().text().contains(QStringLiteral("Measure")));
}

void TstKernelsLens::endingBeforeAnythingIsKnownShowsTheRunBefore()
{
    Shown shown(dataOf(run()));
    QTest::mouseClick(&shown.measure(), Qt::LeftButton);
    BenchRun part = run();
    part.limits = {};
    part.isComplete = false;
    for (BenchEntry& each : part.entries)
        each.timings.clear();
    const auto data = std::make_shared<KernelsData>(*dataOf(part, false));
    data->option = "rows=4096 cols=4096 threads=1 from=memory ways=all run=2";
    shown.picture.option = QString::fromStdString(data->option);
    shown.picture.data = data;
    shown.view->show(shown.picture);
    QCOMPARE(shown.one<TokensChart>().emptyText(), QStringLiteral("preparing…"));
    shown.picture.option.clear();
    shown.picture.data = nullptr;
    shown.view->show(shown.picture);
    QVERIFY(shown.one<TimeChart>().emptyText().isEmpty() && shown.one<TokensChart>().emptyText().isEmpty());
    QVERIFY(shown.says(QStringLiteral("Limited by memory")) && !shown.says(QStringLiteral("ended early")));
}

void TstKernelsLens::keysTellAllWaysAtANumberOfRows()
{
    Shown shown(dataOf(run()));
    auto& chart = shown.one<TokensChart>();
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.readoutText(), QStringLiteral("128 rows\nW8A8: 4×\nW4A8 · g128: 2.8×"));
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.readoutText(), QStringLiteral("1 row\nW4A8 · g128: 7×\nW8A8: 3.82×"));
    const QPointF dot(chart.map().pixelX(std::log10(128.0)), chart.map().pixelY(2.8));
    QTest::mouseMove(chart.viewport(), dot.toPoint());
    QTest::mouseMove(chart.viewport(), dot.toPoint() + QPoint(1, 1));
    QCOMPARE(chart.readoutText(), QStringLiteral("W4A8 · g128\n128 rows: 2.8×"));
}

void TstKernelsLens::resultsStayWhileOthersAreLookedAt()
{
    Shown shown(dataOf(run()));
    QVERIFY(shown.says(QStringLiteral("Limited by memory")));
    shown.picture.data = nullptr;
    shown.picture.info.name = "another";
    shown.view->show(shown.picture);
    QVERIFY(shown.says(QStringLiteral("Limited by memory")));
    auto* rows = [&] {
        for (QComboBox* box : shown.view->findChildren<QComboBox*>()) {
            if (box->findData(QVariant::fromValue<qulonglong>(128)) >= 0)
                return box;
        }
        return static_cast<QComboBox*>(nullptr);
    }();
    QVERIFY(rows != nullptr);
    rows->setCurrentIndex(rows->findData(QVariant::fromValue<qulonglong>(128)));
    Q_EMIT rows->activated(rows->currentIndex());
    QVERIFY(shown.says(QStringLiteral("Limited by arithmetic")));
}

void TstKernelsLens::fitsSmallWindows()
{
    for (const QSize size : {QSize(340, 420), QSize(800, 600), QSize(1440, 900)}) {
        Shown shown(dataOf(run()), size);
        QVERIFY(shown.view->minimumSizeHint().width() <= 340);
        QVERIFY(!shown.view->grab().isNull());
    }
}

void TstKernelsLens::looksAreKept()
{
    Shown shown(nullptr);
    shown.view->setLook(QStringLiteral("hot -threads all nonsense"));
    QCOMPARE(shown.view->look(), QStringLiteral("hot -threads all"));
}

void TstKernelsLens::copiesMarkdown()
{
    const ValueTable table = kernelReport(run(), 1);
    const QString text = markdown(table, QStringLiteral("Time by format"));
    QVERIFY(text.contains(QStringLiteral("W4A8 · g128")) && text.contains(QStringLiteral("60 µs")) && text.contains(QStringLiteral("7×")));
}

QTEST_MAIN(TstKernelsLens)
#include "tst_kernels_lens.moc"
