// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Error map lens: what it asks for, what it says of a weight, how it is walked through.
#include "fixture.h"
#include "views/chart/color_scale.h"
#include "views/frame/chip.h"
#include "views/lenses/error_map/loupe_card.h"
#include "views/lenses/error_map/map_chart.h"
#include "views/lenses/error_map/map_facts.h"

#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <bit>
#include <limits>

using namespace bitloupe;

namespace {

const LensInfo& lensInfo()
{
    const auto found = std::find_if(lenses().begin(), lenses().end(), [](const LensInfo& info) { return info.id == "error_map"; });
    Q_ASSERT(found != lenses().end());
    return *found;
}

// The lens and what would answer it: the data for whatever it asks.
class Bench {
public:
    explicit Bench(std::string_view text = "grid=int,bits=4,granularity=group,group=32")
        : m_picture(fixture::picture(lensInfo(), text))
        , m_view(lensInfo().make(nullptr))
        , m_asked(m_view.get(), &LensView::optionChosen)
    {
        m_view->resize(900, 760);
        m_view->QWidget::show();
        answer();
    }
    LensView& view() { return *m_view; }
    MapChart& chart() { return *m_view->findChild<MapChart*>(); }
    LoupeCard& loupe() { return *m_view->findChild<LoupeCard*>(); }
    const ErrorMapData& data() const { return dynamic_cast<const ErrorMapData&>(*m_picture.data); }

    // Answers what is asked until nothing more is.
    void answer()
    {
        if (m_picture.analysis == nullptr)
            return;
        m_view->show(m_picture);
        for (int i = 0; i < 20; ++i) {
            if (m_asked.isEmpty() && !m_asked.wait(40))
                return;
            m_picture.option = m_asked.back().front().toString();
            m_asked.clear();
            Progress progress;
            LensQuestion question{fixture::weights(), m_picture.spec, m_picture.option.toStdString(), m_picture.analysis};
            question.before = m_picture.data;
            const auto data = lensInfo().compute(question, progress);
            Q_ASSERT(data);
            m_picture.data = *data;
            ++m_answers;
            m_view->show(m_picture);
        }
    }
    int answers() const { return m_answers; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&chart(), key, modifiers);
        answer();
    }
    QString fact(const QString& label)
    {
        for (const QString& line : loupe().words().split(u'\n'))
            if (line.startsWith(label + u':'))
                return line.mid(label.size() + 2);
        return {};
    }

private:
    Picture m_picture;
    std::unique_ptr<LensView> m_view;
    QSignalSpy m_asked;
    int m_answers = 0;
};

PlotMap mapOf(double width, double height, const PlotRange& range) { return {QRectF(0, 0, width, height), range}; }

WeightTrace traced(std::vector<float> values, std::string_view spec, std::uint64_t col)
{
    Progress progress;
    const std::uint64_t count = values.size();
    const auto weights = weightsFromValues("w", {1, count}, std::move(values), 0);
    const auto answer = quantize(weights, fixture::spec(spec), progress);
    Q_ASSERT(answer);
    return *traceWeight(weights, **answer, 0, col, progress);
}

WeightTrace tracedByHand(std::string_view spec, std::uint64_t col) { return traced({7, 0.75F, 2.25F, -3, 1, 1, 1, -0.5F}, spec, col); }

}  // namespace

class TstErrorMapLens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optionsReadBack();
    void cellsKeepToBlocks();
    void regionsCoverWhatIsSeen();
    void colorsHaveOneOrder();
    void formulasByHand();
    void everyGridHasAFormula();
    void digitsShowTheReason();
    void codesInBits();
    void asksUntilTheScreenIsFilled();
    void keysWalkFromWeightToWeight();
    void zoomsToSingleWeights();
    void theMouseLeadsTheLoupeUntilItIsHeld();
    void goesToTheLargestError();
    void keepsTheMapWhereOnlyTheWeightChanges();
    void copiesWhatIsSaid();
    void remembersItsLook();
    void followsToAnotherTensor();
};

