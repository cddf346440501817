// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The manual says what the program is: pages, pictures and links are there, its shortcuts and sentences are the program's
// own; and its window walks through them.
#include "app/main_window.h"
#include "app/manual_browser.h"
#include "app/manual_pages.h"
#include "app/manual_window.h"
#include "core/base/error.h"
#include "views/lens.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

namespace {

const QString kFolder = QStringLiteral(":/manual/");

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesBelow(const QString& folder)
{
    QStringList found;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        found += QDir(folder).relativeFilePath(files.next());
    found.sort();
    return found;
}

// The keys of the first column of the tables below a heading.
QStringList keysBelow(const QString& page, const QString& heading)
{
    QStringList keys;
    bool isBelow = false;
    for (const QString& line : page.split(u'\n')) {
        if (line.startsWith(QLatin1String("## ")))
            isBelow = line.mid(3) == heading;
        const QStringList cells = line.split(u'|');
        if (isBelow && cells.size() > 2 && !cells[1].contains(u'-') && cells[1].trimmed() != QLatin1String("key"))
            keys += cells[1].trimmed().split(QStringLiteral(", "));
    }
    return keys;
}

// As people say them: Qt calls Tab with Shift "Backtab".
QStringList shortcutsOf(const QWidget& window)
{
    QStringList shortcuts;
    for (const QAction* action : window.findChildren<QAction*>()) {
        for (const QKeySequence& keys : action->shortcuts()) {
            const QString said = keys.toString().replace(QLatin1String("Backtab"), QLatin1String("Tab"));
            if (!shortcuts.contains(said))
                shortcuts += said;
        }
    }
    return shortcuts;
}

}  // namespace

class TstManual : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pagesAreThoseOfTheFolder();
    void linksAndPicturesAreThere();
    void lensPagesBeginWithTheirQuestion();
    void keyboardPageTellsEveryShortcut();
    void troubleshootingTellsEveryProblem();
    void windowWalksThePages();
    void findsWords();
    void picturesFitTheWidth();
    void followsTheTheme();
    void hostKeepsOneWindow();

private:
    QTemporaryDir m_settings;
};

void TstManual::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("manual");
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TstManual::pagesAreThoseOfTheFolder()
{
    QStringList pages;
    for (const ManualPage& page : manualPages()) {
        QVERIFY2(!contentOf(kFolder + page.file).isEmpty(), qPrintable(page.file));
        QVERIFY(!page.title.isEmpty());
        pages += page.file;
    }
    QStringList written = filesBelow(QStringLiteral(BITLOUPE_SOURCE_DIR "/resources/manual"));
    QCOMPARE(filesBelow(QStringLiteral(":/manual")), written);
    written.removeIf([](const QString& file) { return !file.endsWith(QLatin1String(".md")); });
    pages.sort();
    QCOMPARE(pages, written);
}

void TstManual::linksAndPicturesAreThere()
{
    static const QRegularExpression kTarget(QStringLiteral("\\]\\(([^)]+)\\)"));
    QStringList used;
    for (const ManualPage& page : manualPages()) {
        for (auto match = kTarget.globalMatch(contentOf(kFolder + page.file)); match.hasNext();) {
            const QString target = match.next().captured(1);
            QVERIFY2(QFile::exists(kFolder + target), qPrintable(page.file + QStringLiteral(" names ") + target));
            used += target;
        }
    }
    for (const QString& file : filesBelow(QStringLiteral(":/manual")))
        QVERIFY2(used.contains(file) || file == QLatin1String("start.md"), qPrintable(file + QStringLiteral(" is reached from nowhere")));
}

void TstManual::lensPagesBeginWithTheirQuestion()
{
    for (const LensInfo& lens : lenses()) {
        const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
        QCOMPARE(contentOf(kFolder + id + QStringLiteral(".md")).section(u'\n', 0, 0), QStringLiteral("# ") + text::hint("lens", lens.id));
        QCOMPARE(manualPageOf(id).title, text::name("lens", lens.id));
    }
}

void TstManual::keyboardPageTellsEveryShortcut()
{
    Session session;
    MainWindow window(session);
    const QStringList shortcuts = shortcutsOf(window);
    QVERIFY(shortcuts.size() > 20);
    const QString page = contentOf(kFolder + QStringLiteral("keyboard.md"));
    QStringList told;
    for (const char* heading : {"Go", "Files and sessions", "Settings", "The window"})
        told += keysBelow(page, QString::fromLatin1(heading));
    QStringList missing = shortcuts, dead = told;
    missing.removeIf([&](const QString& keys) { return told.contains(keys); });
    dead.removeIf([&](const QString& keys) { return shortcuts.contains(keys); });
    QCOMPARE(missing, QStringList());  // shortcuts that keyboard.md does not tell
    QCOMPARE(dead, QStringList());  // keys that it tells of and that do nothing
}

