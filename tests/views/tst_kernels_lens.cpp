// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Kernels lens on results that are made up: what the bars, lines, points and sentences say, and when a run begins and ends.
#include "fixture.h"
#include "views/frame/chip.h"
#include "views/lenses/kernels/kernels_data.h"
#include "views/lenses/kernels/kernels_facts.h"
#include "views/lenses/kernels/kernels_request.h"
#include "views/lenses/kernels/point_chart.h"
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
#include <algorithm>
#include <limits>

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
    made.machine = {"Some CPU", "avx512", 2, 0};
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

}  // namespace

class TstKernelsLens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsByHand();
    void linesAndPointsByHand();
    void sentencesExplainTheWinner();
    void valuesReadBack();
    void requestsReadBack();
    void shapesAreThoseOfTheLayers();
    void nothingRunsBeforeTheClick();
    void aRunBeginsOnce();
    void pressingAgainEndsIt();
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
    QCOMPARE(errors.size(), std::size_t{2});  // exact ones are left out
    QCOMPARE(errors[0].y, 40.0);
    QCOMPARE(crossingSentence(measured), QStringLiteral("From 128 rows of activations on W8A8 is faster than W4A8 · g128."));
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
    for (const char* part : {"Some CPU", "avx512", "1 thread", "weights from memory", "10 GB/s", "100 GFLOP/s", "400 GOP/s", "1.2 %"})
        QVERIFY2(environment.contains(QString::fromUtf8(part)), part);
    QCOMPARE(timeText(4.32e-3), QStringLiteral("4.32 ms"));
    QCOMPARE(timeText(12.34e-6), QStringLiteral("12.3 µs"));
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
