// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Every lens of the table, shown: both themes, small and large, empty and full; drags and keys; names for screen readers.
#include "fixture.h"
#include "views/chart/chart_view.h"
#include "views/frame/chip.h"
#include "views/lenses/histogram/histogram_chart.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <set>

using namespace bitloupe;

namespace {

int g_warnings = 0;
QtMessageHandler g_before = nullptr;

void countWarnings(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const bool offscreen = message.contains(QLatin1String("propagateSizeHints")) || message.contains(QLatin1String("XDG_RUNTIME_DIR"));
    if (type != QtDebugMsg && type != QtInfoMsg && !offscreen)
        ++g_warnings;
    g_before(type, context, message);
}

std::set<QRgb> colorsOf(const QImage& image)
{
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    return colors;
}

std::unique_ptr<LensView> shown(const LensInfo& info, QSize size)
{
    std::unique_ptr<LensView> view(info.make(nullptr));
    view->setAutoFillBackground(true);
    view->resize(size);
    view->QWidget::show();
    return view;
}

}  // namespace

class TstLenses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { g_before = qInstallMessageHandler(countWarnings); }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void drawsInBothThemesWithoutWarnings()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            applyTheme(*qApp, mode);
            for (const LensInfo& info : lenses()) {
                for (const QSize size : {QSize(800, 600), QSize(1920, 1080)}) {
                    g_warnings = 0;
                    const auto view = shown(info, size);
                    view->show(fixture::picture(info));
                    const QImage image = view->grab().toImage();
                    const std::set<QRgb> colors = colorsOf(image);
                    QVERIFY2(colors.size() > 20, info.id.data());
                    QCOMPARE(colors.count(theme(view.get()).card.rgb()), std::size_t{1});
                    QCOMPARE(g_warnings, 0);
                }
            }
        }
        applyTheme(*qApp, ThemeMode::Light);
    }

    void followsTheThemeWhileShown()
    {
        for (const LensInfo& info : lenses()) {
            applyTheme(*qApp, ThemeMode::Light);
            const auto view = shown(info, QSize(800, 600));
            view->show(fixture::picture(info));
            QApplication::processEvents();  // the first chip gets the keyboard
            const QImage light = view->grab().toImage();
            applyTheme(*qApp, ThemeMode::Dark);
            QApplication::processEvents();
            const std::set<QRgb> colors = colorsOf(view->grab().toImage());
            QVERIFY(!colors.count(lightTheme().card.rgb()) && colors.count(darkTheme().card.rgb()));
            applyTheme(*qApp, ThemeMode::Light);
            QApplication::processEvents();
            QVERIFY(view->grab().toImage() == light);
        }
    }

    void saysWhatIsMissing()
    {
        for (const LensInfo& info : lenses()) {
            const auto view = shown(info, QSize(800, 600));
            view->show(Picture{});
            QVERIFY(colorsOf(view->grab().toImage()).size() > 3);
            Picture bad;
            bad.problem = QStringLiteral("The tensor holds text, not numbers.");
            view->show(bad);
            QVERIFY(!colorsOf(view->grab().toImage()).empty());
            view->show(fixture::picture(info));
            view->show(Picture{});
            view->show(fixture::picture(info));
        }
    }

    void oddTensors()
    {
        Progress progress;
        for (const std::vector<float>& values : {std::vector<float>{0.5F}, std::vector<float>(40, 0.0F), std::vector<float>(40, -2.0F)}) {
            const auto weights = weightsFromValues("odd", {values.size()}, values, kNoAxis);
            const QuantSpec spec = fixture::spec("grid=int,bits=4");
            const auto analysis = analyze(weights, spec, progress);
            QVERIFY(analysis);
            for (const LensInfo& info : lenses()) {
                Picture picture{{}, weights->info(), spec, *analysis, nullptr, {}};
                if (info.compute != nullptr)
                    if (const auto answer = info.compute({weights, spec, {}}, progress))
                        picture.data = *answer;
                g_warnings = 0;
                const auto view = shown(info, QSize(800, 600));
                view->show(picture);
                view->grab();
                QCOMPARE(g_warnings, 0);
            }
        }
    }

    void everyChartTellsItsFigures()
    {
        for (const LensInfo& info : lenses()) {
            QVERIFY(!text::name("lens", info.id).isEmpty());
            const auto view = shown(info, QSize(800, 600));
            Picture picture = fixture::picture(info);
            picture.noInputs = QStringLiteral("No activations are loaded.");  // as the session says where it has none
            view->show(picture);
            const QList<ChartView*> charts = view->findChildren<ChartView*>();
            QVERIFY(!charts.isEmpty());
            for (const ChartView* chart : charts) {
                if (!chart->isVisibleTo(view.get()))
                    continue;  // of a view of the lens that is not chosen, or has nothing to show
                QVERIFY2(!chart->accessibleName().isEmpty(), info.id.data());
                const QString figures = chart->accessibleDescription();
                const bool saysWhyNot = !chart->emptyText().isEmpty() && figures == chart->emptyText();
                QVERIFY2(saysWhyNot || figures.contains(QRegularExpression(QStringLiteral("[0-9]"))), qPrintable(chart->accessibleName()));
                QVERIFY(chart->focusPolicy() & Qt::TabFocus);
            }
            for (const QComboBox* box : view->findChildren<QComboBox*>())
                QVERIFY(!box->accessibleName().isEmpty());
            for (const Chip* chip : view->findChildren<Chip*>())
                QVERIFY(chip->isHidden() || !chip->accessibleName().isEmpty());
        }
    }

    void draggingAThresholdSetsTheRangeByHand()
    {
        const LensInfo& info = lenses().front();
        const auto view = shown(info, QSize(900, 700));
        const Picture picture = fixture::picture(info);
        view->show(picture);
        QSignalSpy edited(view.get(), &LensView::specEdited);
        auto* chart = view->findChild<HistogramChart*>();
        QVERIFY(chart != nullptr);
        const PlotMap map = chart->map();
        const auto active = thresholds(*picture.analysis)[2];
        QVERIFY(active.isActive);
        const QPoint from(static_cast<int>(map.pixelX(static_cast<double>(active.ends.high))), static_cast<int>(map.area.center().y()));
        const QPoint to = from + QPoint(40, 0);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(chart->viewport(), to);
        QMouseEvent move(QEvent::MouseMove, to, chart->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(chart->viewport(), &move);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
        QVERIFY(!edited.isEmpty());
        const auto spec = edited.back().front().value<QuantSpec>();
        QCOMPARE(spec.range.id, std::string(handCalibrator()));
        QVERIFY(std::abs(spec.range.number("high") - map.x(to.x())) < 2 * map.unitsPerPixel());
        QCOMPARE(spec.range.number("low"), -spec.range.number("high"));
        QVERIFY(spec.grid == picture.spec.grid);
    }

    void chipsChooseTheCalibrator()
    {
        const LensInfo& info = lenses().front();
        const auto view = shown(info, QSize(900, 700));
        view->show(fixture::picture(info));
        QSignalSpy edited(view.get(), &LensView::specEdited);
        for (Chip* chip : view->findChildren<Chip*>())
            if (chip->text().startsWith(text::name("range", "minmax")))
                chip->click();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.front().front().value<QuantSpec>().range.id, std::string("minmax"));
    }

    void wheelZoomsAndDoubleClickGoesHome()
    {
        const LensInfo& info = lenses().front();
        const auto view = shown(info, QSize(900, 700));
        const Picture picture = fixture::picture(info);
        view->show(picture);
        auto* chart = view->findChild<HistogramChart*>();
        const PlotRange home = chart->map().range;
        const QPointF at = chart->map().area.center();
        const double under = chart->map().x(at.x());
        QWheelEvent wheel(at, chart->viewport()->mapToGlobal(at), {}, QPoint(0, 240), {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(chart->viewport(), &wheel);
        QVERIFY(chart->isZoomed());
        QVERIFY(std::abs(chart->map().x(at.x()) - under) < 2 * chart->map().unitsPerPixel());
        view->show(picture);  // the picture follows the settings, the zoom stays
        QVERIFY(chart->isZoomed());
        QTest::mouseDClick(chart->viewport(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(chart->map().range, home);
    }

    void aSecondPictureIsCheap()
    {
        for (const LensInfo& info : lenses()) {
            const auto view = shown(info, QSize(1280, 800));
            const Picture picture = fixture::picture(info);
            view->show(picture);
            view->grab();
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 5; ++i) {
                QElapsedTimer timer;
                timer.start();
                view->show(picture);
                best = std::min(best, timer.nsecsElapsed());
            }
            QVERIFY2(best < 16'000'000, info.id.data());
        }
    }
};

QTEST_MAIN(TstLenses)
#include "tst_lenses.moc"
