// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The whole program without a mouse: every action has a shortcut, none is taken twice, letters of a menu do not clash in any
// language, Tab reaches everything and is never caught, F6 goes through the panes.
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/recent_menu.h"
#include "views/docks/pins_dock.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/frame/mnemonics.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

void collect(const QMenu& menu, QList<const QMenu*>& menus)
{
    menus += &menu;
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            collect(*action->menu(), menus);
    }
}

QList<const QMenu*> allMenus(const QMenuBar& bar)
{
    QList<const QMenu*> menus;
    for (const QAction* action : bar.actions()) {
        if (action->menu())
            collect(*action->menu(), menus);
    }
    return menus;
}

QString mnemonicOf(const QString& text)
{
    const auto match = QRegularExpression(QStringLiteral("&([^&])")).match(QString(text).replace("&&", ""));
    return match.captured(1).toUpper();
}

// Where Tab can stop at all.
bool isTabStop(const QWidget& widget, const QWidget& window)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isEnabled() && widget.isVisible() && !widget.focusProxy()
        && widget.window() == &window && !widget.inherits("QMenuBar");
}

// A widget that hands its focus on (a tree of an area) counts as reached with it.
QString nameOf(const QWidget* widget)
{
    return widget ? QStringLiteral("%1#%2 (%3)").arg(widget->metaObject()->className(), widget->objectName(), widget->accessibleName())
                  : QStringLiteral("none");
}

}  // namespace

class TstKeyboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void everyActionHasAShortcut();
    void noShortcutIsTakenTwice();
    void menuLettersDoNotClash_data();
    void menuLettersDoNotClash();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void paneKeysGoAround();
    void lensKeysGoAround();
    void formLabelsHaveLetters();
    void contextMenusOpenByKey();

private:
    std::unique_ptr<MainWindow> shown(Session& session);
    QTemporaryDir m_folder;
};

void TstKeyboard::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("keyboard");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstKeyboard::init() { QSettings().clear(); }

std::unique_ptr<MainWindow> TstKeyboard::shown(Session& session)
{
    auto window = std::make_unique<MainWindow>(session);
    window->resize(1440, 900);
    window->show();
    window->activateWindow();
    session.openSample();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs); }();
    return window;
}

void TstKeyboard::everyActionHasAShortcut()
{
    Session session;
    const auto window = shown(session);
    int count = 0;
    for (const QMenu* menu : allMenus(*window->menuBar())) {
        if (menu->findChild<RecentMenu*>())
            continue;  // files, not actions
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || action->menu() || !action->isVisible())
                continue;
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            ++count;
        }
    }
    QVERIFY(count > 25);
}

