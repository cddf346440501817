// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Going to things by typing: ranking, the index of 20,000 tensors, the lines grown from the tables, and the overlay.
#include "app/main_window.h"
#include "app/palette.h"
#include "app/palette_entries.h"
#include "app/palette_host.h"
#include "app/palette_index.h"
#include "app/palette_list.h"
#include "app/palette_settings.h"
#include "core/spec/axes.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"

#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <ctime>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

std::optional<int> scoreOf(const QString& query, const QString& text)
{
    Ranker ranker;
    return ranker.score(foldQuery(query), foldText(text));
}

// The text with the letters that matched in brackets.
QString marked(const QString& query, const QString& text)
{
    Ranker ranker;
    std::vector<int> positions;
    if (!ranker.score(foldQuery(query), foldText(text), &positions))
        return {};
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i)
        result += std::find(positions.begin(), positions.end(), i) == positions.end() ? QString(text[i]) : u'[' + QString(text[i]) + u']';
    return result.replace("][", "");
}

std::vector<PaletteEntry> named(const QStringList& texts, PaletteKind kind = PaletteKind::Tensor)
{
    std::vector<PaletteEntry> entries;
    for (const QString& text : texts) {
        PaletteEntry entry;
        entry.kind = kind;
        entry.text = text;
        entry.key = text;
        entries.push_back(entry);
    }
    return entries;
}

QStringList textsOf(const std::vector<PaletteHit>& hits)
{
    QStringList texts;
    for (const PaletteHit& hit : hits)
        texts += hit.entry->text;
    return texts;
}

QStringList manyNames()
{
    QStringList names;
    for (int layer = 0; layer < 2000; ++layer) {
        for (const char* part : {"self_attn.q_proj.weight", "self_attn.k_proj.weight", "self_attn.v_proj.weight", "self_attn.o_proj.weight",
                                 "mlp.gate_proj.weight", "mlp.up_proj.weight", "mlp.down_proj.weight", "input_layernorm.weight",
                                 "post_attention_layernorm.weight", "rotary_emb.inv_freq"})
            names += QStringLiteral("model.layers.%1.%2").arg(layer).arg(QLatin1String(part));
    }
    return names;
}

}  // namespace

class TstPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void everyWordMustOccur();
    void beginningsAndRunsCountMore_data();
    void beginningsAndRunsCountMore();
    void marksTheLettersThatCounted();
    void scoresAsTheDefinitionDoes();
    void ranksWhatWasUsedLatelyFirst();
    void continuedQueriesFindTheSame();
    void twentyThousandTensorsAnswerAtOnce();
    void everySettingHasALine();
    void linesChangeWhatTheySay();
    void typedNumbersBecomeSettings();
    void opensSearchesAndActs();
    void arrowsWrapAndEscapeReturnsTheFocus();
    void opensFromATextField();
    void closesOnAPressOutside();
    void knowsEveryMenuAction();
    void elidesTheBeginning();

private:
    Palette* opened(MainWindow& window);
    QTemporaryDir m_folder;
};

void TstPalette::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("palette");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstPalette::init() { QSettings().clear(); }

void TstPalette::everyWordMustOccur()
{
    QVERIFY(scoreOf("ffw2", "feed_forward.w2"));
    QVERIFY(scoreOf("wq layers", "model.layers.3.wq"));
    QVERIFY(!scoreOf("ffw3", "feed_forward.w2"));
    QVERIFY(!scoreOf("wq bias", "model.layers.3.wq"));
    QVERIFY(!scoreOf("longer than it", "long"));
    QVERIFY(scoreOf("", "anything"));
    QVERIFY(scoreOf("KALIB", "Kalibrierer"));
    QVERIFY(scoreOf("offnen", QStringLiteral("Öffnen…")));
    QVERIFY(scoreOf(QStringLiteral("量化"), QStringLiteral("导出量化结果")));
    QVERIFY(!scoreOf(QStringLiteral("量化"), QStringLiteral("导出化量")));
}

