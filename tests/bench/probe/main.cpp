// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bitloupe-probe: opens the real window (offscreen where there is no display), moves settings 60 times a second over a tensor
// of 45 million weights, scrolls and filters 20 000 tensors, cancels, switches themes, and prints what a person would have
// waited for beside what is promised. Exit code 1 where a promise was missed. Numbers of a busy machine mean little.

#include "app/main_window.h"
#include "app/session.h"
#include "tests/bench/probe/files.h"
#include "tests/bench/probe/watch.h"
#include "views/docks/tensors_dock.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>
#include <algorithm>
#include <cmath>

using namespace bitloupe;
using namespace bitloupe::probe;

namespace {

constexpr double kStallMs = 50, kBehindMs = 150, kCancelMs = 100, kListMs = 1000;
constexpr int kFrameMs = 16;

struct Options {
    std::size_t rows = 4096, cols = 11008;
    QString dtype;
    int tensors = 20000;
    int seconds = 3;
    QString only;
    QStringList files;  // instead of the many tensors
};

struct Stage {
    Session& session;
    MainWindow& window;
    Table& table;
    GapWatch& gaps;
    const Options& options;
    QTemporaryDir& folder;
};

bool wanted(const Stage& stage, const char* name) { return stage.options.only.isEmpty() || stage.options.only == QLatin1String(name); }

QuantSpec spec(const QString& text) { return *parseSpec(text.toStdString()); }

void openLarge(Stage& stage)
{
    const QString path = stage.folder.filePath("large.safetensors");
    if (!writeLarge(path, stage.options.rows, stage.options.cols, stage.options.dtype))
        qFatal("the probe's file could not be written");
    stage.table.head(QStringLiteral("Opening %1 x %2 %3").arg(stage.options.rows).arg(stage.options.cols).arg(stage.options.dtype));
    stage.gaps.reset();
    const double start = nowMs();
    stage.session.openFiles({path});
    waitUntil([&] { return stage.session.analysis() != nullptr; });
    stage.table.line("first picture", nowMs() - start, 0);
    waitUntil([&] { return stage.session.analysis() && stage.session.analysis()->exact; });
    stage.table.line("exact picture", nowMs() - start, 0);
    stage.table.spread("event loop stands still", stage.gaps.gaps(), kStallMs);
}

// Moves one setting at 60 Hz; `at` gives the settings at a share of the way.
void drag(Stage& stage, const QString& what, const std::function<QuantSpec(double)>& at)
{
    waitUntil([&] { return !stage.session.isAnalysing(); });
    stage.gaps.reset();
    LagWatch lag(stage.session);
    const int moves = stage.options.seconds * 1000 / kFrameMs;
    int move = 0;
    QTimer mover;
    mover.setTimerType(Qt::PreciseTimer);
    QObject::connect(&mover, &QTimer::timeout, &mover, [&] {
        if (move < moves)
            lag.edit(at(static_cast<double>(move++) / moves));
    });
    mover.start(kFrameMs);
    waitUntil([&] { return move >= moves; });
    mover.stop();
    const double lastEdit = nowMs() - lag.sinceLastEdit();
    waitUntil([&] { return stage.session.analysis() && stage.session.analysis()->exact && !stage.session.isAnalysing(); });
    stage.table.head(QStringLiteral("%1 (%2 edits, %3 pictures, %4 of them samples)")
                         .arg(what)
                         .arg(lag.edits())
                         .arg(lag.lags().size())
                         .arg(lag.previews()));
    stage.table.spread("event loop stands still", stage.gaps.gaps(), kStallMs);
    stage.table.spread("picture lies behind", lag.lags(), kBehindMs);
    stage.table.line("exact after the last edit", nowMs() - lastEdit, 0);
}

void dragAll(Stage& stage)
{
    const double reach = stage.session.analysis()->statistics.absMax;
    const auto byHand = [reach](double share, const char* grid) {
        const double threshold = reach * (1 - 0.9 * share);
        return spec(QStringLiteral("%1,range=manual,low=%2,high=%3").arg(QLatin1String(grid)).arg(-threshold).arg(threshold));
    };
    drag(stage, "Threshold by hand, int8", [&](double share) { return byHand(share, "grid=int,bits=8"); });
    drag(stage, "Percentile, int4",
         [](double share) { return spec(QStringLiteral("grid=int,bits=4,range=percentile,percentile=%1").arg(99 + share)); });
    drag(stage, "Group size, int4", [](double share) {
        return spec(QStringLiteral("grid=int,bits=4,granularity=group,group=%1").arg(16 + 8 * static_cast<int>(60 * share)));
    });
    drag(stage, "Bits and range, int", [](double share) {
        return spec(
            QStringLiteral("grid=int,bits=%1,range=percentile,percentile=%2").arg(2 + static_cast<int>(share * 6.99)).arg(99 + share));
    });
    for (const char* lens : {"channels", "bins"}) {
        stage.window.chooseLens(lens);
        drag(stage, QStringLiteral("Percentile, int4, lens %1").arg(QLatin1String(lens)), [](double share) {
            return spec(QStringLiteral("grid=int,bits=4,granularity=channel,range=percentile,percentile=%1").arg(98 + share));
        });
    }
    stage.window.chooseLens("histogram");
}

bool analyses(const Session& session) { return session.isAnalysing(); }
bool exports(const Session& session) { return session.activity().what == Session::tr("Exporting"); }
bool surveys(const Session& session) { return session.isBusy(); }

void cancelOne(Stage& stage, const QString& what, const std::function<void()>& begin, int afterMs, bool (*isUnderWay)(const Session&))
{
    waitUntil([&] { return !stage.session.isAnalysing(); });
    begin();
    runFor(afterMs);
    const bool wasUnderWay = isUnderWay(stage.session);
    const double start = nowMs();
    stage.session.cancel();
    waitUntil([&] { return stage.session.isSettled(); });
    if (wasUnderWay)
        stage.table.line(what, nowMs() - start, kCancelMs);
    else  // nothing was measured
        stage.table.line(what + QStringLiteral(" was not under way"), kCancelMs + 1, kCancelMs);
}

void cancelAll(Stage& stage)
{
    stage.table.head("From cancel to idle");
    const auto ask = [&](const char* text) { return [&stage, text] { stage.session.editSpec(spec(QLatin1String(text))); }; };
    cancelOne(stage, "MSE search, int16", ask("grid=int,bits=16,range=mse"), 600, analyses);
    cancelOne(stage, "MSE search by group", ask("int4_mse_g128"), 600, analyses);
    cancelOne(stage, "KL by channel", ask("grid=int,bits=8,granularity=channel,range=kl"), 600, analyses);
    cancelOne(stage, "percentile by channel", ask("grid=int,bits=8,granularity=channel,range=percentile"), 400, analyses);
    for (const int after : {20, 120, 300})
        cancelOne(
            stage, QStringLiteral("loading, after %1 ms").arg(after), [&] { stage.session.analyseAgain(); }, after, analyses);
    stage.session.analyseAgain();
    waitUntil([&] { return stage.session.analysis() && stage.session.analysis()->exact; });
    for (const char* exporter : {"npz", "hdf5"})
        cancelOne(
            stage, QStringLiteral("exporting, %1").arg(QLatin1String(exporter)),
            [&] {
                stage.session.exportTensors({exporter, true, stage.folder.filePath(QStringLiteral("out.") + QLatin1String(exporter))});
            },
            500, exports);
}

void listOne(Stage& stage, const QString& path, const QString& what)
{
    TensorsDock& dock = stage.window.tensorsDock();
    while (!stage.session.files().empty())
        stage.session.closeFile(stage.session.files().front().id);
    waitUntil([&] { return stage.session.isSettled(); });
    stage.table.head(what);
    stage.gaps.reset();
    const double start = nowMs();
    stage.session.openFiles({path});
    waitUntil([&] { return dock.model().rowCount() > 0; });
    runFor(0);
    stage.table.line("listed", nowMs() - start, kListMs);
    runFor(300);
    stage.table.spread("event loop stands still, opening", stage.gaps.gaps(), kStallMs);
    const auto during = [&](const QString& name, const std::function<void(int)>& act, int every, int times) {
        stage.gaps.reset();
        int turn = 0;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            if (turn < times)
                act(turn++);
        });
        timer.start(every);
        waitUntil([&] { return turn >= times; });
        runFor(200);
        stage.table.spread(QStringLiteral("event loop stands still, ") + name, stage.gaps.gaps(), kStallMs);
    };
    QScrollBar& bar = *dock.view().verticalScrollBar();
    during(
        "scrolling", [&](int turn) { bar.setValue(bar.maximum() * turn / 120); }, kFrameMs, 120);
    const QStringList words{"q", "q_", "q_p", "q_proj", "q_proj 3", "", "down", "", "layers.7", ""};
    during(
        "filtering", [&](int turn) { dock.setFilter(words[turn]); }, 200, static_cast<int>(words.size()));
    during(
        "worst first while results arrive", [&](int) { dock.setOrder(TensorOrder::Sqnr); }, 4000, 1);
    runFor(3000);
    during(
        "settings moved over the list",
        [&](int turn) { stage.session.editSpec(spec(QStringLiteral("grid=int,bits=%1").arg(2 + turn % 7))); }, 100, 30);
    dock.setOrder(TensorOrder::File);
    stage.gaps.reset();
    cancelOne(
        stage, "cancel while rows are filled", [] {}, 300, surveys);
}

