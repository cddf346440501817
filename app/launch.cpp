// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/launch.h"

#include "app/language.h"
#include "app/main_window.h"
#include "app/manual_window.h"
#include "app/running_instance.h"
#include "app/shutdown.h"
#include "views/text/text.h"

#include <QApplication>
#include <QFileInfo>
#include <QPushButton>
#include <QSaveFile>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace bitloupe {

namespace {

void fail(const QString& sentence) { std::fprintf(stderr, "bitloupe: %s\n", qPrintable(sentence)); }

void dieOnFatal(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg) {
        fail(QStringLiteral("no window can be opened on this display (DISPLAY=%1): use bitloupe-cli instead.")
                 .arg(qEnvironmentVariable("DISPLAY")));
        std::_Exit(3);
    }
    if (type == QtWarningMsg || type == QtCriticalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

int saveScreenshot(MainWindow& window, const QString& path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && window.grab().save(&file, "PNG") && file.commit();
    if (!saved)
        fail(QStringLiteral("%1 could not be written: %2.").arg(path, file.errorString()));
    return saved ? 0 : 3;
}

// Takes the picture when nothing is computed any more, and a moment later, when everything is laid out and drawn. What a lens
// measures only when asked, it is asked for first.
class Photographer : public QObject {
public:
    Photographer(MainWindow& window, Session& session, const QString& path)
        : m_window(window)
        , m_session(session)
        , m_path(path)
    {
        connect(&session, &Session::problem, this, [this](const QString& sentence) {
            fail(sentence);
            QCoreApplication::exit(3);
            m_timer.stop();
        });
        connect(&m_timer, &QTimer::timeout, this, &Photographer::look);
        m_timer.start(100);
    }

private:
    void look()
    {
        m_idleLooks = m_session.isBusy() ? 0 : m_idleLooks + 1;
        if (m_idleLooks < 3)
            return;
        if (m_isFirst && pressMeasure())
            return;
        m_timer.stop();
        QCoreApplication::exit(saveScreenshot(m_window, m_path));
    }

    bool pressMeasure()
    {
        m_isFirst = false;
        auto* measure = m_window.findChild<QPushButton*>(QStringLiteral("measure"));
        if (measure == nullptr || !measure->isVisible())
            return false;
        measure->click();
        m_idleLooks = 0;
        return true;
    }

    MainWindow& m_window;
    Session& m_session;
    QString m_path;
    QTimer m_timer;
    int m_idleLooks = 0;
    bool m_isFirst = true;
};

ThemeMode themeOf(const QString& word)
{
    if (word == QLatin1String("light"))
        return ThemeMode::Light;
    return word == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::System;
}

void selectWhenOpen(Session& session, const QString& tensor)
{
    QObject::connect(&session, &Session::filesChanged, &session,
                     [&session, tensor] { QTimer::singleShot(0, &session, [&session, tensor] { session.selectByName(tensor); }); });
}

bool handsOver(const LaunchOptions& options)
{
    if (!mayHandOver(options) || QGuiApplication::platformName() == QLatin1String("offscreen"))
        return false;
    Handover handover{{}, qEnvironmentVariable("XDG_ACTIVATION_TOKEN", qEnvironmentVariable("DESKTOP_STARTUP_ID"))};
    for (const QString& path : pathsOf(options.files))
        handover.files += QFileInfo(path).absoluteFilePath();
    return handOver(instanceSocket(), handover);
}

// Files that later starts are asked to open come to this window.
void listen(RunningInstance& instance, MainWindow& window, const LaunchOptions& options)
{
    if (options.newWindowWanted || !options.screenshot.isEmpty() || QGuiApplication::platformName() == QLatin1String("offscreen"))
        return;
    QObject::connect(&instance, &RunningInstance::received, &window, [&window](const Handover& handover) {
        window.open(handover.files);
        window.comeForward(handover.activation);
    });
    instance.listen(instanceSocket());
}

// Settings and pins come back always, files where none are named. Pictures are taken of a program without a past.
void restoreLast(MainWindow& window, const LaunchOptions& options)
{
    if (!options.screenshot.isEmpty())
        return;
    const bool wantsFiles = options.files.isEmpty() && !options.sampleWanted && !options.newWindowWanted;
    if (window.keeper().restore(wantsFiles) == SessionKeeper::Start::Restored)
        window.expectFiles();
    window.keeper().begin();
}

void openWhatIsAsked(MainWindow& window, Session& session, const LaunchOptions& options)
{
    const bool wantsSample = options.sampleWanted || (options.files.isEmpty() && !options.screenshot.isEmpty());
    if (wantsSample || !options.files.isEmpty())
        window.expectFiles();
    if (wantsSample)
        session.openSample();
    if (!options.files.isEmpty())
        window.open(options.files);
    if (!options.activations.isEmpty())
        session.openActivations(options.activations);
}

void applyOptions(MainWindow& window, const LaunchOptions& options)
{
    forceRightToLeft(options.isRightToLeft);
    if (!options.language.isEmpty() || options.isRightToLeft)
        window.useLanguage(options.language);
    if (!options.theme.isEmpty())
        window.setThemeMode(themeOf(options.theme));
    if (!options.lens.isEmpty())
        window.chooseLens(options.lens);
    if (options.size.isValid()) {
        window.setWindowState(Qt::WindowNoState);
        window.resize(options.size);
        window.setLayoutState({});  // the docks as they are designed for this size
    }
}

}  // namespace

void explainDisplayFailures() { qInstallMessageHandler(&dieOnFatal); }

int runWindow(QApplication& app, const LaunchOptions& options)
{
    if (handsOver(options))
        return 0;
    Session session;
    if (!options.spec.isEmpty() && !parseSpec(options.spec.toStdString())) {
        fail(text::sentence(parseSpec(options.spec.toStdString()).error()));
        return 2;
    }
    MainWindow window(session);
    restoreLast(window, options);
    if (!options.spec.isEmpty())
        session.editSpec(*parseSpec(options.spec.toStdString()));
    session.forgetHistory();
    applyOptions(window, options);
    if (!options.tensor.isEmpty())
        selectWhenOpen(session, options.tensor);
    ManualHost manual;
    QObject::connect(&window, &MainWindow::manualWanted, &manual, &ManualHost::openAt);
    RunningInstance instance;
    listen(instance, window, options);
    const Shutdown shutdown([&window] { window.closeNow(); });
    QObject::connect(&app, &QGuiApplication::commitDataRequest, &window, &MainWindow::remember, Qt::DirectConnection);
    openWhatIsAsked(window, session, options);
    window.show();
    std::unique_ptr<Photographer> photographer;
    if (!options.screenshot.isEmpty())
        photographer = std::make_unique<Photographer>(window, session, options.screenshot);
    return app.exec();
}

}  // namespace bitloupe