void TstManual::troubleshootingTellsEveryProblem()
{
    const QString page = contentOf(kFolder + QStringLiteral("troubleshooting.md"));
    for (int code = 0; code <= static_cast<int>(ErrorCode::VerifyFailed); ++code) {
        const QString sentence = text::sentence({static_cast<ErrorCode>(code), {}, {}, {}});
        const qsizetype end = sentence.indexOf(QStringLiteral(". "));
        QVERIFY2(end > 0, qPrintable(sentence));
        const QString row = QStringLiteral("| %1 | %2 |").arg(sentence.left(end), sentence.mid(end + 2));
        QVERIFY2(page.contains(row), qPrintable(row));
    }
}

void TstManual::windowWalksThePages()
{
    ManualWindow window;
    window.open(manualPageOf(QStringLiteral("channels")));
    window.show();
    QVERIFY(window.windowTitle().startsWith(text::name("lens", "channels")));
    auto& pages = *window.findChild<QListWidget*>();
    QCOMPARE(pages.currentItem()->text(), text::name("lens", "channels"));
    for (int row = 0; row < pages.count(); ++row) {
        pages.setCurrentRow(row);
        QCOMPARE(window.browser().source(), pages.item(row)->data(Qt::UserRole).toUrl());
        QVERIFY(!window.browser().toPlainText().isEmpty());
    }
    const QUrl last = window.browser().source();
    QTest::keyClick(&window.browser(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(window.browser().source() != last);
    QCOMPARE(pages.currentItem()->data(Qt::UserRole).toUrl(), window.browser().source());
    QTest::keyClick(&window.browser(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window.browser().source(), last);
    window.browser().setSource(last.resolved(QUrl(QStringLiteral("bins.md"))));  // as a link of the page does
    QCOMPARE(pages.currentItem()->text(), text::name("lens", "bins"));
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !qobject_cast<const QScrollBar*>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty() || widget->parentWidget()->accessibleName() != QString(),
                     widget->metaObject()->className());
    }
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.browser().setFocus();
    QTest::keyClick(&window.browser(), Qt::Key_Escape);
    QVERIFY(!window.isVisible());
}

void TstManual::findsWords()
{
    ManualWindow window;
    window.open(manualPageOf(QStringLiteral("keyboard")));
    window.show();
    auto& words = *window.findChild<QLineEdit*>();
    words.setFocus();
    QTest::keyClicks(&words, QStringLiteral("swap"));
    QCOMPARE(window.browser().textCursor().selectedText().toLower(), QStringLiteral("swap"));
    const int first = window.browser().textCursor().position();
    QVERIFY(window.browser().findNext(QStringLiteral("the"), false));
    QVERIFY(window.browser().findNext(QStringLiteral("swap"), false));  // once more from the start
    QCOMPARE(window.browser().textCursor().position(), first);
    QVERIFY(!window.browser().findNext(QStringLiteral("hippopotamus"), false));
    QVERIFY(!window.browser().findNext(QStringLiteral("hippopotamus"), true));
}

void TstManual::picturesFitTheWidth()
{
    ManualWindow window;
    window.resize(700, 500);
    window.open(manualPageOf(QStringLiteral("start")));
    window.show();
    for (const QSize size : {QSize(640, 500), QSize(1400, 900), QSize(800, 600)}) {
        window.resize(size);
        QTRY_COMPARE(window.browser().horizontalScrollBar()->maximum(), 0);
        const QVariant picture = window.browser().loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("pictures/window.png")));
        const auto image = picture.value<QImage>();
        QVERIFY(!image.isNull());
        QVERIFY(image.deviceIndependentSize().width() <= window.browser().viewport()->width());
    }
}

void TstManual::followsTheTheme()
{
    ManualWindow window;
    window.open(manualPageOf(QStringLiteral("keyboard")));
    window.show();
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        applyTheme(*qApp, mode);
        QTest::qWait(10);
        const QImage picture = window.browser().viewport()->grab().toImage();
        const bool isDark = picture.pixelColor(picture.width() - 3, picture.height() - 3).lightness() < 128;
        QCOMPARE(isDark, mode == ThemeMode::Dark);
        QVERIFY(window.browser().toPlainText().contains(QStringLiteral("Keyboard")));
    }
}

void TstManual::hostKeepsOneWindow()
{
    QPointer<ManualWindow> window;
    {
        ManualHost host;
        host.openAt(QStringLiteral("bins"));
        window = host.window();
        QVERIFY(window);
        host.openAt(QStringLiteral("start"));
        QCOMPARE(host.window(), window.data());
        QVERIFY(window->browser().source().path().endsWith(QStringLiteral("start.md")));
    }
    QVERIFY(!window);
}

QTEST_MAIN(TstManual)
#include "tst_manual.moc"