void TstKeyboard::noShortcutIsTakenTwice()
{
    Session session;
    const auto window = shown(session);
    QMap<QString, QString> owners;
    QList<const QAction*> seen;
    for (const QAction* action : window->findChildren<QAction*>()) {
        if (seen.contains(action))
            continue;
        seen += action;
        for (const QKeySequence& keys : action->shortcuts()) {
            const QString key = keys.toString();
            QVERIFY2(!owners.contains(key), qPrintable(QStringLiteral("%1: %2 and %3").arg(key, owners.value(key), action->text())));
            owners.insert(key, action->text());
        }
    }
    QVERIFY(owners.size() > 25);
    // Keys that text fields and lists need for themselves.
    for (const char* reserved : {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Tab", "Return", "Space", "Up", "Down", "Left", "Right"})
        QVERIFY2(!owners.contains(QLatin1String(reserved)), reserved);
}

void TstKeyboard::menuLettersDoNotClash_data()
{
    QTest::addColumn<QString>("code");
    for (const Language& language : availableLanguages()) {
        if (!language.code.isEmpty())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
    QVERIFY(availableLanguages().size() >= 4);  // system, English, German, Chinese
}

void TstKeyboard::menuLettersDoNotClash()
{
    QFETCH(QString, code);
    QSettings().setValue("window/language", code);
    Session session;
    const auto window = shown(session);
    QMap<QString, QString> bar;
    for (const QAction* action : window->menuBar()->actions()) {
        const QString letter = mnemonicOf(action->text());
        QVERIFY2(!letter.isEmpty() && !bar.contains(letter), qPrintable(action->text()));
        bar.insert(letter, action->text());
    }
    for (const QMenu* menu : allMenus(*window->menuBar())) {
        QMap<QString, QString> letters;
        for (const QAction* action : menu->actions()) {
            const QString letter = mnemonicOf(action->text());
            if (letter.isEmpty())
                continue;
            QVERIFY2(!letters.contains(letter),
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(menu->title(), letters.value(letter), action->text())));
            letters.insert(letter, action->text());
        }
    }
    installLanguage(QStringLiteral("en"));
}

void TstKeyboard::tabReachesEverything_data()
{
    QTest::addColumn<QString>("lens");
    QTest::addColumn<bool>("forwards");
    QTest::newRow("start page") << QString() << true;
    for (const LensInfo& lens : lenses()) {
        const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
        QTest::newRow(qPrintable(id + " forwards")) << id << true;
        QTest::newRow(qPrintable(id + " backwards")) << id << false;
    }
}

void TstKeyboard::tabReachesEverything()
{
    QFETCH(QString, lens);
    QFETCH(bool, forwards);
    Session session;
    std::unique_ptr<MainWindow> window;
    if (lens.isEmpty()) {
        window = std::make_unique<MainWindow>(session);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
    } else {
        window = shown(session);
        window->chooseLens(lens);
        session.pin();
        window->pinsDock().show();
        window->messageBar().say(MessageBar::Kind::Notice, QStringLiteral("A message that can be dismissed."));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    QTRY_VERIFY(QApplication::focusWidget());
    QSet<const QWidget*> reached;
    QStringList all;
    QStringList last;
    const QWidget* start = nullptr;
    bool cameRound = false;
    for (int step = 0; step < 400 && !cameRound; ++step) {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, qPrintable("the focus is lost after " + last.join(" -> ")));
        if (step == 1)
            start = focus;  // the first that Tab itself came to
        else if (focus == start && step > 5)
            cameRound = true;
        reached.insert(focus);
        all += nameOf(focus);
        last = (last + QStringList{nameOf(focus)}).mid(qMax(0, static_cast<int>(last.size()) - 5));
        QTest::keyClick(focus, forwards ? Qt::Key_Tab : Qt::Key_Backtab, forwards ? Qt::NoModifier : Qt::ShiftModifier);
    }
    QVERIFY2(cameRound, qPrintable("the focus is caught: " + last.join(" -> ")));
    QStringList missed;
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (isTabStop(*widget, *window) && !reached.contains(widget))
            missed += nameOf(widget);
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n') + "\nway: " + all.join(" -> ")));
    QVERIFY(reached.size() > 4);
}

void TstKeyboard::paneKeysGoAround()
{
    Session session;
    const auto window = shown(session);
    window->messageBar().say(MessageBar::Kind::Notice, QStringLiteral("A message."));
    window->tensorsDock().view().setFocus();
    QTRY_VERIFY(window->tensorsDock().view().hasFocus());
    const auto isIn = [](const QWidget& pane) { return pane.isAncestorOf(QApplication::focusWidget()); };
    const auto press = [](Qt::KeyboardModifiers modifiers) { QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, modifiers); };
    press({});
    QVERIFY(isIn(*window->findChild<LensView*>(window->currentLens())));
    const QWidget* inLens = QApplication::focusWidget();
    press({});
    QVERIFY(isIn(window->settingsDock()));
    press({});
    QVERIFY(isIn(window->messageBar()));
    press({});
    QVERIFY(isIn(window->tensorsDock()));
    press({});
    QCOMPARE(QApplication::focusWidget(), inLens);  // where it had been
    press(Qt::ShiftModifier);
    QVERIFY(isIn(window->tensorsDock()));
    window->settingsDock().hide();
    press(Qt::ShiftModifier);
    press(Qt::ShiftModifier);
    QVERIFY(isIn(*window->findChild<LensView*>(window->currentLens())));
}

void TstKeyboard::lensKeysGoAround()
{
    Session session;
    const auto window = shown(session);
    window->findChild<QLineEdit*>("tensorFilter")->setFocus();
    QStringList seen;
    for (std::size_t i = 0; i < lenses().size(); ++i) {
        seen += window->currentLens();
        QTest::keyClick(QApplication::focusWidget(), i % 2 == 0 ? Qt::Key_PageDown : Qt::Key_Tab, Qt::ControlModifier);
    }
    QCOMPARE(seen.removeDuplicates(), 0);
    QCOMPARE(window->currentLens(), seen.front());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(window->currentLens(), seen.back());
}

void TstKeyboard::formLabelsHaveLetters()
{
    Session session;
    const auto window = shown(session);
    QMap<QString, QString> letters;
    for (const QAction* action : window->menuBar()->actions())
        letters.insert(mnemonicOf(action->text()), action->text());
    for (const QChar letter : QString(kLensLetters))
        letters.insert(letter, QStringLiteral("a lens"));
    int labels = 0;
    for (const QLabel* label : window->settingsDock().findChildren<QLabel*>()) {
        if (!label->buddy() || !label->isVisible())
            continue;
        const QString letter = mnemonicOf(label->text());
        QVERIFY2(!letter.isEmpty(), qPrintable(label->text()));
        QVERIFY2(!letters.contains(letter), qPrintable(label->text() + " and " + letters.value(letter)));
        letters.insert(letter, label->text());
        ++labels;
        QTest::keyClick(window.get(), static_cast<Qt::Key>(letter.at(0).unicode()), Qt::AltModifier);
        QVERIFY2(label->buddy()->hasFocus() || label->buddy()->isAncestorOf(QApplication::focusWidget()),
                 qPrintable(label->text() + " goes to " + nameOf(QApplication::focusWidget())));
    }
    QVERIFY(labels > 5);
}

void TstKeyboard::contextMenusOpenByKey()
{
    Session session;
    const auto window = shown(session);
    QTreeView& tree = window->tensorsDock().view();
    tree.setFocus();
    bool opened = false;
    QTimer::singleShot(200, this, [&opened] {
        if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
            opened = !menu->actions().isEmpty();
            menu->close();
        }
    });
    const QPoint place = tree.visualRect(tree.currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, tree.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(tree.viewport(), &event);
    QVERIFY(opened);
}

QTEST_MAIN(TstKeyboard)
#include "tst_keyboard.moc"
