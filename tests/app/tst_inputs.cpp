// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Activations in the window: opened beside the weights, matched, closed, kept in session files; what answers make of them and
// what is said where there are none.
#include "app/inputs_dialog.h"
#include "app/main_window.h"
#include "app/sample.h"
#include "app/session.h"
#include "app/session_file.h"
#include "core/export/quantized_file.h"
#include "tests/app/npy_file.h"
#include "views/docks/axis_form.h"
#include "views/docks/pin_ranks.h"
#include "views/docks/pins_dock.h"
#include "views/docks/result_panel.h"
#include "views/docks/settings_dock.h"
#include "views/lenses/activations/hold_apart_box.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <cmath>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 60000;
const QString kTensor = QStringLiteral("layers.0.feed_forward.w2.weight");

}  // namespace

class TstInputs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sampleBringsItsActivations();
    void answersFollowTheActivations();
    void remarksStandWhereTheyAreAbout();
    void pinsAndRowsKnowOutputs();
    void lensSaysWhyThereIsNothing();
    void matchesAreChosenInTheDialog();
    void badActivationsAreSaidAndNothingElse();
    void sessionFilesKeepThem();
    void tokensHeldApartAreJudged();
    void undoBringsBackWhatInputsMeet();
    void exportsKnowTheInputs_data();
    void exportsKnowTheInputs();
    void wholeFilesKnowTheMatches();
    void menuOpensAndCloses();

private:
    void settle(Session& session) { QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TstInputs::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("inputs");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    writeNpy(path("w.npy"), 24, 40);
    writeNpy(path("x.npy"), 200, 40);
    writeNpy(path("few.npy"), 72, 40);
    writeNpy(path("other.npy"), 200, 41);
    writeNpy(path("nan.npy"), 1, 40, NAN);
}

void TstInputs::sampleBringsItsActivations()
{
    Session session;
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    QCOMPARE(session.activations()->entries().size(), std::size_t{7});
    QVERIFY(session.selectByName(kTensor));
    settle(session);
    QVERIFY(session.noInputs(session.selected()).isEmpty());
    QVERIFY(session.analysis()->report.output.known);
    QVERIFY(session.picture().noInputs.isEmpty());
}

void TstInputs::answersFollowTheActivations()
{
    Session session;
    session.openFiles({path("w.npy")});
    session.editSpec(*parseSpec("bits=3,granularity=channel,rounding=gptq"));
    settle(session);
    QVERIFY(!session.analysis()->report.output.known);
    QCOMPARE(session.analysis()->report.remarks.size(), std::size_t{1});
    const double plain = session.analysis()->report.sqnrDb;
    QSignalSpy opened(&session, &Session::activationsOpened);
    session.openActivations(path("x.npy"));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kTimeoutMs);
    settle(session);
    QVERIFY(session.analysis()->report.output.known);
    QVERIFY(session.analysis()->report.remarks.empty());
    QVERIFY(session.analysis()->report.sqnrDb < plain);  // the outputs are what it makes better
    session.closeActivations();
    settle(session);
    QVERIFY(!session.analysis()->report.output.known);
    QCOMPARE(session.analysis()->report.sqnrDb, plain);
}

void TstInputs::remarksStandWhereTheyAreAbout()
{
    Session session;
    MainWindow window(session);
    session.openFiles({path("w.npy")});
    session.editSpec(*parseSpec("bits=4,granularity=channel,rounding=gptq,preparation=awq"));
    settle(session);
    QStringList said;
    for (const AxisForm* form : window.settingsDock().findChildren<AxisForm*>())
        said += form->remarks();
    said.removeAll(QString());
    QCOMPARE(said.size(), 2);
    QVERIFY(said[0].contains(QLatin1String("GPTQ")) && said[1].contains(QLatin1String("AWQ")));
    QVERIFY(!window.settingsDock().result().asText().contains(QLatin1String("Output SQNR")));
    session.openActivations(path("x.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    said.clear();
    for (const AxisForm* form : window.settingsDock().findChildren<AxisForm*>())
        said += form->remarks();
    said.removeAll(QString());
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0].startsWith(QLatin1String("AWQ: ratio ")) && said[0].endsWith(QLatin1String(" found.")));
    QVERIFY(window.settingsDock().result().asText().contains(QLatin1String("Output SQNR")));
}

