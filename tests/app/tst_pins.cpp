// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Pinned settings: the model under Qt's tester, the dock's wishes, what is copied, and the two sides in the session.
#include "app/session.h"
#include "views/docks/pin_model.h"
#include "views/docks/pin_text.h"
#include "views/docks/pins_dock.h"
#include "views/text/text.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

PinRow row(int id, const char* spec, std::optional<PinFigures> figures = {})
{
    return {{id, QString::fromLatin1(spec), *parseSpec(spec)}, figures, {}, false};
}

const PinFigures kFigures{4.125, 18.5, 2.05e-05, 0.262, 1050000};

}  // namespace

class TstPins : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void modelHoldsWhatItIsTold();
    void rowsAreMovedByDragging();
    void keysTellWishes();
    void copiesCanBePasted();
    void saysWhichSideIsSeen();
    void figuresArriveForTheSelectedTensor();
    void swapsBothWays();
    void editsOnSideBEndTheComparison();
    void everyChangeOfTheListIsUndone();
    void theSameSettingsArePinnedOnce();

private:
    QTemporaryDir m_folder;
};

void TstPins::initTestCase() { qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit()); }

void TstPins::modelHoldsWhatItIsTold()
{
    PinModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row(3, "nf4", kFigures), row(5, "int4_g32")}, 5);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, PinModel::Bits).data().toString(), QStringLiteral("4.125"));
    QCOMPARE(model.index(0, PinModel::Sqnr).data().toString(), QStringLiteral("18.50 dB"));
    QCOMPARE(model.index(1, PinModel::Sqnr).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.index(0, PinModel::Side).data().toString(), QString());
    QCOMPARE(model.index(1, PinModel::Side).data().toString(), QStringLiteral("B"));
    QCOMPARE(model.idAt(model.indexOf(5)), 5);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows({row(3, "nf4", kFigures), row(5, "int4_g32", kFigures)}, 5);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QSignalSpy renames(&model, &PinModel::renameWanted);
    QVERIFY(model.setData(model.indexOf(3), "  my  pin "));
    QCOMPARE(renames[0][1].toString(), QStringLiteral("my pin"));
    QVERIFY(!model.setData(model.indexOf(3), "  "));
    model.setRows({}, -1);
    QCOMPARE(model.rowCount(), 0);
}

void TstPins::rowsAreMovedByDragging()
{
    PinModel model;
    model.setRows({row(1, "nf4"), row(2, "fp4"), row(3, "int8")}, 1);
    QSignalSpy moves(&model, &PinModel::moveWanted);
    const std::unique_ptr<QMimeData> first(model.mimeData({model.index(0, PinModel::Name)}));
    QVERIFY(!model.dropMimeData(first.get(), Qt::MoveAction, 3, 0, {}));  // false: the view must not remove the row
    QTRY_COMPARE(moves.size(), 1);
    QCOMPARE(moves[0][0].toInt(), 1);
    QCOMPARE(moves[0][1].toInt(), 2);
    const std::unique_ptr<QMimeData> last(model.mimeData({model.index(2, PinModel::Name)}));
    model.dropMimeData(last.get(), Qt::MoveAction, 0, 0, {});
    QTRY_COMPARE(moves.size(), 2);
    QCOMPARE(moves[1][1].toInt(), 0);
    model.dropMimeData(last.get(), Qt::MoveAction, 3, 0, {});  // where it stands
    QMimeData foreign;
    foreign.setText("nf4");
    QVERIFY(!model.dropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    QTest::qWait(10);
    QCOMPARE(moves.size(), 2);
}

void TstPins::keysTellWishes()
{
    PinsDock dock;
    QSignalSpy applied(&dock, &PinsDock::applyRequested);
    QSignalSpy removed(&dock, &PinsDock::removeRequested);
    QSignalSpy moved(&dock, &PinsDock::moveRequested);
    QSignalSpy chosen(&dock, &PinsDock::chosen);
    dock.setPins({{row(1, "nf4"), row(2, "fp4")}, 1, false});
    dock.show();
    QCOMPARE(chosen.size(), 0);  // told, not chosen
    QTest::keyClick(&dock.view(), Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 2);
    QTest::keyClick(&dock.view(), Qt::Key_Return);
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied[0][0].toInt(), 2);
    QTest::keyClick(&dock.view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][1].toInt(), 0);
    QTest::keyClick(&dock.view(), Qt::Key_Down, Qt::AltModifier);  // it is the last one
    QCOMPARE(moved.size(), 1);
    QTest::keyClick(&dock.view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(*parseSpec(QGuiApplication::clipboard()->text().trimmed().toStdString()) == *parseSpec("fp4"));
    QTest::keyClick(&dock.view(), Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toInt(), 2);
}

void TstPins::copiesCanBePasted()
{
    PinRow odd = row(1, "w4a16_g128", kFigures);
    odd.pin.name = QStringLiteral("a|b, \"c\"");
    const std::vector<PinRow> rows{odd, row(2, "nf4")};
    const QStringList lines = pinsAsText(rows).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(*parseSpec(lines[0].toStdString()) == *parseSpec("w4a16_g128"));
    const QStringList csv = pinsAsCsv(rows).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(csv.size(), 3);
    QVERIFY(csv[1].startsWith("\"a|b, \"\"c\"\"\",\""));
    QVERIFY(csv[1].endsWith(",4.125,18.5,2.05e-05,0.262,1050000,,,,"));
    QVERIFY(csv[2].endsWith(",,,,"));
    const QStringList markdown = pinsAsMarkdown(rows).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(markdown.size(), 4);
    QVERIFY(markdown[2].contains("a\\|b"));
    QVERIFY(markdown[2].contains("18.50 dB"));
}