void TstErrorMapLens::optionsReadBack()
{
    MapRequest request{64, 256, {MapQuantity::Scale, MapSummary::Largest, {3, 16, 20, 200, 2, 8}}, MatrixPlace{63, 255}};
    QCOMPARE(parseMapOption(mapOption(request)), std::optional(request));
    request.weight.reset();
    QCOMPARE(parseMapOption(mapOption(request)), std::optional(request));
    for (const char* bad : {"", "error", "error rms 64 256", "error rms 64 256 0 0 65 256 1 1", "error rms 64 256 0 0 64 256 0 1",
                            "error rms 64 256 0 0 64 256 1 1 64 0", "error rms 64 256 0 0 64 256 1 1 5",
                            "mistake rms 64 256 0 0 64 256 1 1", "error rms 64 256 0 0 64 256 1 1 1 1 1", "error rms -4 256 0 0 64 256 1 1",
                            "error rms 99999999999999999999 256 0 0 64 256 1 1", "error rms 100000 100000 0 0 100000 100000 1 1"})
        QVERIFY2(!parseMapOption(bad), bad);
}

void TstErrorMapLens::cellsKeepToBlocks()
{
    QCOMPARE(cellColumns(0.2, 128), std::uint64_t{1});
    QCOMPARE(cellColumns(3, 128), std::uint64_t{4});
    QCOMPARE(cellColumns(5, 48), std::uint64_t{6});
    QCOMPARE(cellColumns(20, 48), std::uint64_t{24});
    QCOMPARE(cellColumns(49, 48), std::uint64_t{96});
    QCOMPARE(cellColumns(200, 48), std::uint64_t{48 * 8});
    QCOMPARE(cellColumns(5, 97), std::uint64_t{8});  // no part of a prime
    for (const std::uint64_t block : std::initializer_list<std::uint64_t>{1, 7, 32, 48, 97, 128, 4096})
        for (double wanted = 0.5; wanted < 5000; wanted *= 1.3)
            QVERIFY(static_cast<double>(cellColumns(wanted, block)) >= wanted);
}

void TstErrorMapLens::regionsCoverWhatIsSeen()
{
    for (const std::uint64_t rows : {std::uint64_t{1}, std::uint64_t{64}, std::uint64_t{4096}, std::uint64_t{1} << 33}) {
        for (const std::uint64_t cols : {std::uint64_t{1}, std::uint64_t{172}, std::uint64_t{11008}}) {
            const PlotRange home{-0.5, static_cast<double>(cols) - 0.5, 0.5 - static_cast<double>(rows), 0.5};
            for (const double part : {1.0, 0.4, 0.01}) {
                PlotRange seen = home;
                seen.xLow += 0.3 * (1 - part) * static_cast<double>(cols);
                seen.xHigh = seen.xLow + part * static_cast<double>(cols);
                seen.yLow += 0.3 * (1 - part) * static_cast<double>(rows);
                seen.yHigh = seen.yLow + part * static_cast<double>(rows);
                const PlotMap map = mapOf(700, 400, seen);
                const MapRegion region = regionFor(map, rows, cols, 128);
                QVERIFY(suffices(region, map, rows, cols, 128));
                QVERIFY(region.row + region.rows <= rows && region.col + region.cols <= cols && region.rows > 0 && region.cols > 0);
                QVERIFY(region.row % region.rowsPerCell == 0 && region.col % region.colsPerCell == 0);
                QVERIFY(region.cellRows() <= 2 * 400 + 4 && region.cellCols() <= 2 * 700 + 4);
                // A cell is a pixel at least, and no more than two (or four, of blocks that divide badly) where it is not one weight.
                const double pixels = static_cast<double>(region.rowsPerCell) / (seen.yHigh - seen.yLow) * 400;
                QVERIFY(region.rowsPerCell == 1 || (pixels >= 1 && pixels <= 2));
            }
        }
    }
}

