// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Undo and redo as a list of values: what is one step, what it is called, and that going back and forth loses nothing.
#include "app/history.h"
#include "app/session.h"
#include "app/text_keys.h"
#include "core/spec/axes.h"
#include "views/text/change.h"

#include <QAction>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace bitloupe;

namespace {

SettingsValue value(const char* spec) { return {*parseSpec(spec), {}, {}, {}}; }
EditMoment at(qint64 milliseconds, int press = 0) { return {milliseconds, press}; }

}  // namespace

class TstHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsHaveTheNamesOfTheForm_data();
    void stepsHaveTheNamesOfTheForm();
    void everyParameterOfEveryTableHasAName();
    void burstsOfOneSettingAreOneStep();
    void aDragIsOneStep();
    void aStepThatEndsWhereItBeganIsNone();
    void anEditForgetsWhatWasUndone();
    void walksBackAndForthThroughAnyEdits();
    void isBounded();
    void keepsAxesOfAFileReadAnew();
    void theSessionUndoesEverySetting();
    void theSessionTellsOnceWhatUndoChanged();
    void textFieldsKeepTheirOwnUndo();
};

void TstHistory::stepsHaveTheNamesOfTheForm_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* before, const char* after, const char* words) {
        QTest::newRow(words) << QString(before) << QString(after) << QString::fromUtf8(words);
    };
    row("grid=int,bits=8", "grid=int,bits=4", "Bits: 8 → 4");
    row("grid=int,bits=4,granularity=tensor", "grid=int,bits=4,granularity=channel", "Granularity: Per tensor → Per channel");
    row("grid=int,bits=5,granularity=group,group=64", "grid=int,bits=5,granularity=group,group=128", "Group size: 64 → 128");
    row("grid=int,bits=5,range=percentile,percentile=99", "grid=int,bits=5,range=percentile,percentile=99.9", "Percentile: 99 % → 99.9 %");
    row("grid=int,bits=5,range=mse", "grid=int,bits=5,range=kl", "Calibrator: MSE search → Cross-entropy (NVIDIA)");
    row("grid=int,bits=5,range=mse", "nf4", "Preset: NF4 g64");
}

void TstHistory::stepsHaveTheNamesOfTheForm()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, words);
    QCOMPARE(text::specChange(*parseSpec(before.toStdString()), *parseSpec(after.toStdString())).words, words);
}

void TstHistory::everyParameterOfEveryTableHasAName()
{
    for (const Axis& axis : axes()) {
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params) {
                QuantSpec before = defaultSpec();
                before.*axis.choice = defaultChoice(member.id, member.params);
                QuantSpec after = before;
                ParamValue& changed = (after.*axis.choice).params[std::string(param.id)];
                if (auto* flag = std::get_if<bool>(&changed))
                    *flag = !*flag;
                else if (auto* whole = std::get_if<std::int64_t>(&changed))
                    ++*whole;
                else if (auto* number = std::get_if<double>(&changed))
                    *number += 1;
                else
                    changed =
                        std::string(param.options.back() == std::get<std::string>(changed) ? param.options.front() : param.options.back());
                if (before == after)
                    continue;  // one word only
                const text::SpecChange change = text::specChange(before, after);
                QVERIFY2(!change.setting.isEmpty() && change.words.contains(u'→'), std::string(param.id).c_str());
                QVERIFY2(!change.words.startsWith(u':'), std::string(param.id).c_str());
            }
        }
    }
    QVERIFY(text::specChange(defaultSpec(), defaultSpec()).words.isEmpty());
}

void TstHistory::burstsOfOneSettingAreOneStep()
{
    History history;
    for (int bits = 8; bits > 4; --bits)
        history.record(value(qPrintable(QString("grid=int,bits=%1").arg(bits))),
                       value(qPrintable(QString("grid=int,bits=%1").arg(bits - 1))), at(100 * bits));
    QCOMPARE(history.steps(), 1U);
    QCOMPARE(history.undoName(), QStringLiteral("Bits: 8 → 4"));
    history.record(value("grid=int,bits=4"), value("grid=int,bits=3"), at(100000));  // later
    QCOMPARE(history.steps(), 2U);
    history.record(value("grid=int,bits=3"), value("grid=int,bits=3,scheme=asymmetric"), at(100010));  // another setting
    QCOMPARE(history.steps(), 3U);
    QVERIFY(history.undo() == value("grid=int,bits=3"));
    QVERIFY(history.undo() == value("grid=int,bits=4"));
    QVERIFY(history.undo() == value("grid=int,bits=8"));
    QVERIFY(!history.canUndo());
    QCOMPARE(history.redoName(), QStringLiteral("Bits: 8 → 4"));
}

// The first move leaves the calibrator that was there; the others move the ends. However slowly.
void TstHistory::aDragIsOneStep()
{
    History history;
    SettingsValue last = value("grid=int,bits=4,range=mse");
    const SettingsValue first = last;
    for (int i = 1; i <= 20; ++i) {
        const SettingsValue next = value(qPrintable(QString("grid=int,bits=4,range=manual,low=-%1,high=%1").arg(0.01 * i)));
        history.record(last, next, at(5000 * i, 7));
        last = next;
    }
    QCOMPARE(history.steps(), 1U);
    const SettingsValue next = value("grid=int,bits=4,range=manual,low=-0.5,high=0.5");
    history.record(last, next, at(200000, 8));  // another press
    QCOMPARE(history.steps(), 2U);
    QVERIFY(history.undo() == last);
    QVERIFY(history.undo() == first);
    QVERIFY(history.redo() == last);
}