void TstPalette::beginningsAndRunsCountMore_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of the text") << "bin"
                                       << "Bins"
                                       << "Cabin";
    QTest::newRow("dotted part") << "wq"
                                 << "attention.wq"
                                 << "nowquick";
    QTest::newRow("initials") << "gs"
                              << "Group size"
                              << "Settings";
    QTest::newRow("hump") << "pw"
                          << "projWeight"
                          << "upward";
    QTest::newRow("digits begin a part") << "l1"
                                         << "layer1"
                                         << "lay01";
    QTest::newRow("together") << "exp"
                              << "Export"
                              << "e.x.tra.p";
    QTest::newRow("small gap") << "mw"
                               << "m.xw"
                               << "m.xxxxxxxw";
}

void TstPalette::beginningsAndRunsCountMore()
{
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(scoreOf(query, worse));
    QVERIFY2(*scoreOf(query, better) > *scoreOf(query, worse),
             qPrintable(QStringLiteral("%1 > %2").arg(*scoreOf(query, better)).arg(*scoreOf(query, worse))));
}

void TstPalette::marksTheLettersThatCounted()
{
    QCOMPARE(marked("ffw2", "feed_forward.w2"), QStringLiteral("[f]eed_[f]orward.[w2]"));
    QCOMPARE(marked("wq", "awards.wq"), QStringLiteral("awards.[wq]"));
    QCOMPARE(marked("bits 4", "Bits: 4"), QStringLiteral("[Bits]: [4]"));
    QCOMPARE(marked("ser", "Settings: server"), QStringLiteral("Settings: [ser]ver"));
    QCOMPARE(marked("", "abc"), QStringLiteral("abc"));
}

// The score is that of the best way of placing the letters: no other way of placing them beats what was marked.
void TstPalette::scoresAsTheDefinitionDoes()
{
    std::uint32_t state = 7;
    const auto next = [&state](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16) % below;
    };
    const QString alphabet = QStringLiteral("abA.b_c1");
    for (int round = 0; round < 2000; ++round) {
        QString text, query;
        for (std::uint32_t i = 0; i < 3 + next(10); ++i)
            text += alphabet[next(8)];
        for (const QChar letter : text) {
            if (next(3) == 0)
                query += letter;
        }
        Ranker ranker;
        std::vector<int> positions;
        const auto score = ranker.score(foldQuery(query), foldText(text), &positions);
        QVERIFY2(score, qPrintable(query + " in " + text));
        // What was marked spells the query and alone (all else replaced by a strange letter) is worth as much.
        QString spelled, alone(text.size(), u'\u4e00');
        for (const int at : positions) {
            spelled += text[at];
            alone[at] = text[at];
        }
        QCOMPARE(spelled.toLower(), query.toLower());
        FoldedText same = foldText(text);
        same.letters = foldText(alone).letters;
        same.set = foldText(alone).set;
        QCOMPARE(*ranker.score(foldQuery(query), same), *score);
    }
}

void TstPalette::ranksWhatWasUsedLatelyFirst()
{
    PaletteIndex index;
    index.setOthers(named({"Export quantized", "Export dequantized", "Exit"}, PaletteKind::Command));
    index.setTensors(named({"experts.0.w", "experts.1.w"}));
    QCOMPARE(textsOf(index.search("", 10)), QStringList({"Export quantized", "Export dequantized", "Exit", "experts.0.w", "experts.1.w"}));
    index.setRecent({"experts.1.w", "Export dequantized"});
    QCOMPARE(textsOf(index.search("", 3)), QStringList({"experts.1.w", "Export dequantized", "Export quantized"}));
    QCOMPARE(textsOf(index.search("exp", 2)), QStringList({"experts.1.w", "Export dequantized"}));
    QCOMPARE(textsOf(index.search("exit", 9)), QStringList({"Exit"}));
}