void listAll(Stage& stage)
{
    QStringList files = stage.options.files;
    if (files.isEmpty()) {
        files += stage.folder.filePath("many.safetensors");
        if (!writeMany(files.front(), static_cast<std::size_t>(stage.options.tensors)))
            qFatal("the probe's file could not be written");
    }
    for (const QString& path : files)
        listOne(stage, path, QStringLiteral("A file of many tensors: %1").arg(QFileInfo(path).fileName()));
}

void switchThemes(Stage& stage)
{
    stage.table.head("Themes");
    stage.gaps.reset();
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light, ThemeMode::Dark, ThemeMode::Light}) {
        stage.window.setThemeMode(mode);
        runFor(300);
    }
    stage.table.spread("event loop stands still, switching", stage.gaps.gaps(), 0);
}

Options parse(const QApplication& app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"size", "The large tensor's shape.", "ROWSxCOLS", "4096x11008"},
                       {"dtype", "F32, F16 or BF16.", "DTYPE", "F32"},
                       {"tensors", "How many tensors the other file has.", "N", "20000"},
                       {"seconds", "How long each setting is moved.", "N", "3"},
                       {"only", "drag, cancel, list or themes.", "PART"}});
    parser.addPositionalArgument("files", "Files of many tensors, instead of one that is made here.", "[FILE…]");
    parser.process(app);
    Options options;
    const QStringList size = parser.value("size").split(u'x');
    options.rows = std::max<std::size_t>(size.value(0).toULongLong(), 1);
    options.cols = std::max<std::size_t>(size.value(1).toULongLong(), 1);
    options.dtype = parser.value("dtype");
    options.tensors = std::max(parser.value("tensors").toInt(), 1);
    options.seconds = std::max(parser.value("seconds").toInt(), 1);
    options.only = parser.value("only");
    options.files = parser.positionalArguments();
    return options;
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());  // nobody's settings
    QCoreApplication::setOrganizationName("BitloupeProbe");
    QCoreApplication::setApplicationName("probe");
    WatchedApplication app(argc, argv);
    const Options options = parse(app);
    QLocale::setDefault(QLocale::c());
    Session session;
    MainWindow window(session);
    window.resize(1600, 900);
    window.show();
    Table table;
    GapWatch gaps;
    runFor(500);
    Stage stage{session, window, table, gaps, options, folder};
    if (wanted(stage, "drag") || wanted(stage, "cancel"))
        openLarge(stage);
    if (wanted(stage, "drag"))
        dragAll(stage);
    if (wanted(stage, "cancel"))
        cancelAll(stage);
    if (wanted(stage, "list"))
        listAll(stage);
    if (wanted(stage, "themes"))
        switchThemes(stage);
    std::printf("\n%d of the targets were missed\n", table.missed());
    window.close();
    return table.allMet() ? 0 : 1;
}
