// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The real window, offscreen: starts, opens the sample, switches lenses and themes without a warning, ends during work.
#include "app/activity_bar.h"
#include "app/export_dialog.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "views/docks/result_panel.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/text/fold_text.h"
#include "views/text/text.h"

#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;
QStringList g_warnings;

void collect(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    const bool ofThePlugin = message.contains("does not support");  // offscreen: propagateSizeHints(), raise()
    if (type != QtDebugMsg && type != QtInfoMsg && !ofThePlugin)
        g_warnings += message;
}

}  // namespace

class TstWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void startsOnTheSampleWithoutWarnings();
    void everyActionHasAShortcutOfItsOwn();
    void settingsFollowTheForm();
    void problemsAreSaidInPlace();
    void droppedFilesAreOpened();
    void layoutSurvives();
    void damagedLayoutIsIgnored();
    void rebuildKeepsTheState();
    void exportDialogAsksAndChecks();
    void closesDuringWork();

private:
    QTemporaryDir m_folder;
};

void TstWindow::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("window");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstWindow::init() { QSettings().clear(); }

void TstWindow::startsOnTheSampleWithoutWarnings()
{
    g_warnings.clear();
    const auto previous = qInstallMessageHandler(&collect);
    {
        Session session;
        MainWindow window(session);
        window.show();
        session.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light, ThemeMode::System}) {
            window.setThemeMode(mode);
            for (const LensInfo& lens : lenses()) {
                const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
                window.chooseLens(id);
                QCOMPARE(window.currentLens(), id);
                QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
                QVERIFY(!window.grab().isNull());
            }
        }
        QVERIFY(window.settingsDock().result().asText().contains("dB"));
        QVERIFY(window.tensorsDock().model().rowCount() == 1);
        QVERIFY(window.messageBar().sentence().isEmpty());
        QVERIFY(window.findChild<ActivityBar*>()->summary().contains("analysed exactly"));
    }
    qInstallMessageHandler(previous);
    QCOMPARE(g_warnings, QStringList());
}

void TstWindow::everyActionHasAShortcutOfItsOwn()
{
    Session session;
    MainWindow window(session);
    QStringList shortcuts;
    for (const QMenu* menu : window.findChildren<QMenu*>()) {
        if (menu->parentWidget() != window.menuBar())
            continue;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            shortcuts += action->shortcut().toString();
        }
    }
    QVERIFY(shortcuts.size() > 10);
    QCOMPARE(shortcuts.removeDuplicates(), 0);
}

void TstWindow::settingsFollowTheForm()
{
    Session session;
    MainWindow window(session);
    const QuantSpec nf4 = *parseSpec("nf4");
    Q_EMIT window.settingsDock().specEdited(nf4);
    QVERIFY(session.spec() == nf4);
    session.editSpec(defaultSpec());
    QVERIFY(window.settingsDock().spec() == defaultSpec());
}

void TstWindow::problemsAreSaidInPlace()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openFiles({m_folder.filePath("absent.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(window.messageBar().sentence().contains("absent.npy"), kTimeoutMs);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void TstWindow::droppedFilesAreOpened()
{
    Session session;
    MainWindow window(session);
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral(BITLOUPE_SOURCE_DIR "/resources/samples/stories260k.safetensors"))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 1U, kTimeoutMs);
}

void TstWindow::layoutSurvives()
{
    {
        Session session;
        MainWindow window(session);
        window.show();
        session.openSample();  // without a file there is the start page
        QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty(), kTimeoutMs);
        window.setThemeMode(ThemeMode::Dark);
        window.settingsDock().hide();
        session.editSpec(*parseSpec("w4a16_g128"));
        window.close();
    }
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty(), kTimeoutMs);
    QVERIFY(window.settingsDock().isHidden());
    QVERIFY(!window.tensorsDock().isHidden());
    QVERIFY(session.spec() == *parseSpec("w4a16_g128"));
    window.forgetLayout();
    QVERIFY(!window.settingsDock().isHidden());
    window.setThemeMode(ThemeMode::Light);
}