void TstPalette::continuedQueriesFindTheSame()
{
    PaletteIndex typed, fresh;
    for (PaletteIndex* index : {&typed, &fresh}) {
        index->setTensors(named(manyNames().mid(0, 300)));
        index->setTyped([](const QString& query) { return query.endsWith(u'7') ? named({"typed 27"}) : std::vector<PaletteEntry>(); });
    }
    QString query;
    for (const QChar letter : QStringLiteral("lay 27 qp")) {
        query += letter;
        fresh.setRecent({});  // forgets the candidates
        QCOMPARE(textsOf(typed.search(query, 50)), textsOf(fresh.search(query, 50)));
    }
    QCOMPARE(typed.search(query, 50).front().entry->text, QStringLiteral("model.layers.27.self_attn.q_proj.weight"));
    QVERIFY(textsOf(typed.search("lay 27", 1000)).contains("model.layers.27.mlp.up_proj.weight"));  // back to a shorter one
}

void TstPalette::twentyThousandTensorsAnswerAtOnce()
{
    PaletteIndex index;
    std::vector<PaletteEntry> entries = named(manyNames());
    // Processor time: a machine may have other things to do, too.
    const auto milliseconds = [](std::clock_t since) { return 1000.0 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC; };
    std::clock_t since = std::clock();
    index.setTensors(std::move(entries));
    const double built = milliseconds(since);
    double worst = 0;
    for (const QString& query : {QStringLiteral("layers.1234.qproj"), QStringLiteral("mlp down 77"), QStringLiteral("modellayersweight")}) {
        for (int letters = 0; letters <= query.size(); ++letters) {
            since = std::clock();
            const auto hits = index.search(query.left(letters), 200);
            worst = std::max(worst, milliseconds(since));
            QVERIFY(!hits.empty());
        }
    }
    qInfo("20,000 tensors: index %.1f ms, slowest key %.1f ms", built, worst);
    QVERIFY(built < 300);
    QVERIFY(worst < 500);  // about 5, and 60 with sanitizers on a slow machine: this is about hitches, not about speed
}

void TstPalette::everySettingHasALine()
{
    QStringList pairs, texts;
    for (const SettingChange& change : settingChanges()) {
        QVERIFY2(!change.text.startsWith(u':') && !change.text.endsWith(u' '), qPrintable(change.pair));
        pairs += change.pair;
        texts += change.text;
    }
    QCOMPARE(pairs.removeDuplicates(), 0);
    QStringList twice = texts;
    for (const QString& text : QSet<QString>(texts.begin(), texts.end()))
        twice.removeOne(text);
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'|')));
    for (const Axis& axis : axes()) {
        for (const AxisMember& member : axis.members)
            QVERIFY(pairs.contains(QString::fromStdString(std::string(axis.key) + '=' + std::string(member.id))));
    }
    QVERIFY(texts.contains("Calibrator: MSE search"));
    QVERIFY(texts.contains("Bits: 4"));
    QVERIFY(texts.contains("Group size: 128"));
    QVERIFY(texts.contains("Percentile: 99.99 %"));
    // Every control that is named is in the form once its settings are there.
    SettingsDock dock;
    for (const SettingPlace& place : settingPlaces()) {
        dock.setSpec(place.show(defaultSpec()));
        QVERIFY2(dock.findChild<QWidget*>(place.control), qPrintable(place.control));
        QVERIFY(!dock.findChild<QWidget*>(place.control)->isHidden());
    }
}

// Applied to any settings, a line gives settings that have it, and that a second time changes nothing.
void TstPalette::linesChangeWhatTheySay()
{
    for (const Preset& preset : presets()) {
        const QuantSpec spec = *parseSpec(preset.spec);
        for (const SettingChange& change : settingChanges()) {
            const QuantSpec changed = asFormatSays(change.apply(spec));
            const QString words = u',' + QString::fromStdString(printSpec(changed)) + u',';
            const GridRules rules = gridRules(changed.grid);
            const bool isFixed = !words.contains(u',' + change.pair + u',');
            QVERIFY2(!isFixed || rules != GridRules{}, qPrintable(change.pair + " in " + words));
            QVERIFY(asFormatSays(change.apply(changed)) == changed);
        }
    }
}