void TstPins::saysWhichSideIsSeen()
{
    PinsDock dock;
    dock.setPins({{row(1, "nf4")}, 1, false});
    QVERIFY(dock.sideText().startsWith("A"));
    dock.setPins({{row(1, "nf4")}, 1, true});
    QVERIFY(dock.sideText().startsWith("B"));
    QVERIFY(dock.sideText().contains("nf4"));
}

void TstPins::figuresArriveForTheSelectedTensor()
{
    Session session;
    session.editSpec(*parseSpec("nf4"));
    session.pin();
    session.editSpec(*parseSpec("int8"));
    session.pin();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr && session.analysis()->exact, kTimeoutMs);
    const auto all = [&] {
        const auto rows = session.pinRows();
        return std::all_of(rows.begin(), rows.end(), [](const PinRow& r) { return r.figures.has_value(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(all(), kTimeoutMs);
    const std::vector<PinRow> rows = session.pinRows();
    QCOMPARE(rows.size(), 2U);
    QVERIFY(rows[1].isCurrent && !rows[0].isCurrent);
    QCOMPARE(rows[1].figures->sqnrDb, session.analysis()->report.sqnrDb);
    QCOMPARE(rows[1].figures->bitsPerWeight, session.analysis()->report.bitsPerWeight);
    QVERIFY(rows[0].figures->bitsPerWeight < rows[1].figures->bitsPerWeight);
    session.selectByName("layers.0.feed_forward.w2.weight");
    QTRY_VERIFY_WITH_TIMEOUT(all() && session.pinRows()[0].figures->sqnrDb != rows[0].figures->sqnrDb, kTimeoutMs);
}

void TstPins::swapsBothWays()
{
    Session session;
    QSignalSpy notices(&session, &Session::notice);
    session.swapPin();  // nothing is pinned
    QCOMPARE(notices.size(), 1);
    session.editSpec(*parseSpec("nf4"));
    session.pin();
    session.swapPin();  // the pin is what is seen already
    QCOMPARE(notices.size(), 2);
    session.editSpec(*parseSpec("grid=int,bits=3"));
    const std::size_t steps = session.history().steps();
    for (int i = 0; i < 10; ++i) {
        session.swapPin();
        QVERIFY(session.seesPin());
        QVERIFY(session.spec() == *parseSpec("nf4"));
        session.swapPin();
        QVERIFY(!session.seesPin());
        QVERIFY(session.spec() == *parseSpec("grid=int,bits=3"));
    }
    QCOMPARE(session.history().steps(), steps);  // looking is no step
    session.applyPin(session.pins()[0].id);
    QVERIFY(session.seesPin());
    session.undo();
    QVERIFY(session.spec() == *parseSpec("grid=int,bits=3"));
}

void TstPins::editsOnSideBEndTheComparison()
{
    Session session;
    session.editSpec(*parseSpec("nf4"));
    session.pin();
    session.editSpec(*parseSpec("grid=int,bits=3"));
    session.swapPin();
    session.editSpec(*parseSpec("fp4"));
    QVERIFY(!session.seesPin());
    session.swapPin();
    QVERIFY(session.seesPin());
    session.swapPin();
    QVERIFY(session.spec() == *parseSpec("fp4"));  // A is what was edited last
}

void TstPins::everyChangeOfTheListIsUndone()
{
    Session session;
    for (const char* spec : {"nf4", "fp4", "int4_g32"}) {
        session.editSpec(*parseSpec(spec));
        session.pin();
    }
    const std::vector<Pin> pins = session.pins();
    session.movePin(pins[0].id, 2);
    QCOMPARE(session.pins()[2].id, pins[0].id);
    QCOMPARE(session.history().undoName(), QStringLiteral("Order of the pins"));
    session.undo();
    QVERIFY(session.pins() == pins);
    session.unpin(pins[2].id);
    QCOMPARE(session.pins().size(), 2U);
    QCOMPARE(session.chosenPin(), pins[1].id);  // the neighbour
    session.undo();
    QVERIFY(session.pins() == pins);
    session.renamePin(pins[1].id, "a\x01z");
    QVERIFY(!session.pins()[1].name.contains(QChar(1)));
    session.undo();
    QVERIFY(session.pins() == pins);
    session.renamePin(pins[1].id, "   ");
    QVERIFY(session.pins() == pins);
}

void TstPins::theSameSettingsArePinnedOnce()
{
    Session session;
    QSignalSpy notices(&session, &Session::notice);
    session.pin();
    session.pin();
    QCOMPARE(session.pins().size(), 1U);
    QCOMPARE(session.pins()[0].name, text::shortSpec(defaultSpec()));
    QCOMPARE(notices.size(), 1);
}

QTEST_MAIN(TstPins)
#include "tst_pins.moc"
