// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/launch.h"

#include <QApplication>
#include <cstdio>

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const bitloupe::LaunchOptions options = bitloupe::parseCommandLine(arguments);
    if (options.helpWanted || options.versionWanted) {
        std::fputs(qPrintable(options.helpWanted ? bitloupe::helpText() : QStringLiteral("bitloupe " BITLOUPE_VERSION "\n")), stdout);
        return 0;
    }
    if (!options.problem.isEmpty()) {
        std::fprintf(stderr, "bitloupe: %s\n", qPrintable(options.problem));
        return 2;
    }
    if (const QString missing = bitloupe::missingDisplay(); !missing.isEmpty()) {
        std::fprintf(stderr, "bitloupe: %s\n", qPrintable(missing));
        return 3;
    }
    QCoreApplication::setOrganizationName(QStringLiteral("Bitloupe"));
    QCoreApplication::setApplicationName(QStringLiteral("bitloupe"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BITLOUPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.bitloupe.Bitloupe"));  // as resources/install names it
    bitloupe::explainDisplayFailures();
    QApplication app(argc, argv);
    qInstallMessageHandler(nullptr);
    QLocale::setDefault(QLocale::c());
    return bitloupe::runWindow(app, options);
}
