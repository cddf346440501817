// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The languages are complete: every string of the sources is in every .ts, translated, with the same placeholders; nothing
// that the running window asks for is missing; and each language speaks when it is chosen.
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/palette_settings.h"
#include "views/docks/pins_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/text/text.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <set>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 60000;
const QString kRoot = QStringLiteral(BITLOUPE_SOURCE_DIR);

struct Message {
    QString context, source, comment, state;
    bool hasForms = false;
    QStringList translations;  // several where a number decides

    QString id() const { return context + u'|' + source + u'|' + comment; }
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.hasForms = xml.attributes().value("numerus") == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.state = xml.attributes().value("type").toString();
            if (!message.hasForms)
                message.translations += xml.readElementText();
            while (message.hasForms && xml.readNextStartElement())
                message.translations += xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readCatalogue(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages += readMessage(xml, context);
    }
    return messages;
}

QStringList placeholders(const QString& text)
{
    QStringList found;
    auto matches = QRegularExpression(QStringLiteral("%(L?\\d+|n)")).globalMatch(text);
    while (matches.hasNext())
        found += matches.next().captured();
    found.sort();
    return found;
}

bool hasMnemonic(const QString& text) { return text.contains(QRegularExpression(QStringLiteral("&[^&\\s]"))); }

// What stands at the end says what the words do: "…" asks further, ":" introduces.
QString ending(QString text)
{
    text.remove(QRegularExpression(QStringLiteral("\\(&.\\)")));
    if (text.endsWith(u'…'))
        return QStringLiteral("…");
    return text.endsWith(u':') || text.endsWith(u'：') ? QStringLiteral(":") : QString();
}

int spacesBefore(const QString& text) { return static_cast<int>(text.size() - QString(text + u'.').trimmed().size() + 1); }

QStringList faultsOf(const Message& message, int forms)
{
    QStringList faults;
    const auto fault = [&](const char* what) { faults += QStringLiteral("%1: %2").arg(QLatin1String(what), message.id()); };
    if (!message.state.isEmpty())
        fault(message.state.toLatin1().constData());
    if (message.translations.size() != (message.hasForms ? forms : 1))
        fault("wrong number of forms");
    for (const QString& words : message.translations) {
        if (words.isEmpty())
            fault("empty");
        if (placeholders(words) != placeholders(message.source))
            fault("other placeholders");
        if (hasMnemonic(words) != hasMnemonic(message.source))
            fault("mnemonic");
        if (ending(words) != ending(message.source))
            fault("other ending");
        if (words.endsWith(u' ') != message.source.endsWith(u' ') || spacesBefore(words) != spacesBefore(message.source))
            fault("spaces at the ends");
        if (words.count(u'\n') != message.source.count(u'\n'))
            fault("other lines");
        if (QRegularExpression(QStringLiteral("^(Ctrl|Shift|Alt|Esc|F\\d+|Del)(\\+.*)?$")).match(message.source).hasMatch()
            && words != message.source)
            fault("a shortcut is not translated");
    }
    return faults;
}

// Answers nothing, remembers what was asked for.
class Listener : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* comment, int) const override
    {
        asked.insert(QString::fromUtf8(context) + u'|' + QString::fromUtf8(source) + u'|' + QString::fromUtf8(comment));
        return {};
    }
    mutable std::set<QString> asked;
};

std::set<QString> idsOf(const QList<Message>& messages)
{
    std::set<QString> ids;
    for (const Message& message : messages)
        ids.insert(message.id());
    return ids;
}

}  // namespace

class TstTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cataloguesAreComplete_data();
    void cataloguesAreComplete();
    void cataloguesMatchTheSources_data() { cataloguesAreComplete_data(); }
    void cataloguesMatchTheSources();
    void theWindowAsksForNothingElse();
    void eachLanguageSpeaks_data();
    void eachLanguageSpeaks();
    void numbersChooseTheForm();

private:
    QString m_sources;  // .ts with every string of the sources
    QTemporaryDir m_folder;
};

void TstTranslations::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("translations");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    // The way of translations/update, into a file of our own.
    QStringList arguments{"-silent", "-I", kRoot, "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "de"};
    for (const QString& folder : {QStringLiteral("app"), QStringLiteral("views")}) {
        QDirIterator files(kRoot + u'/' + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(QStringLiteral("/app/cli/")))
                arguments += path;
        }
    }
    m_sources = m_folder.filePath("sources.ts");
    QProcess lupdate;
    lupdate.start(QStringLiteral(BITLOUPE_LUPDATE), arguments + QStringList{"-ts", m_sources});
    QVERIFY2(lupdate.waitForFinished(kTimeoutMs) && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    const QByteArray warnings = lupdate.readAllStandardError();
    QVERIFY2(!warnings.contains("unknown namespace") && !warnings.contains("lacks Q_OBJECT"), warnings.constData());
    QVERIFY(readCatalogue(m_sources).size() > 300);
}