void TstErrorMapLens::colorsHaveOneOrder()
{
    const std::vector<float> values{0, 0.5F, 1, 2, std::numeric_limits<float>::quiet_NaN(), -4};
    const ColorScale sequential = colorScaleFor(values, false, false);
    QCOMPARE(sequential.high, 4.0);
    QCOMPARE(sequential.low, 0.0);
    QCOMPARE(sequential.place(-2), 0.5);
    QVERIFY(std::isnan(sequential.place(std::nan(""))));
    const ColorScale diverging = colorScaleFor(values, true, false);
    QCOMPARE(diverging.place(0), 0.5);
    QCOMPARE(diverging.place(-4), 0.0);
    const ColorScale logarithmic = colorScaleFor({1e-9F, 0.01F, 1}, false, true);  // four decades below 1
    QVERIFY(std::abs(logarithmic.place(0.01) - 0.5) < 1e-6);
    QCOMPARE(logarithmic.place(0), 0.0);
    std::vector<float> one(2000, 1);
    one.front() = 100;
    QVERIFY(colorScaleFor(one, false, false).isCut);
    QCOMPARE(colorScaleFor(one, false, false).place(100), 1.0);
    QCOMPARE(colorScaleFor({}, false, false).place(0), 0.0);
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        const auto colors = scaleColors(*theme, false);
        for (std::size_t i = 8; i < colors.size(); i += 8)  // lightness alone tells the order
            QVERIFY(theme->dark ? qGray(colors[i]) > qGray(colors[i - 8]) : qGray(colors[i]) < qGray(colors[i - 8]));
    }
}

void TstErrorMapLens::formulasByHand()
{
    const WeightTrace affine = tracedByHand("grid=int,bits=4", 2);
    QCOMPARE(codeFormula(affine), QStringLiteral("clamp(round(2.25 ÷ 1)) = clamp(round(2.25)) = +2, in bits 0010"));
    QCOMPARE(valueFormula(affine), QStringLiteral("+2 × 1 = 2"));
    QCOMPARE(errorWords(affine), QStringLiteral("−0.25 (25 % of the step)"));
    QVERIFY(scaleWords(affine, 8).contains(QStringLiteral("set by the largest weight, 7 at input 0, 7 times the median")));
    QCOMPARE(loupePlace(affine, 8), QStringLiteral("channel 0 · input 2"));

    const WeightTrace moved = tracedByHand("grid=int,bits=4,scheme=asymmetric,range=manual,low=-5,high=10", 3);
    QCOMPARE(codeFormula(moved), QStringLiteral("clamp(round(−3 ÷ 1) + 5) = clamp(round(−3) + 5) = 2, in bits 0010"));
    QCOMPARE(valueFormula(moved), QStringLiteral("(2 − 5) × 1 = −3"));

    const WeightTrace codebook = tracedByHand("grid=nf4,granularity=group,group=8", 0);
    QCOMPARE(codeFormula(codebook), QStringLiteral("7 × (1 ÷ 7) = 1, nearest level 1 = code 15, in bits 1111"));
    QCOMPARE(valueFormula(codebook), QStringLiteral("1 × 7 = 7"));

    const WeightTrace clipped = tracedByHand("grid=int,bits=4,range=manual,low=-3.5,high=3.5", 0);
    QVERIFY(errorWords(clipped).endsWith(QStringLiteral(", clipped")));
    QVERIFY(!scaleWords(clipped, 8).contains(QStringLiteral("set by")));
    QCOMPARE(loupePlace(tracedByHand("grid=int,bits=4,granularity=group,group=2", 5), 8), QStringLiteral("channel 0 · input 5 · group 2"));

    const StoredElement stored{DType::F16, false, {std::byte{0x3B}, std::byte{0x9E}}, 0, 259238, 6, 0.1};
    QCOMPARE(bytesWords(stored), QStringLiteral("3B 9E at byte 259238 (0x3f4a6) of the file · F16, little-endian"));
    const StoredElement unpacked{DType::F4, false, {std::byte{0x43}}, 4, std::nullopt, 1, 2};
    QCOMPARE(bytesWords(unpacked), QStringLiteral("bits 4–7 of 43, unpacked from a compressed chunk (byte 1 of the array) · F4"));
    QCOMPARE(packedWords(tracedByHand("grid=int,bits=4", 3)), QStringLiteral("bits 4–7 of byte 1 of the packed codes"));
    QCOMPARE(packedWords(tracedByHand("grid=int,bits=3", 2)), QStringLiteral("bits 6–7 of byte 0 and 0–0 of the next of the packed codes"));
    QCOMPARE(packedWords(tracedByHand("grid=int,bits=8", 2)), QString());
}