void TstWindow::damagedLayoutIsIgnored()
{
    QSettings().setValue("window/layout", QByteArray("not a layout"));
    QSettings().setValue("window/geometry", QByteArray(300, '\xff'));
    QSettings().setValue("window/lens", "no such lens");
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty(), kTimeoutMs);
    QVERIFY(!window.tensorsDock().isHidden());
    QVERIFY(!window.settingsDock().isHidden());
    QVERIFY(window.width() > 400);
}

void TstWindow::rebuildKeepsTheState()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);
    const auto file = session.files().front().file;
    const TensorRef tensor{session.files().front().id, 3};
    session.selectTensor(tensor);
    session.editSpec(*parseSpec("nf4"));
    window.chooseLens("bins");
    window.tensorsDock().setFilter("w2");
    window.settingsDock().hide();
    window.findChild<QWidget*>("tensorFilter")->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    const QString title = window.windowTitle();
    const QSize size = window.size();
    QPointer<QWidget> old = &window.tensorsDock();

    window.rebuild();
    QVERIFY(old.isNull());
    QVERIFY(session.files().front().file == file);
    QVERIFY(session.selected() == tensor);
    QVERIFY(window.settingsDock().spec() == *parseSpec("nf4"));
    QCOMPARE(window.currentLens(), QStringLiteral("bins"));
    QCOMPARE(window.tensorsDock().model().query().filter, QStringLiteral("w2"));
    QVERIFY(window.settingsDock().isHidden());
    QVERIFY(!window.tensorsDock().isHidden());
    QCOMPARE(window.focusWidget()->objectName(), QStringLiteral("tensorFilter"));
    QCOMPARE(window.windowTitle(), title);
    QCOMPARE(window.size(), size);
    QCOMPARE(window.findChildren<QMenuBar*>().size(), 1);
    QCOMPARE(window.findChildren<ActivityBar*>().size(), 1);
    QVERIFY(window.settingsDock().result().asText().contains("dB"));

    QSignalSpy edits(&session, &Session::specChanged);  // the new parts are connected, and once
    Q_EMIT window.settingsDock().specEdited(defaultSpec());
    QCOMPARE(edits.size(), 1);
    QVERIFY(window.settingsDock().spec() == defaultSpec());
    for (int i = 0; i < 5; ++i)
        window.rebuild();
    QVERIFY(!window.grab().isNull());
}

void TstWindow::exportDialogAsksAndChecks()
{
    const QString source = m_folder.filePath("model.npz");
    ExportDialog dialog(source, "layer", defaultSpec(), false);
    QVERIFY(!dialog.request().exporter.empty());
    QVERIFY(dialog.request().target.startsWith(m_folder.path()));
    QVERIFY(dialog.request().target.contains("model-quantized."));
    QVERIFY(!dialog.request().wholeFile);
    ExportDialog values(source, "layer", defaultSpec(), true);
    QVERIFY(QString::fromStdString(values.request().exporter).contains("dequantized"));
    QVERIFY(!dialog.findChild<QLabel*>("beside"));
    const QuantSpec awq = parseSpec("bits=4,preparation=awq,fold=stored").value();
    QVERIFY(!ExportDialog(source, "layer", awq, true).findChild<QLabel*>("beside"));
    const ExportDialog prepared(source, "layer", awq, false);
    QVERIFY(prepared.findChild<QLabel*>("beside")->text().endsWith(text::foldsInto(awq)));
    QVERIFY(text::foldsInto(awq).contains(text::name("word", "stored")));
}

void TstWindow::closesDuringWork()
{
    for (int delay = 0; delay < 60; delay += 10) {
        Session session;
        MainWindow window(session);
        window.show();
        session.openSample();
        QTest::qWait(delay);
        window.close();
    }
}

QTEST_MAIN(TstWindow)
#include "tst_window.moc"