void TstInputs::pinsAndRowsKnowOutputs()
{
    Session session;
    session.openFiles({path("w.npy")});
    session.openActivations(path("x.npy"));
    session.editSpec(*parseSpec("bits=3,granularity=channel"));
    session.pin();
    session.editSpec(*parseSpec("bits=3,granularity=channel,rounding=gptq"));
    session.pin();
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    QTRY_VERIFY_WITH_TIMEOUT(session.pinRows()[1].figures && session.pinRows()[1].figures->outputSqnrDb, kTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(session.pinRows()[0].figures && session.pinRows()[0].figures->outputSqnrDb, kTimeoutMs);
    // GPTQ makes the weights worse and the outputs better: the two errors disagree.
    const auto conflicts = rankConflicts(session.pinRows());
    QCOMPARE(conflicts[1].betterThan, 0);
    QTRY_VERIFY_WITH_TIMEOUT(session.summary(session.selected()) && session.summary(session.selected())->outputSqnrDb, kTimeoutMs);
}

void TstInputs::lensSaysWhyThereIsNothing()
{
    Session session;
    session.openFiles({path("w.npy")});
    settle(session);
    QVERIFY(session.picture().noInputs.contains(QLatin1String("Ctrl+Shift+A")));
    session.openActivations(path("other.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    QVERIFY(!session.inputsOf(session.selected()));
    QVERIFY(session.picture().noInputs.contains(QLatin1String("40 features")));
    QVERIFY(session.picture().noInputs.contains(QLatin1String("Ctrl+Shift+M")));
}

void TstInputs::matchesAreChosenInTheDialog()
{
    Session session;
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    // Layer 1 has no activations of its own; those of layer 0 fit.
    const QString other = QStringLiteral("layers.1.feed_forward.w2.weight");
    QVERIFY(session.selectByName(other));
    settle(session);
    QVERIFY(!session.inputsOf(session.selected()));
    InputsDialog dialog(session);
    auto* list = dialog.findChild<QTreeWidget*>();
    auto* choices = dialog.findChild<QComboBox*>();
    QCOMPARE(list->currentItem()->text(0), other);
    QCOMPARE(list->currentItem()->text(2), QStringLiteral("–"));
    QCOMPARE(choices->count(), 3);  // by its name, none, and the one with 172 features
    choices->setCurrentIndex(2);
    Q_EMIT choices->activated(2);
    QCOMPARE(list->currentItem()->text(2), kTensor);
    session.matchInputs(dialog.matches());
    settle(session);
    QVERIFY(session.analysis()->report.output.known);
    choices->setCurrentIndex(1);
    Q_EMIT choices->activated(1);
    session.matchInputs(dialog.matches());
    settle(session);
    QVERIFY(!session.analysis()->report.output.known);
    choices->setCurrentIndex(0);
    Q_EMIT choices->activated(0);
    QVERIFY(dialog.matches().empty());
}

void TstInputs::badActivationsAreSaidAndNothingElse()
{
    Session session;
    session.openFiles({path("w.npy")});
    settle(session);
    QSignalSpy problems(&session, &Session::problem);
    session.openActivations(path("no such file.npy"));
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kTimeoutMs);
    QVERIFY(session.activations() == nullptr);
    session.openActivations(path("nan.npy"));
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 2, kTimeoutMs);  // its only token holds a NaN
    settle(session);
    QVERIFY(session.analysis() != nullptr);
    QVERIFY(!session.analysis()->report.output.known);
    QCOMPARE(session.picture().noInputs, problems[1][0].toString());
}

void TstInputs::sessionFilesKeepThem()
{
    const QString file = path("kept.bitloupe");
    {
        Session session;
        session.openFiles({path("w.npy")});
        session.openActivations(path("x.npy"));
        QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
        session.matchInputs({{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QString()}});
        session.holdApart(0.25);
        settle(session);
        QCOMPARE(writeSessionFile(session.savedSession(), file), QString());
    }
    const auto parsed = readSessionFile(file);
    QVERIFY(parsed && parsed->problem.isEmpty() && parsed->saved.damaged.isEmpty());
    QCOMPARE(QFileInfo(parsed->saved.activations).canonicalFilePath(), QFileInfo(path("x.npy")).canonicalFilePath());
    Session session;
    session.openActivations(path("other.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    session.restoreSession(parsed->saved);
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() && session.activations()->path().endsWith(QLatin1String("x.npy")), kTimeoutMs);
    settle(session);
    QCOMPARE(session.inputMatches().size(), std::size_t{2});
    QCOMPARE(session.heldApart(), 0.25);
    QCOMPARE(session.analysis()->report.output.heldApart->tokens, 50u);
    QVERIFY(session.analysis()->report.output.known);
    // Damaged entries are named, and nothing else suffers.
    const auto damaged =
        parseSession("{\"bitloupe\": \"session\", \"version\": 1, \"activations\": 3, \"inputs\": [], \"heldApart\": 1.5}", file);
    QCOMPARE(damaged.saved.damaged, (QStringList{QStringLiteral("activations"), QStringLiteral("inputs"), QStringLiteral("heldApart")}));
    QCOMPARE(damaged.saved.heldApart, 0.0);
}

// Chosen in the lens; every answer is made anew, and says so.
void TstInputs::tokensHeldApartAreJudged()
{
    Session session;
    MainWindow window(session);
    session.openFiles({path("w.npy")});
    session.editSpec(*parseSpec("bits=3,granularity=channel,rounding=gptq"));
    session.openActivations(path("few.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("lensTabs"));
    tabs->setCurrentWidget(tabs->findChild<LensView*>(QStringLiteral("activations")));
    session.pin();
    settle(session);
    QVERIFY(!session.analysis()->report.output.heldApart);
    auto* box = window.findChild<HoldApartBox*>()->findChild<QComboBox*>();
    QCOMPARE(box->currentText(), QStringLiteral("none"));
    const int half = box->findText(QStringLiteral("half"));
    box->setCurrentIndex(half);
    Q_EMIT box->activated(half);
    settle(session);
    QCOMPARE(session.heldApart(), 0.5);
    const ErrorReport& report = session.analysis()->report;
    QCOMPARE(report.output.tokens, 36u);
    QCOMPARE(report.output.heldApart->tokens, 36u);
    QVERIFY(!report.harm.empty());  // 36 tokens for 40 channels
    const QString said = window.settingsDock().result().asText();
    QVERIFY2(said.contains(QLatin1String("Output SQNR, apart")) && said.contains(QLatin1String("learned what only its own tokens say")),
             qPrintable(said));
    QTRY_VERIFY_WITH_TIMEOUT(session.pinRows()[0].figures && session.pinRows()[0].figures->outputSqnrDbApart, kTimeoutMs);
    QCOMPARE(*session.pinRows()[0].figures->outputSqnrDbApart, report.output.heldApart->sqnrDb);
    QTRY_VERIFY_WITH_TIMEOUT(session.summary(session.selected()) && session.summary(session.selected())->outputSqnrDbApart, kTimeoutMs);
    session.undo();
    settle(session);
    QCOMPARE(session.heldApart(), 0.0);
    QVERIFY(!session.analysis()->report.output.heldApart);
    QCOMPARE(box->currentText(), QStringLiteral("none"));
    QVERIFY(!window.settingsDock().result().asText().contains(QLatin1String("apart")));
    // A share that is not offered is shown; where there are only sums there is nothing to choose.
    session.holdApart(0.15);
    settle(session);
    QVERIFY(box->currentText().startsWith(QLatin1String("15")));
}

void TstInputs::undoBringsBackWhatInputsMeet()
{
    Session session;
    session.openFiles({path("w.npy")});
    session.openActivations(path("x.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    QVERIFY(session.analysis()->report.output.known);
    const QString weights = QString::fromStdString(session.info(session.selected())->name);
    session.matchInputs({{weights, QString()}});
    settle(session);
    QVERIFY(!session.analysis()->report.output.known);
    QCOMPARE(session.history().undoName(), QStringLiteral("Match activations"));
    session.undo();
    settle(session);
    QVERIFY(session.inputMatches().empty());
    QVERIFY(session.analysis()->report.output.known);
    session.redo();
    settle(session);
    QVERIFY(!session.analysis()->report.output.known);
}

// Layer 1 meets the activations of layer 0 by hand: in the whole file too.
void TstInputs::wholeFilesKnowTheMatches()
{
    Session session;
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    settle(session);
    const QString other = QStringLiteral("layers.1.feed_forward.w2.weight");
    QVERIFY(session.selectByName(other));
    session.matchInputs({{other, kTensor}});
    session.holdApart(0.25);
    session.editSpec(*parseSpec("bits=3,granularity=channel,rounding=gptq"));
    settle(session);
    QVERIFY(session.analysis()->report.output.heldApart);
    QSignalSpy exported(&session, &Session::exported);
    session.exportTensors({"npz_dequantized", true, path("whole.npz")});
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, kTimeoutMs);
    Progress progress;
    const auto written = *ModelFile::open(QFile::encodeName(path("whole.npz")).toStdString(), progress);
    const auto before = session.files().front().file;
    const auto open = [&](const std::shared_ptr<const ModelFile>& file) {
        for (std::size_t i = 0; i < file->tensors().size(); ++i)
            if (QString::fromStdString(file->tensors()[i].name) == other)
                return *openWeights(file, i, {.outputAxis = 0}, progress);
        return std::shared_ptr<const Weights>();
    };
    const auto one = open(before), two = open(written);
    QVERIFY(one && two);
    double error = 0;
    for (std::uint64_t i = 0; i < one->size(); ++i)
        error += std::pow(double{one->data()[i]} - double{two->data()[i]}, 2) / static_cast<double>(one->size());
    QVERIFY(std::abs(error - session.analysis()->report.mse) < 1e-6 * error);
}

void TstInputs::exportsKnowTheInputs_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("exporter");
    QTest::newRow("values") << "bits=3,granularity=channel,rounding=gptq"
                            << "npy_dequantized";
    QTest::newRow("codes") << "bits=3,granularity=channel,rounding=gptq,preparation=awq"
                           << "npz";
}

// What is written is what was analysed: GPTQ's weights, not the nearest ones; codes with the scales of AWQ beside them.
void TstInputs::exportsKnowTheInputs()
{
    QFETCH(const QString, spec);
    QFETCH(const QString, exporter);
    Session session;
    session.openFiles({path("w.npy")});
    session.openActivations(path("x.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    session.editSpec(*parseSpec(spec.toStdString()));
    settle(session);
    QSignalSpy exported(&session, &Session::exported);
    session.exportTensors({exporter.toStdString(), false, path("out.bin")});
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, kTimeoutMs);
    Progress progress;
    const auto open = [&](const QString& file) {
        const auto opened = *ModelFile::open(QFile::encodeName(file).toStdString(), progress);
        return *openWeights(*isQuantizedFile(*opened) ? *openQuantized(opened) : opened, 0, {.outputAxis = 0}, progress);
    };
    const auto before = open(path("w.npy")), after = open(path("out.bin"));
    double error = 0;
    for (std::uint64_t i = 0; i < before->size(); ++i)
        error += std::pow(double{before->data()[i]} - double{after->data()[i]}, 2) / static_cast<double>(before->size());
    QVERIFY(std::abs(error - session.analysis()->report.mse) < 1e-6 * error);
}

void TstInputs::menuOpensAndCloses()
{
    Session session;
    MainWindow window(session);
    const auto actionOf = [&](const char* keys) {
        for (QAction* action : window.findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(QLatin1String(keys)))
                return action;
        return static_cast<QAction*>(nullptr);
    };
    QVERIFY(actionOf("Ctrl+Shift+A") && actionOf("Ctrl+Shift+A")->isEnabled());
    QVERIFY(!actionOf("Ctrl+Shift+M")->isEnabled() && !actionOf("Ctrl+Shift+Q")->isEnabled());
    session.openActivations(path("x.npy"));
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    QVERIFY(actionOf("Ctrl+Shift+M")->isEnabled());
    window.remember();
    QCOMPARE(loadSettings().recentActivations, QStringList{path("x.npy")});
    actionOf("Ctrl+Shift+Q")->trigger();
    QVERIFY(session.activations() == nullptr);
    QVERIFY(!actionOf("Ctrl+Shift+M")->isEnabled());
}

QTEST_MAIN(TstInputs)
#include "tst_inputs.moc"