void TstErrorMapLens::everyGridHasAFormula()
{
    const auto check = [](std::string_view spec, std::uint64_t col, const QString& code, const QString& value) {
        const WeightTrace trace = tracedByHand(spec, col);
        QCOMPARE(codeFormula(trace), code);
        QCOMPARE(valueFormula(trace), value);
    };
    check("grid=q4_0", 2,
          QStringLiteral("clamp(trunc(2.25 × (1 ÷ −0.875) + 8.5) − 8) = clamp(trunc(−2.5714 + 8.5) − 8) = −3, in bits 1101"),
          QStringLiteral("−3 × −0.875 = 2.625"));
    check("grid=q4_1", 1, QStringLiteral("clamp(trunc((0.75 + 3) × (1 ÷ 0.66667) + 0.5)) = clamp(trunc(5.625 + 0.5)) = 6, in bits 0110"),
          QStringLiteral("6 × 0.6665 − 3 = 0.99902"));
    check("grid=mxfp4", 2, QStringLiteral("2.25 ÷ 1 = 2.25, nearest level 2 = code 4, in bits 0100"), QStringLiteral("2 × 1 = 2"));
    check("grid=ternary", 0, QStringLiteral("7 > 1.4438: code +1, in bits 01"), QStringLiteral("1 × 4.0833 = 4.0833"));
    check("grid=ternary", 1, QStringLiteral("−1.4438 ≤ 0.75 ≤ 1.4438: code 0, in bits 00"), QStringLiteral("0 × 4.0833 = 0"));
    check("grid=binary", 7, QStringLiteral("−0.5 < 0: code 0, in bits 0"), QStringLiteral("−1 × 2.0625 = −2.0625"));
    check("grid=binary", 0, QStringLiteral("7 ≥ 0: code 1, in bits 1"), QStringLiteral("1 × 2.0625 = 2.0625"));
    for (const GridInfo& info : grids()) {
        const WeightTrace trace = tracedByHand("grid=" + std::string(info.id), 2);
        QVERIFY2(codeFormula(trace).contains(QRegularExpression(QStringLiteral("[÷<>≥]"))), qPrintable(codeFormula(trace)));
        QVERIFY2(valueFormula(trace).contains(u'×') && valueFormula(trace).endsWith(floatText(trace.decoded)), info.id.data());
    }
}

// Where five digits of a quotient look like a half, more are shown; a half itself stays one.
void TstErrorMapLens::digitsShowTheReason()
{
    const std::string_view spec = "grid=int,bits=8";
    QVERIFY(codeFormula(traced({127, -54.49998F}, spec, 1)).contains(QStringLiteral("clamp(round(−54.49998)) = −54")));
    QVERIFY(codeFormula(traced({127, -54.5F}, spec, 1)).contains(QStringLiteral("clamp(round(−54.5)) = −54")));
    QVERIFY(codeFormula(traced({127, 12.3456789F}, spec, 1)).contains(QStringLiteral("clamp(round(12.346)) = +12")));
    QVERIFY(codeFormula(traced({6, 2.5000005F, 0, 0}, "grid=mxfp4", 1)).contains(QStringLiteral("2.5000005, nearest level 3")));
    QVERIFY(scaleWords(traced({1904, 1, 1, 1, 1}, spec, 1), 5).contains(QStringLiteral(", 1900 times the median")));
}

