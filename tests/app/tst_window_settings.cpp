// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What the window remembers, and that damaged settings are as good as none.
#include "app/launch_options.h"
#include "app/window_settings.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

class TstWindowSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void roundTrip();
    void damagedValuesTakeDefaults();
    void garbageFileTakesDefaults();
    void everyTruncationAndFlipIsSurvived();
    void absurdValuesTakeDefaults();
    void recentFilesAreFewAndDifferent();
    void commandLine();
    void missingDisplayIsSaid();

private:
    QTemporaryDir m_folder;
};

void TstWindowSettings::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("settings");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstWindowSettings::roundTrip()
{
    WindowSettings saved;
    saved.geometry = QByteArray("\0geometry", 9);
    saved.layout = "layout";
    saved.theme = ThemeMode::Dark;
    saved.spec = *parseSpec("w4a16_g128");
    saved.lens = "channels";
    saved.recent = {"/a, b/c.npy", "/d.h5"};
    saveSettings(saved);
    const WindowSettings loaded = loadSettings();
    QCOMPARE(loaded.geometry, saved.geometry);
    QCOMPARE(loaded.layout, saved.layout);
    QCOMPARE(loaded.theme, saved.theme);
    QVERIFY(loaded.spec == saved.spec);
    QCOMPARE(loaded.lens, saved.lens);
    QCOMPARE(loaded.recent, saved.recent);
}

void TstWindowSettings::damagedValuesTakeDefaults()
{
    QSettings store;
    store.setValue("spec", "grid=int,bits=4711");
    store.setValue("window/theme", QStringList{"a", "b"});
    store.setValue("window/geometry", 17);
    store.setValue("recent", QStringList{"", "x", "x", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"});
    const WindowSettings loaded = loadSettings();
    QVERIFY(loaded.spec == defaultSpec());
    QCOMPARE(loaded.theme, ThemeMode::System);
    QCOMPARE(loaded.recent.size(), kRecentFiles);
    QCOMPARE(loaded.recent.first(), QStringLiteral("x"));
}

void TstWindowSettings::garbageFileTakesDefaults()
{
    const QString path = QSettings().fileName();
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    static constexpr char kGarbage[] = "\xff\xfe[[[\0window=]\nspec=@Variant(\0\0\0";
    file.write(kGarbage, sizeof kGarbage);
    file.close();
    const WindowSettings loaded = loadSettings();
    QVERIFY(loaded.spec == defaultSpec());
    QVERIFY(loaded.recent.isEmpty());
}

// Whatever stands in the file: it is read without harm, and every value is one that could have been chosen.
void TstWindowSettings::everyTruncationAndFlipIsSurvived()
{
    WindowSettings saved;
    saved.geometry = QByteArray(60, '\x03');
    saved.layout = QByteArray("\0\xff layout \n", 12);
    saved.spec = *parseSpec("w4a16_g128");
    saved.recent = {"/a, b/c.npy", "/d.h5"};
    QCOMPARE(saveSettings(saved), QString());
    const QString path = QSettings().fileName();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    const auto survives = [&](const QByteArray& damaged) {
        QFile::remove(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(damaged), damaged.size());
        file.close();
        const WindowSettings loaded = loadSettings();
        QVERIFY(*parseSpec(printSpec(loaded.spec)) == loaded.spec);
        QVERIFY(loaded.recent.size() <= kRecentFiles);
        QVERIFY(loaded.geometry.size() <= 4096 && loaded.layout.size() <= (1 << 20));
        for (const QString& recent : loaded.recent)
            QVERIFY(!recent.isEmpty() && !recent.contains(QChar(0)));
    };
    for (qsizetype length = 0; length < whole.size(); ++length)
        survives(whole.first(length));
    quint32 seed = 12345;
    for (int round = 0; round < 300; ++round) {
        QByteArray damaged = whole;
        seed = seed * 1664525 + 1013904223;
        damaged[static_cast<qsizetype>(seed >> 8) % damaged.size()] = static_cast<char>(seed >> 3);
        survives(damaged);
    }
}

void TstWindowSettings::absurdValuesTakeDefaults()
{
    QSettings store;
    store.setValue("spec", QString(1 << 20, u'x'));
    store.setValue("window/lens", QString(5000, u'y'));
    store.setValue("window/layout", QByteArray(2 << 20, 'z'));
    store.setValue("window/geometry", QByteArray(100000, 'z'));
    store.setValue("window/theme", "dark\nlight");
    QStringList recent{QString(100000, u'p'), QStringLiteral("a") + QChar(0) + u'b', "/good.npy"};
    for (int i = 0; i < 10000; ++i)
        recent += QString::number(i);
    store.setValue("recent", recent);
    const WindowSettings loaded = loadSettings();
    QVERIFY(loaded.spec == defaultSpec());
    QCOMPARE(loaded.lens, QString());
    QVERIFY(loaded.layout.isEmpty() && loaded.geometry.isEmpty());
    QCOMPARE(loaded.theme, ThemeMode::System);
    QCOMPARE(loaded.recent.size(), kRecentFiles);
    QCOMPARE(loaded.recent.first(), QStringLiteral("/good.npy"));
}

void TstWindowSettings::recentFilesAreFewAndDifferent()
{
    QStringList recent;
    for (int i = 0; i < 30; ++i)
        recent = withRecent(recent, QString::number(i % 12));
    QCOMPARE(recent.size(), kRecentFiles);
    QCOMPARE(recent.first(), QStringLiteral("5"));
    QCOMPARE(withRecent(recent, recent.at(3)).first(), recent.at(3));
    QCOMPARE(withRecent(recent, recent.at(3)).size(), kRecentFiles);
}

void TstWindowSettings::commandLine()
{
    const LaunchOptions options =
        parseCommandLine({"bitloupe", "--screenshot", "o.png", "--lens", "bins", "--theme", "dark", "--size", "800x600", "a.npy", "b.h5"});
    QVERIFY(options.problem.isEmpty());
    QCOMPARE(options.screenshot, QStringLiteral("o.png"));
    QCOMPARE(options.size, QSize(800, 600));
    QCOMPARE(options.files, (QStringList{"a.npy", "b.h5"}));
    QVERIFY(!parseCommandLine({"bitloupe", "--theme", "blue"}).problem.isEmpty());
    QVERIFY(!parseCommandLine({"bitloupe", "--size", "wide"}).problem.isEmpty());
    QVERIFY(!parseCommandLine({"bitloupe", "--no-such"}).problem.isEmpty());
    QVERIFY(parseCommandLine({"bitloupe", "-h"}).helpWanted);
}

void TstWindowSettings::missingDisplayIsSaid()
{
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        qunsetenv(variable);
    QVERIFY(missingDisplay().contains("DISPLAY"));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QVERIFY(missingDisplay().isEmpty());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QVERIFY(!missingDisplay().isEmpty());
    qputenv("DISPLAY", ":0");
    QVERIFY(missingDisplay().isEmpty());
}

QTEST_GUILESS_MAIN(TstWindowSettings)
#include "tst_window_settings.moc"