void TstHistory::aStepThatEndsWhereItBeganIsNone()
{
    History history;
    history.record(value("grid=int,bits=8"), value("grid=int,bits=4"), at(0));
    history.record(value("grid=int,bits=4"), value("grid=int,bits=8"), at(10));
    QVERIFY(!history.canUndo());
    QCOMPARE(history.steps(), 0U);
    history.record(value("nf4"), value("nf4"), at(20));
    QCOMPARE(history.steps(), 0U);
    const SettingsChange sides{"sides", "Pinned: a"};
    history.record(value("nf4"), value("fp4"), sides);
    QCOMPARE(history.undoName(), QStringLiteral("Pinned: a"));
    history.record(value("fp4"), value("nf4"), sides);
    QCOMPARE(history.steps(), 0U);
}

void TstHistory::anEditForgetsWhatWasUndone()
{
    History history;
    history.record(value("grid=int,bits=8"), value("grid=int,bits=4"), at(0));
    history.undo();
    history.record(value("grid=int,bits=8"), value("grid=int,bits=6"), at(10));
    QVERIFY(!history.canRedo());
    QCOMPARE(history.steps(), 1U);
    QCOMPARE(history.undoName(), QStringLiteral("Bits: 8 → 6"));
}

// The law: undoing everything gives the first value, redoing everything the last, with each step's ends between.
void TstHistory::walksBackAndForthThroughAnyEdits()
{
    QRandomGenerator random(17);
    History history;
    const SettingsValue first = value("int8");
    SettingsValue now = first;
    for (int i = 0; i < 500; ++i) {
        SettingsValue next = now;
        switch (random.bounded(4)) {
        case 0:
            next.spec = *parseSpec(presets()[random.bounded(static_cast<quint32>(presets().size()))].spec);
            break;
        case 1:
            next.outputAxes[{0, random.bounded(3U)}] = static_cast<int>(random.bounded(2));
            break;
        case 2:
            next.lensOptions["bins"] = QString::number(random.bounded(5));
            break;
        default:
            next.pins.push_back({i, QString::number(i), now.spec});
        }
        history.record(now, next, at(i * 300, random.bounded(3) == 0 ? i / 4 : 0));
        now = next;
        if (random.bounded(10) == 0 && history.canUndo())
            now = history.undo();
        if (random.bounded(10) == 0 && history.canRedo())
            now = history.redo();
    }
    while (history.canRedo())
        now = history.redo();
    const SettingsValue last = now;
    int undone = 0;
    for (; history.canUndo(); ++undone) {
        QVERIFY(!history.undoName().isEmpty());
        now = history.undo();
    }
    QVERIFY(now == first);
    QVERIFY(undone > 50);
    while (history.canRedo())
        now = history.redo();
    QVERIFY(now == last);
}

void TstHistory::isBounded()
{
    History history;
    SettingsValue last = value("int8");
    for (std::size_t i = 0; i < History::kMostSteps + 10; ++i) {
        SettingsValue next = last;
        next.lensOptions["bins"] = QString::number(i);
        history.record(last, next, at(static_cast<qint64>(i) * 5000));
        last = next;
    }
    QCOMPARE(history.steps(), History::kMostSteps);
}

void TstHistory::keepsAxesOfAFileReadAnew()
{
    History history;
    SettingsValue chosen = value("int8");
    chosen.outputAxes[{3, 1}] = 1;
    history.record(value("int8"), chosen, at(0));
    history.undo();
    history.renameFile(3, 9);
    const SettingsValue again = history.redo();
    QCOMPARE(again.outputAxes.size(), 1U);
    QCOMPARE(again.outputAxes.at({9, 1}), 1);
}

void TstHistory::theSessionUndoesEverySetting()
{
    Session session;
    const SettingsValue start = session.settings();
    session.editSpec(*parseSpec("nf4"));
    session.setOutputAxis({0, 2}, 1);
    session.chooseLens("bins");
    session.setLensOption("fp4");
    session.pin();
    session.renamePin(session.pins()[0].id, "mine");
    session.holdApart(0.25);
    session.matchInputs({{"a", "b"}});
    const SettingsValue end = session.settings();
    QCOMPARE(end.pins[0].name, QStringLiteral("mine"));
    QCOMPARE(end.lensOptions.at("bins"), QStringLiteral("fp4"));
    QStringList names;
    while (session.history().canUndo()) {
        names += session.history().undoName();
        session.undo();
    }
    QCOMPARE(names.size(), 7);
    QVERIFY(names[1].contains("none → a quarter"));
    QVERIFY(session.settings() == start);
    while (session.history().canRedo())
        session.redo();
    QVERIFY(session.settings() == end);
}

void TstHistory::theSessionTellsOnceWhatUndoChanged()
{
    Session session;
    session.editSpec(*parseSpec("nf4"));
    QSignalSpy specs(&session, &Session::specChanged);
    QSignalSpy histories(&session, &Session::historyChanged);
    session.undo();
    QCOMPARE(specs.size(), 1);
    QCOMPARE(histories.size(), 1);
    QVERIFY(session.spec() == defaultSpec());
    session.undo();  // nothing left
    QCOMPARE(specs.size(), 1);
    session.redo();
    QVERIFY(session.spec() == *parseSpec("nf4"));
}

void TstHistory::textFieldsKeepTheirOwnUndo()
{
    QWidget window;
    TextKeys guard;
    auto* field = new QLineEdit(&window);
    auto* undo = new QAction(&window);
    undo->setShortcut(QKeySequence::Undo);
    window.addAction(undo);
    QSignalSpy undone(undo, &QAction::triggered);
    window.show();
    field->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClicks(field, "abc");
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->text(), QString());
    QCOMPARE(undone.size(), 0);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);  // nothing left in the field
    QCOMPARE(undone.size(), 1);
}

QTEST_MAIN(TstHistory)
#include "tst_history.moc"