void TstErrorMapLens::codesInBits()
{
    QCOMPARE(codeBits(-3, 4), QStringLiteral("1101"));
    QCOMPARE(codeBits(-8, 4), QStringLiteral("1000"));
    QCOMPARE(codeBits(5, 3), QStringLiteral("101"));
    QCOMPARE(codeBits(-1, 8), QStringLiteral("11111111"));
    QCOMPARE(codeBits(255, 8), QStringLiteral("11111111"));
}

void TstErrorMapLens::asksUntilTheScreenIsFilled()
{
    Bench bench;
    QVERIFY(bench.answers() >= 1 && bench.answers() <= 3);
    const MapRegion seen = bench.data().map->query.region;
    QVERIFY(suffices(seen, bench.chart().map(), fixture::kRows, fixture::kCols, 32));
    const int before = bench.answers();
    bench.answer();
    QCOMPARE(bench.answers(), before);  // nothing more is asked
    QVERIFY(bench.chart().accessibleDescription().contains(QStringLiteral("channels 0–63, inputs 0–255")));
}

void TstErrorMapLens::keysWalkFromWeightToWeight()
{
    Bench bench;
    bench.chart().setFocus();
    bench.key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{0, 0}));
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_Right, Qt::ShiftModifier);
    bench.key(Qt::Key_Down);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{1, 11}));
    QCOMPARE(bench.data().trace->row, std::uint64_t{1});
    QCOMPARE(bench.data().trace->col, std::uint64_t{11});
    bench.key(Qt::Key_Up, Qt::ShiftModifier);
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{0, 10}));
    bench.key(Qt::Key_End);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{0, fixture::kCols - 1}));
    bench.key(Qt::Key_PageDown);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{fixture::kRows - 1, fixture::kCols - 1}));
    bench.key(Qt::Key_Home);
    QCOMPARE(bench.chart().weight(), std::optional(MatrixPlace{fixture::kRows - 1, 0}));
    QVERIFY(bench.chart().accessibleDescription().contains(QStringLiteral("clamp(round(")));
}

void TstErrorMapLens::zoomsToSingleWeights()
{
    Bench bench;
    bench.chart().setFocus();
    bench.key(Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 30; ++i)
        bench.key(Qt::Key_Plus);
    QVERIFY(bench.data().map->query.region.showsSingleWeights());
    const PlotRange seen = bench.chart().map().range;
    QVERIFY(seen.xLow < 0.5 && seen.xHigh - seen.xLow < 8 && seen.yHigh > -0.5);
    const float error = bench.data().map->at(0, 0);
    QCOMPARE(error, bench.data().trace->error);
    for (int i = 0; i < 20; ++i)
        bench.key(Qt::Key_Right);
    QVERIFY(bench.chart().map().range.xLow > 10);  // the picture followed
    bench.key(Qt::Key_0);
    QVERIFY(!bench.chart().isZoomed());
}

