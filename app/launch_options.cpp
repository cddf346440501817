// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/launch_options.h"

#include "views/text/text.h"

#include <QCommandLineParser>
#include <QtGlobal>

namespace bitloupe {

namespace {

// "1440x900"
QSize sizeFrom(const QString& text)
{
    const QStringList parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Bitloupe shows what quantization does to neural-network weights."));
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Weight files to open; the built-in sample where there are none."),
                                 QStringLiteral("[FILE…]"));
    const auto add = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromUtf8(what), QString::fromLatin1(value)});
    };
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser.addOption({{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")});
    add("spec", "Settings to start with: a preset's name or key=value pairs.", "SPEC");
    add("tensor", "Tensor to select.", "NAME");
    add("lens", "Lens to look through: histogram, channels, bins.", "ID");
    add("theme", "light, dark or system.", "MODE");
    add("size", "Size of the window.", "WxH");
    add("screenshot", "Save a picture of the window when all is computed, then exit.", "OUT.png");
}

QString problemOf(const QCommandLineParser& parser, const LaunchOptions& options)
{
    if (!options.theme.isEmpty()
        && !QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}.contains(options.theme))
        return QStringLiteral("--theme takes light, dark or system, not '%1'.").arg(options.theme);
    if (parser.isSet(QStringLiteral("size")) && (options.size.width() < 100 || options.size.height() < 100))
        return QStringLiteral("--size takes width and height as in 1440x900.");
    return {};
}

}  // namespace

LaunchOptions parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    LaunchOptions options;
    if (!parser.parse(arguments)) {
        options.problem = parser.errorText();
        return options;
    }
    options.files = parser.positionalArguments();
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.lens = parser.value(QStringLiteral("lens"));
    options.tensor = parser.value(QStringLiteral("tensor"));
    options.spec = parser.value(QStringLiteral("spec"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.size = sizeFrom(parser.value(QStringLiteral("size")));
    options.helpWanted = parser.isSet(QStringLiteral("help"));
    options.versionWanted = parser.isSet(QStringLiteral("version"));
    options.problem = problemOf(parser, options);
    return options;
}

QString helpText()
{
    return QStringLiteral("Usage: bitloupe [options] [FILE…]\n"
                          "Shows what quantization does to neural-network weights. Without files it opens the built-in sample.\n\n"
                          "  -h, --help            show this help\n"
                          "  -v, --version         show the version\n"
                          "  --spec SPEC           settings to start with: a preset's name or key=value pairs\n"
                          "  --tensor NAME         tensor to select\n"
                          "  --lens ID             lens to look through: histogram, channels, bins\n"
                          "  --theme MODE          light, dark or system\n"
                          "  --size WxH            size of the window\n"
                          "  --screenshot OUT.png  save a picture of the window when all is computed, then exit\n");
}

// QT_QPA_PLATFORM=offscreen and its like need no display.
QString missingDisplay()
{
    const QString platform = qEnvironmentVariable("QT_QPA_PLATFORM");
    const bool needsX = platform.isEmpty() || platform.startsWith(QLatin1String("xcb")) || platform.startsWith(QLatin1String("wayland"));
    if (!needsX || !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return {};
    return QStringLiteral(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): use bitloupe-cli, or open a desktop session.");
}

}  // namespace bitloupe