void TstTranslations::cataloguesAreComplete_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("forms");
    const QStringList files = QDir(kRoot + "/translations").entryList({"bitloupe_*.ts"});
    QVERIFY(files.contains("bitloupe_de.ts") && files.contains("bitloupe_zh_CN.ts") && files.contains("bitloupe_en.ts"));
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << kRoot + "/translations/" + file << (file.contains("_zh") ? 1 : 2);
}

void TstTranslations::cataloguesAreComplete()
{
    QFETCH(QString, path);
    QFETCH(int, forms);
    const QList<Message> messages = readCatalogue(path);
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message& message : messages)
        faults += faultsOf(message, forms);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TstTranslations::cataloguesMatchTheSources()
{
    QFETCH(QString, path);
    const bool isEnglish = path.contains("_en.");
    const std::set<QString> known = idsOf(readCatalogue(path));
    QStringList missing;
    std::set<QString> wanted;
    for (const Message& message : readCatalogue(m_sources)) {
        wanted.insert(message.id());
        if (known.count(message.id()) == 0 && (message.hasForms || !isEnglish))
            missing += message.id();
    }
    QVERIFY2(missing.isEmpty(), qPrintable("run translations/update and translate:\n" + missing.join(u'\n')));
    QStringList left;
    for (const QString& id : known) {
        if (wanted.count(id) == 0)
            left += id;
    }
    QVERIFY2(left.isEmpty(), qPrintable("no longer in the sources, run translations/update:\n" + left.join(u'\n')));
}

void lookThroughAll(MainWindow& window, Session& session, std::span<const Preset> settings)
{
    for (const LensInfo& lens : lenses()) {
        window.chooseLens(QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size())));
        for (const Preset& preset : settings) {
            session.editSpec(*parseSpec(preset.spec));
            QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
            window.grab();
        }
    }
}

// Strings that reach translate() by a way that lupdate does not see would stay English for ever.
void TstTranslations::theWindowAsksForNothingElse()
{
    Listener listener;
    QCoreApplication::installTranslator(&listener);
    {
        Session session;
        MainWindow window(session);
        window.show();
        session.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);
        session.pin();
        window.pinsDock().show();
        lookThroughAll(window, session, presets().first(2));
        window.openPalette();
        session.undo();
        session.openFiles({m_folder.filePath("absent.npy")});
        QTRY_VERIFY_WITH_TIMEOUT(!window.messageBar().sentence().isEmpty(), kTimeoutMs);
        settingChanges();
    }
    {
        Session session;  // small tensors: every preset is quick
        MainWindow window(session);
        window.show();
        session.openFiles({QStringLiteral(BITLOUPE_TEST_DATA "/golden/ggml_q_Q4_0_relu_2x160.npz")});
        QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);
        for (const Preset& preset : presets()) {
            session.editSpec(*parseSpec(preset.spec));
            QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
            window.grab();
        }
    }
    QCoreApplication::removeTranslator(&listener);
    const std::set<QString> known = idsOf(readCatalogue(m_sources));
    QStringList strangers;
    int ours = 0;
    for (const QString& id : listener.asked) {
        if (id.startsWith(u'Q') || id.startsWith(QStringLiteral("|")) || id.startsWith(QStringLiteral("Fusion")))
            continue;  // Qt's own
        ++ours;
        if (known.count(id) == 0)
            strangers += id;
    }
    QVERIFY(ours > 150);
    QVERIFY2(strangers.isEmpty(), qPrintable(strangers.join(u'\n')));
}

void TstTranslations::eachLanguageSpeaks_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("calibrator");
    QTest::newRow("de") << QStringLiteral("de") << QStringLiteral("Datei") << QStringLiteral("Kalibrierer");
    QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << QStringLiteral("文件") << QStringLiteral("校准器");
    QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("File") << QStringLiteral("Calibrator");
}

void TstTranslations::eachLanguageSpeaks()
{
    QFETCH(QString, code);
    QFETCH(QString, file);
    QFETCH(QString, calibrator);
    QSettings().setValue("window/language", code);
    Session session;
    MainWindow window(session);
    QVERIFY(window.menuBar()->actions().front()->text().contains(file));
    QCOMPARE(text::name("param", "range"), calibrator);
    installLanguage(QStringLiteral("en"));
}

void TstTranslations::numbersChooseTheForm()
{
    const auto levels = [](int count) {
        return QCoreApplication::translate("bitloupe::GridStrip", "%1, %2, %n level(s).", nullptr, count);
    };
    installLanguage(QStringLiteral("en"));
    QVERIFY2(levels(1).contains("1 level.") && levels(16).contains("16 levels."), qPrintable(levels(16)));
    installLanguage(QStringLiteral("de"));
    QVERIFY2(levels(1).contains("1 Stufe.") && levels(16).contains("16 Stufen."), qPrintable(levels(16)));
    installLanguage(QStringLiteral("zh_CN"));
    QVERIFY2(levels(16).contains(QStringLiteral("16 个")), qPrintable(levels(16)));
    installLanguage(QStringLiteral("en"));
}

QTEST_MAIN(TstTranslations)
#include "tst_translations.moc"