void TstErrorMapLens::theMouseLeadsTheLoupeUntilItIsHeld()
{
    Bench bench;
    const PlotMap map = bench.chart().map();
    const auto at = [&](double col, double row) { return QPoint(static_cast<int>(map.pixelX(col)), static_cast<int>(map.pixelY(-row))); };
    const auto near = [&](const WeightTrace& trace, double col, double row) {
        return std::abs(static_cast<double>(trace.col) - col) <= 1.5 && std::abs(static_cast<double>(trace.row) - row) <= 1.5;
    };
    QTest::mouseMove(bench.chart().viewport(), at(100, 20));
    QMouseEvent move(QEvent::MouseMove, at(100, 20), bench.chart().viewport()->mapToGlobal(at(100, 20)), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(bench.chart().viewport(), &move);
    bench.answer();
    QVERIFY(near(*bench.data().trace, 100, 20));
    QVERIFY(bench.chart().readoutText().contains(QStringLiteral("channel")));
    QTest::mouseClick(bench.chart().viewport(), Qt::LeftButton, {}, at(60, 30));
    bench.answer();
    QVERIFY(near(*bench.data().trace, 60, 30) && bench.loupe().isHeld());
    QApplication::sendEvent(bench.chart().viewport(), &move);
    bench.answer();
    QVERIFY(near(*bench.data().trace, 60, 30));
    QTest::mouseClick(bench.chart().viewport(), Qt::LeftButton, {}, at(60, 30));
    QVERIFY(!bench.loupe().isHeld());
}

void TstErrorMapLens::goesToTheLargestError()
{
    Bench bench;
    const auto analysis = fixture::analysis("grid=int,bits=4,granularity=group,group=32");
    const ErrorReport& report = analysis->report;
    QCOMPARE(bench.data().trace->element, report.maxAbsErrorIndex);  // first of all
    bench.chart().setFocus();
    bench.key(Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(bench.data().trace->element != report.maxAbsErrorIndex);
    for (Chip* chip : bench.loupe().findChildren<Chip*>())
        if (chip->text() == QStringLiteral("Largest error"))
            chip->click();
    bench.answer();
    QCOMPARE(bench.data().trace->element, report.maxAbsErrorIndex);
    QCOMPARE(bench.chart().weight()->row, bench.data().trace->row);
}

void TstErrorMapLens::keepsTheMapWhereOnlyTheWeightChanges()
{
    Bench bench;
    bench.chart().setFocus();
    bench.key(Qt::Key_Home, Qt::ControlModifier);
    const auto map = bench.data().map;
    bench.key(Qt::Key_Right);
    QCOMPARE(bench.data().map, map);
}

void TstErrorMapLens::copiesWhatIsSaid()
{
    Bench bench;
    QGuiApplication::clipboard()->clear();
    for (Chip* chip : bench.loupe().findChildren<Chip*>())
        if (chip->text() == QStringLiteral("Copy"))
            chip->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("block/w")) && copied.contains(bench.fact(QStringLiteral("Code"))));
    QVERIFY(copied.contains(QStringLiteral("Scale: ")));
}

void TstErrorMapLens::remembersItsLook()
{
    Bench bench;
    QCOMPARE(bench.view().look(), QStringLiteral("error rms -log"));
    bench.view().setLook(QStringLiteral("scale mean log nonsense"));
    QCOMPARE(bench.view().look(), QStringLiteral("scale mean log"));
    bench.answer();
    QVERIFY(bench.data().map->query.quantity == MapQuantity::Scale);
    bench.view().setLook(QString());
    QCOMPARE(bench.view().look(), QStringLiteral("scale mean log"));
}

void TstErrorMapLens::followsToAnotherTensor()
{
    Bench bench;
    Progress progress;
    const auto other = weightsFromValues("other", {3, 5}, std::vector<float>(15, 0.25F), 0);
    const QuantSpec spec = fixture::spec("grid=int,bits=8");
    const auto analysis = analyze(other, spec, progress);
    QVERIFY(analysis);
    // The option of the tensor before does not fit: all of this one is shown, and its worst weight.
    const auto data = lensInfo().compute({other, spec, "error rms 64 256 60 200 4 56 1 1 63 255", *analysis}, progress);
    QVERIFY(data);
    const auto& map = dynamic_cast<const ErrorMapData&>(**data);
    QCOMPARE(map.map->values.size(), std::size_t{15});
    bench.view().show(Picture{QStringLiteral("m"), other->info(), spec, *analysis, *data, {}});
    QCOMPARE(bench.chart().weight()->row, map.trace->row);
    QVERIFY(bench.chart().map().range.xHigh < 5);
}

QTEST_MAIN(TstErrorMapLens)
#include "tst_error_map_lens.moc"