void TstPalette::typedNumbersBecomeSettings()
{
    const auto textsFor = [](const QString& query) {
        QStringList texts;
        for (const SettingChange& change : typedChanges(query))
            texts += change.text;
        return texts;
    };
    QVERIFY(textsFor("percentile 99.95").contains("Percentile: 99.95 %"));
    QVERIFY(textsFor("group 96").contains("Group size: 96"));
    QVERIFY(!textsFor("group 128").contains("Group size: 128"));  // has a line already
    QVERIFY(!textsFor("percentile 120").contains("Percentile: 120 %"));
    QVERIFY(textsFor("percentile").isEmpty());
    QVERIFY(textsFor("96").isEmpty());
    QVERIFY(textsFor("group nan").isEmpty());
    QVERIFY(textsFor("group 1e30").filter("Group").isEmpty());
    for (const SettingChange& change : typedChanges(u"percentile 99.95")) {
        const QString words = QString::fromStdString(printSpec(change.apply(defaultSpec())));
        QVERIFY2(words.contains(change.pair), qPrintable(change.pair + " in " + words));
    }
}

Palette* TstPalette::opened(MainWindow& window)
{
    window.openPalette();
    auto* host = window.findChild<PaletteHost*>();
    return host && host->isOpen() ? host->palette() : nullptr;
}

void TstPalette::opensSearchesAndActs()
{
    Session session;
    MainWindow window(session);
    window.resize(1000, 700);
    window.show();
    window.activateWindow();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);

    Palette* palette = opened(window);
    QVERIFY(palette);
    QVERIFY(palette->list().model()->rowCount() > 50);
    QTest::keyClicks(&palette->field(), "layers 2 w2");
    QVERIFY(palette->list().currentIndex().data().toString().contains("layers.2"));
    QVERIFY(palette->list().currentIndex().data().toString().endsWith("w2.weight"));
    QVERIFY(palette->field().accessibleDescription().contains("Tensor"));
    const QString wanted = palette->list().currentIndex().data().toString();
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QVERIFY(!window.findChild<PaletteHost*>()->isOpen());
    QCOMPARE(QString::fromStdString(session.info(session.selected())->name), wanted);

    palette = opened(window);
    QCOMPARE(palette->list().currentIndex().data().toString(), wanted);  // used lately
    QTest::keyClicks(&palette->field(), "calib mse");
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QCOMPARE(session.spec().range.id, std::string("mse"));

    palette = opened(window);
    QTest::keyClicks(&palette->field(), "percentile 99.5");
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QCOMPARE(session.spec().range.number("percentile"), 99.5);

    palette = opened(window);
    QTest::keyClicks(&palette->field(), "channels");
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QCOMPARE(window.currentLens(), QStringLiteral("channels"));

    palette = opened(window);
    QTest::keyClicks(&palette->field(), "w4a16");
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QVERIFY(session.spec() == *parseSpec("w4a16_g128"));

    palette = opened(window);
    QTest::keyClicks(&palette->field(), "per channel");  // all of a setting's value, before presets that were used lately
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QVERIFY(std::holds_alternative<PerChannel>(session.spec().granularity));
    QCOMPARE(session.spec().grid, parseSpec("w4a16_g128")->grid);

    palette = opened(window);
    palette->field().setText(QStringLiteral("bits…"));
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("bits"));
}

