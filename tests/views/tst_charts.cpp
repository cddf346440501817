// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Charts under the hand: crosshair, keys, handles, labels, locks, what is repainted, what is taken out.
#include "fixture.h"
#include "views/chart/column_item.h"
#include "views/chart/marker.h"
#include "views/chart/threshold_item.h"
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/channels/channel_model.h"
#include "views/lenses/histogram/channel_error_chart.h"
#include "views/lenses/histogram/histogram_chart.h"
#include "views/lenses/histogram/threshold_chart.h"
#include "views/table/figure_table.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPaintEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>
#include <limits>
#include <memory>
#include <set>

using namespace bitloupe;

namespace {

struct Shown {
    std::unique_ptr<LensView> view;
    HistogramChart* chart = nullptr;
    Picture picture;
};

Shown shownHistogram(QSize size, std::string_view spec = "grid=int,bits=4,range=mse")
{
    Shown shown{std::unique_ptr<LensView>(lenses().front().make(nullptr)), nullptr, fixture::picture(lenses().front(), spec)};
    shown.view->resize(size);
    shown.view->QWidget::show();
    shown.view->show(shown.picture);
    shown.chart = shown.view->findChild<HistogramChart*>();
    QApplication::setActiveWindow(shown.view.get());
    return shown;
}

Picture pictureOf(const std::vector<float>& values, std::string_view spec = "grid=int,bits=4")
{
    Progress progress;
    const auto weights = weightsFromValues("odd", {values.size()}, values, kNoAxis);
    const auto analysis = analyze(weights, fixture::spec(spec), progress);
    Q_ASSERT(analysis);
    return {QStringLiteral("odd.npy"), weights->info(), fixture::spec(spec), *analysis, nullptr, {}};
}

class PaintedArea : public QObject {
public:
    explicit PaintedArea(QWidget* widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            for (const QRect& part : static_cast<QPaintEvent*>(event)->region())
                pixels += part.width() * part.height();
        return false;
    }
    int pixels = 0;
};

void wheel(ChartView* chart, QPointF at, int notches)
{
    QWheelEvent event(at, chart->viewport()->mapToGlobal(at), {}, QPoint(0, 120 * notches), {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart->viewport(), &event);
}

void hover(ChartView* chart, QPoint at)
{
    QMouseEvent event(QEvent::MouseMove, at, chart->viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(chart->viewport(), &event);
}

double endOf(const QSignalSpy& edited, const char* end) { return edited.back().front().value<QuantSpec>().range.number(end); }

}  // namespace

class TstCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }

    void crosshairTellsValueCountAndCode()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        const PlotMap map = shown.chart->map();
        const QuantizedTensor& quantized = *shown.picture.analysis->quantized;
        for (const double x : {-0.05, 0.0, 0.013, 0.9 * map.range.xHigh}) {
            hover(shown.chart, QPointF(map.pixelX(x), map.area.center().y()).toPoint());
            const QString text = shown.chart->readoutText();
            const double at = map.x(std::round(map.pixelX(x)));
            const auto value = static_cast<float>(at);
            std::int8_t code = 0;
            quantized.grid->encode(&value, 1, quantized.params.front(), true, &code);
            QVERIFY2(text.contains(QStringLiteral("code %1 ").arg(code)), qPrintable(text));
            QVERIFY(text.contains(text::significant(static_cast<double>(quantized.grid->value(code, quantized.params.front())), 4)));
            const Columns columns = shown.chart->shownColumns(false);
            if (at < columns.high) {
                const auto k = static_cast<std::size_t>((at - columns.low) / columns.width);
                QVERIFY2(text.contains(QStringLiteral("%1 weights").arg(columns.counts[k])), qPrintable(text));
            }
        }
    }

    void codesOfManyBlocksAreSaidToBeOfTheWidest()
    {
        const Shown shown = shownHistogram(QSize(900, 700), "grid=nf4,granularity=group,group=64");
        hover(shown.chart, shown.chart->map().area.center().toPoint());
        QVERIFY(shown.chart->readoutText().contains(QStringLiteral("widest block")));
    }

    void arrowKeysMoveTheCrosshair()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        shown.chart->setFocus(Qt::TabFocusReason);
        const QString summary = shown.chart->accessibleDescription();
        QTest::keyClick(shown.chart, Qt::Key_Right);
        const QString first = shown.chart->readoutText();
        QVERIFY(!first.isEmpty());
        QVERIFY(shown.chart->accessibleDescription() != summary);
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(shown.chart);
        QVERIFY(reader != nullptr);
        QCOMPARE(reader->role(), QAccessible::Chart);
        QCOMPARE(reader->text(QAccessible::Value), first);
        QTest::keyClick(shown.chart, Qt::Key_Right);
        const QString second = shown.chart->readoutText();
        QVERIFY(second != first);
        QTest::keyClick(shown.chart, Qt::Key_Left);
        QCOMPARE(shown.chart->readoutText(), first);
        QTest::keyClick(shown.chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(shown.chart, Qt::Key_PageDown);
        QCOMPARE(shown.chart->readoutText(), first);
        QTest::keyClick(shown.chart, Qt::Key_Home);
        QVERIFY(shown.chart->readoutText() != first);
        QTest::keyClick(shown.chart, Qt::Key_Escape);
        QVERIFY(shown.chart->readoutText().isEmpty());
        QCOMPARE(shown.chart->accessibleDescription(), summary);
    }

    void theCrosshairTakesAZoomedPictureAlong()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        shown.chart->setFocus(Qt::TabFocusReason);
        wheel(shown.chart, shown.chart->map().area.center(), 6);
        const double before = shown.chart->map().range.xHigh;
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(shown.chart, Qt::Key_PageUp);
        QVERIFY(shown.chart->map().range.xHigh > before);
        QVERIFY(!shown.chart->readoutText().isEmpty());
    }

    void tabGoesFromThePlotToItsHandlesAndOn()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        QSignalSpy edited(shown.view.get(), &LensView::specEdited);
        const ThresholdFact active = thresholds(*shown.picture.analysis)[2];
        QVERIFY(active.isActive);
        const double pixel = shown.chart->map().unitsPerPixel();
        shown.chart->setFocus(Qt::TabFocusReason);
        QCOMPARE(shown.chart->focusedHandle(&shown.chart->thresholdItem()), -1);
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        QCOMPARE(shown.chart->focusedHandle(&shown.chart->thresholdItem()), 0);
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        QCOMPARE(shown.chart->focusedHandle(&shown.chart->thresholdItem()), 1);
        QVERIFY(shown.chart->accessibleDescription().contains(QStringLiteral("upper end")));
        QTest::keyClick(shown.chart, Qt::Key_Right);
        QVERIFY(std::abs(endOf(edited, "high") - static_cast<double>(active.ends.high) - pixel) < 0.01 * pixel);
        QCOMPARE(endOf(edited, "low"), -endOf(edited, "high"));
        const double fine = endOf(edited, "high");
        QTest::keyClick(shown.chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs(endOf(edited, "high") - fine - 10 * pixel) < 0.01 * pixel);
        QTest::keyClick(shown.chart, Qt::Key_PageDown);
        QVERIFY(std::abs(endOf(edited, "high") - fine) < 0.01 * pixel);
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        QVERIFY(!shown.chart->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(shown.chart->focusedHandle(&shown.chart->thresholdItem()), 1);
    }

    void theFocusedHandleIsSeen()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        shown.chart->setFocus(Qt::TabFocusReason);
        const QImage plot = shown.chart->grab().toImage();
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        const QImage low = shown.chart->grab().toImage();
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        const QImage high = shown.chart->grab().toImage();
        QVERIFY(plot != low && low != high);
    }

    void anAsymmetricGridMovesOneEnd()
    {
        const Shown shown = shownHistogram(QSize(900, 700), "grid=int,bits=4,scheme=asymmetric,range=mse");
        QSignalSpy edited(shown.view.get(), &LensView::specEdited);
        shown.chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(shown.chart, Qt::Key_Tab);
        QTest::keyClick(shown.chart, Qt::Key_PageUp);
        const ThresholdFact active = thresholds(*shown.picture.analysis)[2];
        QVERIFY(std::abs(endOf(edited, "high") - static_cast<double>(active.ends.high)) < 1e-6);
        QVERIFY(endOf(edited, "low") > static_cast<double>(active.ends.low));
    }

    void theDotOfTheCurveMovesByKeys()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        QSignalSpy edited(shown.view.get(), &LensView::specEdited);
        auto* curve = shown.view->findChild<ThresholdChart*>();
        curve->setFocus(Qt::TabFocusReason);
        QTest::keyClick(curve, Qt::Key_Tab);
        QTest::keyClick(curve, Qt::Key_Left);
        QTest::keyClick(curve, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(edited.size(), 2);
        const double before = static_cast<double>(thresholds(*shown.picture.analysis)[2].ends.high);
        const double step = curve->map().unitsPerPixel() * shown.picture.analysis->statistics.absMax;
        QVERIFY(std::abs(before - endOf(edited, "high") - 11 * step) < 0.05 * step);
    }

    // Each threshold in view is named, no name lies on another or on a column, at every width.
    void thresholdsAreNamedAtEveryWidth_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(320, 520), QSize(420, 600), QSize(700, 500), QSize(1100, 800), QSize(1900, 1000), QSize(3840, 2000)})
            QTest::addRow("%d", size.width()) << size;
    }

    void thresholdsAreNamedAtEveryWidth()
    {
        QFETCH(QSize, size);
        for (const char* spec :
             {"grid=int,bits=4,range=mse", "grid=int,bits=8,range=minmax", "grid=int,bits=4,range=manual,low=-0.05,high=0.05"}) {
            const Shown shown = shownHistogram(size, spec);
            const PlotMap map = shown.chart->map();
            const auto labels = shown.chart->thresholdItem().labels(map);
            std::set<std::size_t> named;
            for (std::size_t i = 0; i < labels.size(); ++i) {
                named.insert(labels[i].line);
                QVERIFY(labels[i].box.left() >= map.area.left() && labels[i].box.right() <= map.area.right());
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY2(!labels[i].box.intersects(labels[k].box), spec);
            }
            QCOMPARE(named.size(), shown.chart->thresholdItem().lines().size());
            const Columns columns = shown.chart->shownColumns(false);
            for (const auto& label : labels)
                for (std::size_t k = 0; k < columns.counts.size(); ++k) {
                    const bool isUnder = map.pixelX(columns.right(k)) > label.box.left() && map.pixelX(columns.left(k)) < label.box.right();
                    if (isUnder && columns.counts[k] > 0)
                        QVERIFY2(map.pixelY(std::log10(static_cast<double>(columns.counts[k]))) >= label.box.bottom() - 0.01, spec);
                }
        }
    }

    void aSingleWeightIsSeenOnLogCounts()
    {
        std::vector<float> values(100000, 0.0F);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i % 1000) * 1e-4F;
        values[0] = 0.5F;
        HistogramChart chart;
        chart.resize(800, 500);
        chart.draw(pictureOf(values));
        const PlotMap map = chart.map();
        QVERIFY(map.pixelY(0) < map.area.bottom() - 5);  // log10(1)
        QCOMPARE(chart.shownColumns(false).counts.back(), std::uint64_t{1});
    }

    void wheelsOfOneFrameAreOneRange()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        QSignalSpy ranges(shown.chart, &ChartView::rangeChanged);
        const PlotRange before = shown.chart->map().range;
        for (int i = 0; i < 10; ++i)
            wheel(shown.chart, shown.chart->map().area.center(), 1);
        QVERIFY(ranges.size() <= 2);
        QTest::qWait(80);
        QVERIFY(ranges.size() <= 4);
        const double factor = (before.xHigh - before.xLow) / (shown.chart->map().range.xHigh - shown.chart->map().range.xLow);
        QVERIFY(std::abs(factor / std::pow(1.25, 10) - 1) < 1e-6);  // none was lost
    }

    void rubberBandAndPan()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        ChartView* chart = shown.view->findChild<ChannelErrorChart*>();
        const PlotMap map = chart->map();
        const QPoint from = map.area.center().toPoint() - QPoint(60, 20);
        const QPoint to = map.area.center().toPoint() + QPoint(60, 20);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, chart->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(chart->viewport(), &move);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
        QVERIFY(chart->isZoomed());
        QVERIFY(std::abs(chart->map().range.xLow - map.x(from.x())) < 2 * map.unitsPerPixel());
        QVERIFY(std::abs(chart->map().range.xHigh - map.x(to.x())) < 2 * map.unitsPerPixel());
        const PlotRange zoomed = chart->map().range;
        QTest::mousePress(chart->viewport(), Qt::MiddleButton, {}, from);
        const QPoint aside = from + QPoint(40, 0);
        QMouseEvent pan(QEvent::MouseMove, aside, chart->viewport()->mapToGlobal(aside), Qt::NoButton, Qt::MiddleButton, {});
        QApplication::sendEvent(chart->viewport(), &pan);
        QTest::mouseRelease(chart->viewport(), Qt::MiddleButton, {}, aside);
        QVERIFY(chart->map().range.xLow < zoomed.xLow);
        QTest::mouseDClick(chart->viewport(), Qt::LeftButton, {}, from);
        QVERIFY(!chart->isZoomed());
    }

    void theMouseRepaintsStripsOnly()
    {
        const Shown shown = shownHistogram(QSize(1200, 900));
        QVERIFY(QTest::qWaitForWindowExposed(shown.view.get()));
        const QPoint centre = shown.chart->map().area.center().toPoint();
        hover(shown.chart, centre);
        QTest::qWait(50);
        PaintedArea painted(shown.chart->viewport());
        for (int i = 1; i <= 10; ++i) {
            hover(shown.chart, centre + QPoint(3 * i, i));
            QTest::qWait(20);
        }
        const QSize size = shown.chart->viewport()->size();
        QVERIFY(painted.pixels > 0);
        QVERIFY2(painted.pixels / 10 < size.width() * size.height() / 5, qPrintable(QString::number(painted.pixels / 10)));
    }

    void lockedAxesStayForOtherTensors()
    {
        HistogramChart chart;
        chart.resize(800, 500);
        chart.draw(pictureOf({-1, 0, 0.5F, 1}));
        const PlotRange first = chart.map().range;
        chart.setHold(true, false);
        chart.draw(pictureOf({-9, 0, 0.5F, 7}));
        QCOMPARE(chart.map().range.xLow, first.xLow);
        QCOMPARE(chart.map().range.xHigh, first.xHigh);
        chart.goHome();  // of what is seen
        QVERIFY(chart.map().range.xLow < -9);
        chart.setHold(true, true);
        const PlotRange wide = chart.map().range;
        chart.draw(pictureOf(std::vector<float>(5000, 0.25F)));
        QCOMPARE(chart.map().range, wide);
        chart.setHold(false, false);
        chart.draw(pictureOf({-1, 0, 0.5F, 1}));
        QCOMPARE(chart.map().range.xLow, first.xLow);
        QCOMPARE(chart.map().range.xHigh, first.xHigh);
    }

    void hintsSayWhatToDo()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        for (const LensInfo& info : lenses()) {
            const std::unique_ptr<LensView> view(info.make(nullptr));
            auto* frame = qobject_cast<LensFrame*>(view.get());
            QVERIFY(frame != nullptr);
            view->show(Picture{});
            QVERIFY(frame->hint().contains(QStringLiteral("Open a file")));
            Picture words;
            words.file = QStringLiteral("a.h5");
            words.info.name = "notes";
            words.info.readable = false;
            view->show(words);
            QVERIFY(frame->hint().contains(QStringLiteral("no numbers")));
            words.info.readable = true;
            words.problem = QStringLiteral("Cancelled.");
            view->show(words);
            QCOMPARE(frame->hint(), QStringLiteral("Cancelled."));
            view->show(pictureOf({}));
            QVERIFY(frame->hint().contains(QStringLiteral("no elements")));
            view->show(pictureOf({nan, nan}));
            QVERIFY(frame->hint().contains(QStringLiteral("NaN")));
            view->show(fixture::picture(info));
            QVERIFY(frame->hint().isEmpty());
        }
    }

    void constantsAreDrawnAndExplained()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        shown.view->show(pictureOf(std::vector<float>(40, -2.0F)));
        QVERIFY(shown.view->findChild<Card*>() != nullptr);
        QCOMPARE(pointStems(pictureOf(std::vector<float>(40, -2.0F)).analysis->weightHistogram), (std::vector<Stem>{{-2, 40}}));
        QVERIFY(!shown.view->findChild<ChannelErrorChart*>()->emptyText().isEmpty());
        shown.view->show(pictureOf(std::vector<float>(40, 0.0F)));
        QVERIFY(!shown.view->findChild<ThresholdChart*>()->emptyText().isEmpty());
        shown.view->show(shown.picture);
        QVERIFY(shown.view->findChild<ThresholdChart*>()->emptyText().isEmpty());
    }

    void samplesAreMarked()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        auto sample = std::make_shared<Analysis>(*shown.picture.analysis);
        sample->exact = false;
        sample->sampleOneIn = 64;
        Picture picture = shown.picture;
        picture.analysis = sample;
        const QImage exact = shown.chart->grab().toImage();
        shown.view->show(picture);
        for (const ChartView* chart : shown.view->findChildren<ChartView*>())
            QVERIFY(chart->mark().contains(QStringLiteral("1 in 64")));
        QVERIFY(shown.chart->grab().toImage() != exact);
        shown.view->show(shown.picture);
        QVERIFY(shown.chart->mark().isEmpty());
    }

    void wordsAreWholeAtEverySize()
    {
        for (const QSize size : {QSize(330, 480), QSize(460, 560), QSize(780, 760), QSize(1400, 900)}) {
            const Shown shown = shownHistogram(size);
            QTest::qWait(1);
            const auto* scroll = shown.view->findChild<QScrollArea*>();
            QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
            for (const Chip* chip : shown.view->findChildren<Chip*>())
                if (chip->isVisible())
                    QVERIFY2(chip->width() >= chip->widthFor(chip->text()), qPrintable(chip->text()));
            for (const Card* card : shown.view->findChildren<Card*>())
                if (card->isVisible())
                    for (const ElidedLabel* label : card->findChildren<ElidedLabel*>(QString(), Qt::FindDirectChildrenOnly))
                        if (label->isVisible() && label->text() == card->title())
                            QCOMPARE(label->shownText(label->width()), label->text());
            for (const ChartView* chart : shown.view->findChildren<ChartView*>())
                QVERIFY(!chart->isVisible() || chart->height() >= 110);
        }
        const Shown wide = shownHistogram(QSize(800, 760));
        QTest::qWait(1);
        for (const ElidedLabel* label : wide.view->findChildren<ElidedLabel*>())
            if (label->text().contains(QStringLiteral("kurtosis")))
                QCOMPARE(label->shownText(label->width()), label->text());
    }

    void partsOfANoteGiveWayWhole()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("512 × 1376 · F16 · mean 0.000"));
        const int all = label.fontMetrics().horizontalAdvance(label.text());
        QCOMPARE(label.shownText(all), label.text());
        QCOMPARE(label.shownText(all - 3), QStringLiteral("512 × 1376 · F16 …"));
    }

    void narrowPagesShowOneCardAtATime()
    {
        const Shown shown = shownHistogram(QSize(340, 600));
        QTest::qWait(1);
        auto* curve = shown.view->findChild<ThresholdChart*>();
        auto* channels = shown.view->findChild<ChannelErrorChart*>();
        QVERIFY(curve->isVisible() && !channels->isVisible());
        for (Chip* chip : shown.view->findChildren<Chip*>())
            if (chip->text() == QStringLiteral("MSE by output channel"))
                chip->click();
        QVERIFY(!curve->isVisible() && channels->isVisible());
        shown.view->resize(900, 700);
        QTest::qWait(1);
        QVERIFY(curve->isVisible() && channels->isVisible());
    }

    void picturesAreTakenOut()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        const QImage image = shown.chart->image(2);
        QCOMPARE(image.devicePixelRatio(), 2.0);
        QVERIFY(image.width() > 2 * shown.chart->width());
        const QByteArray svg = shown.chart->svg();
        QXmlStreamReader xml(svg);
        int shapes = 0, texts = 0, images = 0;
        QString all;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) {
                shapes += xml.name() == QLatin1String("rect") || xml.name() == QLatin1String("path");
                texts += xml.name() == QLatin1String("text");
                images += xml.name() == QLatin1String("image");
            }
            if (xml.isCharacters())
                all += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(images, 0);  // shapes, not pixels
        QVERIFY(shapes > 10 && texts > 5);
        QVERIFY(svg.contains(theme(shown.chart).fill.name().toLatin1()));
        QVERIFY(all.contains(QStringLiteral("weight value")));
    }

    void copyingGivesPictureAndValues()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        shown.chart->setFocus();
        QTest::keyClick(shown.chart, Qt::Key_C, Qt::ControlModifier);
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QCOMPARE(copied->text().count(QLatin1Char('\n')), 2049);
        QVERIFY(copied->text().startsWith(QStringLiteral("low,high,weights,quantized\n")));
    }

    void everyChartHasAMenu()
    {
        for (const LensInfo& info : lenses()) {
            const std::unique_ptr<LensView> view(info.make(nullptr));
            view->resize(900, 700);
            view->QWidget::show();
            view->show(fixture::picture(info));
            for (ChartView* chart : view->findChildren<ChartView*>()) {
                QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(40, 40), chart->mapToGlobal(QPoint(40, 40)));
                QApplication::sendEvent(chart->viewport(), &event);
                auto* menu = chart->findChild<QMenu*>();
                QVERIFY(menu != nullptr);
                QCOMPARE(menu->actions().size(), 9);  // three copy, three save, one goes home; two separators
                menu->close();
                QTest::qWait(1);
            }
        }
    }

    void chosenRowsAreCopied()
    {
        ChannelModel model;
        FigureTable table;
        table.setFigures(&model);
        model.setAnalysis(fixture::analysis("grid=int,bits=4,granularity=channel"));
        table.selectRow(3);
        table.selectionModel()->select(model.index(5, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].count(QLatin1Char('\t')), model.columnCount() - 1);
        QVERIFY(lines[1].startsWith(QStringLiteral("3\t")) && lines[2].startsWith(QStringLiteral("5\t")));
    }

    void theTableNeverScrollsSideways()
    {
        ChannelModel model;
        FigureTable table;
        table.setFigures(&model);
        model.setAnalysis(fixture::analysis("grid=int,bits=4,scheme=asymmetric,granularity=channel"));
        table.show();
        int before = 0;
        for (const int width : {150, 260, 380, 500, 900}) {
            table.resize(width, 300);
            QTest::qWait(1);
            int shown = 0;
            for (int column = 0; column < model.columnCount(); ++column)
                shown += table.isColumnHidden(column) ? 0 : 1;
            QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
            QVERIFY(!table.isColumnHidden(0) && !table.isColumnHidden(1));
            QVERIFY(shown >= before);
            before = shown;
        }
        QCOMPARE(before, model.columnCount());
    }

    void calibratorsDifferBeyondTheirColours()
    {
        std::set<Marker> markers;
        std::set<QRgb> light, dark;
        QList<QList<qreal>> dashes;
        std::size_t families = 0;
        for (const CalibratorInfo& info : calibrators()) {
            if (info.isVariant()) {  // drawn like its family
                QCOMPARE(calibratorMarker(info.id), calibratorMarker(info.family));
                QCOMPARE(calibratorColor(lightTheme(), info.id), calibratorColor(lightTheme(), info.family));
                continue;
            }
            ++families;
            markers.insert(calibratorMarker(info.id));
            light.insert(calibratorColor(lightTheme(), info.id).rgb());
            dark.insert(calibratorColor(darkTheme(), info.id).rgb());
            QVERIFY(!dashes.contains(calibratorDashes(info.id)));
            dashes.append(calibratorDashes(info.id));
        }
        QCOMPARE(markers.size(), families);
        QCOMPARE(light.size(), families);
        QCOMPARE(dark.size(), families);
    }

    void aZoomedChartFollowsTheThemeAndKeepsItsZoom()
    {
        const Shown shown = shownHistogram(QSize(900, 700));
        wheel(shown.chart, shown.chart->map().area.center(), 4);
        shown.chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(shown.chart, Qt::Key_Right);
        const PlotRange range = shown.chart->map().range;
        applyTheme(*qApp, ThemeMode::Dark);
        QApplication::processEvents();
        const QImage dark = shown.chart->grab().toImage();
        int lightPixels = 0;
        for (int y = 0; y < dark.height(); y += 2)
            for (int x = 0; x < dark.width(); x += 2)
                lightPixels += dark.pixel(x, y) == lightTheme().card.rgb() || dark.pixel(x, y) == lightTheme().fill.rgb() ? 1 : 0;
        QCOMPARE(lightPixels, 0);
        QCOMPARE(shown.chart->map().range, range);
        QVERIFY(!shown.chart->readoutText().isEmpty());
        applyTheme(*qApp, ThemeMode::Light);
    }
};

QTEST_MAIN(TstCharts)
#include "tst_charts.moc"
