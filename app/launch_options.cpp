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
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("Weight files and folders to open; the last session where there are none."),
                                 QStringLiteral("[FILE…]"));
    const auto add = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromUtf8(what), QString::fromLatin1(value)});
    };
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser.addOption({{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")});
    parser.addOption({QStringLiteral("sample"), QStringLiteral("Open the built-in sample.")});
    parser.addOption({QStringLiteral("new-window"), QStringLiteral("Open a window of its own.")});
    parser.addOption({QStringLiteral("rtl"), QStringLiteral("Lay the window out from right to left.")});
    add("language", "Language of the window: en, de, zh_CN.", "CODE");
    add("spec", "Settings to start with: a preset's name or key=value pairs.", "SPEC");
    add("activations", "Activations beside the weights: what these are multiplied with.", "FILE");
    add("tensor", "Tensor to select.", "NAME");
    add("lens", "Lens to look through: histogram, channels, bins, error_map, calibrators, activations, kernels.", "ID");
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
    options.activations = parser.value(QStringLiteral("activations"));
    options.lens = parser.value(QStringLiteral("lens"));
    options.tensor = parser.value(QStringLiteral("tensor"));
    options.spec = parser.value(QStringLiteral("spec"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.language = parser.value(QStringLiteral("language"));
    options.sampleWanted = parser.isSet(QStringLiteral("sample"));
    options.newWindowWanted = parser.isSet(QStringLiteral("new-window"));
    options.isRightToLeft = parser.isSet(QStringLiteral("rtl"));
    options.size = sizeFrom(parser.value(QStringLiteral("size")));
    options.helpWanted = parser.isSet(QStringLiteral("help"));
    options.versionWanted = parser.isSet(QStringLiteral("version"));
    options.problem = problemOf(parser, options);
    return options;
}

bool mayHandOver(const LaunchOptions& options)
{
    const bool isPlain = options.screenshot.isEmpty() && options.activations.isEmpty() && options.lens.isEmpty() && options.tensor.isEmpty()
        && options.spec.isEmpty() && options.theme.isEmpty() && options.language.isEmpty() && !options.size.isValid();
    return isPlain && !options.newWindowWanted && !options.sampleWanted && !options.isRightToLeft;
}

QString helpText()
{
    return QStringLiteral("Usage: bitloupe [options] [FILE…]\n"
                          "Shows what quantization does to neural-network weights. FILE is a weight file, a folder of them, or a\n"
                          "saved session. Without files it opens the last session, or a page to start from. Where a window is\n"
                          "open already, files open in it.\n\n"
                          "  -h, --help            show this help\n"
                          "  -v, --version         show the version\n"
                          "  --sample              open the built-in sample\n"
                          "  --new-window          open a window of its own\n"
                          "  --spec SPEC           settings to start with: a preset's name or key=value pairs\n"
                          "  --activations FILE    activations beside the weights\n"
                          "  --tensor NAME         tensor to select\n"
                          "  --lens ID             lens to look through: histogram, channels, bins, error_map, calibrators,\n"
                          "                        activations, kernels\n"
                          "  --theme MODE          light, dark or system\n"
                          "  --language CODE       en, de or zh_CN\n"
                          "  --size WxH            size of the window\n"
                          "  --rtl                 lay the window out from right to left\n"
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