void TstPalette::arrowsWrapAndEscapeReturnsTheFocus()
{
    Session session;
    MainWindow window(session);
    window.expectFiles();
    window.show();
    window.activateWindow();
    auto* before = window.findChild<QLineEdit*>("tensorFilter");
    before->setFocus();
    QTRY_VERIFY(before->hasFocus());
    Palette* palette = opened(window);
    QVERIFY(palette->field().hasFocus());
    QCOMPARE(palette->list().currentIndex().row(), 0);
    QTest::keyClick(&palette->field(), Qt::Key_Up);
    QCOMPARE(palette->list().currentIndex().row(), palette->list().model()->rowCount() - 1);
    QTest::keyClick(&palette->field(), Qt::Key_Down);
    QTest::keyClick(&palette->field(), Qt::Key_PageDown);
    QVERIFY(palette->list().currentIndex().row() > 5);
    QTest::keyClick(&palette->field(), Qt::Key_PageUp);
    QCOMPARE(palette->list().currentIndex().row(), 0);
    QTest::keyClicks(&palette->field(), "qqqqqq");
    QCOMPARE(palette->list().model()->rowCount(), 0);
    QTest::keyClick(&palette->field(), Qt::Key_Return);  // nothing to do
    QVERIFY(palette->isVisible());
    QTest::keyClick(&palette->field(), Qt::Key_Escape);
    QVERIFY(!window.findChild<PaletteHost*>()->isOpen());
    QVERIFY(before->hasFocus());
}

void TstPalette::opensFromATextField()
{
    Session session;
    MainWindow window(session);
    window.expectFiles();
    window.show();
    window.activateWindow();
    auto* filter = window.findChild<QLineEdit*>("tensorFilter");
    filter->setFocus();
    QTRY_VERIFY(filter->hasFocus());
    filter->setText("keep me");
    filter->setCursorPosition(0);
    QTest::keyClick(filter, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window.findChild<PaletteHost*>()->isOpen());
    QCOMPARE(filter->text(), QStringLiteral("keep me"));
}

void TstPalette::closesOnAPressOutside()
{
    Session session;
    MainWindow window(session);
    window.show();
    QVERIFY(opened(window));
    QTest::mouseClick(window.tensorsDock().view().viewport(), Qt::LeftButton, {}, {20, 200});
    QVERIFY(!window.findChild<PaletteHost*>()->isOpen());
    Palette* palette = opened(window);
    QVERIFY(palette);
    QTest::mouseClick(palette->list().viewport(), Qt::LeftButton, {},
                      palette->list().visualRect(palette->list().model()->index(1, 0)).center());
    QVERIFY(!window.findChild<PaletteHost*>()->isOpen());  // acted
}

void TstPalette::knowsEveryMenuAction()
{
    Session session;
    MainWindow window(session);
    const std::vector<PaletteEntry> entries = commandEntries(*window.menuBar());
    std::size_t lensCount = 0;
    for (const PaletteEntry& entry : entries) {
        QVERIFY2(!entry.text.contains(u'&'), qPrintable(entry.text));
        QVERIFY2(!entry.shortcut.isEmpty(), qPrintable(entry.text));
        lensCount += entry.kind == PaletteKind::Lens ? 1 : 0;
    }
    QCOMPARE(lensCount, lenses().size());
    const auto has = [&entries](const QString& text) {
        return std::any_of(entries.begin(), entries.end(), [&text](const PaletteEntry& entry) { return entry.text == text; });
    };
    QVERIFY(has(QStringLiteral("File: Open…")));
    QVERIFY(has(QStringLiteral("Theme: Dark")));
    QCOMPARE(withoutMnemonic(QStringLiteral("打开(&O)…")), QStringLiteral("打开…"));
    QCOMPARE(withoutMnemonic(QStringLiteral("A && &B")), QStringLiteral("A & B"));
}

void TstPalette::elidesTheBeginning()
{
    const QFontMetrics metrics{QFont()};
    std::vector<int> positions{0, 10, 11};
    const QString text = QStringLiteral("abcdefghijkl");
    QCOMPARE(elidedWithPositions(text, positions, metrics, 10000), text);
    QCOMPARE(positions, std::vector<int>({0, 10, 11}));
    const QString shown = elidedWithPositions(text, positions, metrics, metrics.horizontalAdvance(QStringLiteral("…hijkl")));
    QVERIFY(shown.startsWith(u'…') && shown.endsWith("kl"));
    for (const int at : positions)
        QVERIFY(shown[at] == u'k' || shown[at] == u'l');
    QCOMPARE(positions.size(), 2U);
}

QTEST_MAIN(TstPalette)
#include "tst_palette.moc"
