// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The walls of the house: app -> views -> core -> kernels, and no arrow back. Reads every #include of the sources.

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Include {
    QString file;  // relative to the root
    int line = 0;
    QString target;  // what stands between the quotes or angle brackets
    bool quoted = false;
};

QString root() { return QStringLiteral(BITLOUPE_SOURCE_DIR "/"); }

QStringList sourcesOf(const QString& folder)
{
    QStringList files;
    QDirIterator it(root() + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next().mid(root().size());
    files.sort();
    return files;
}

QList<Include> includesOf(const QString& file)
{
    static const QRegularExpression pattern(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    QFile source(root() + file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    QList<Include> includes;
    for (int line = 1; !source.atEnd(); ++line) {
        const auto match = pattern.match(QString::fromUtf8(source.readLine()));
        if (match.hasMatch())
            includes << Include{file, line, match.captured(2), match.captured(1) == "\""};
    }
    return includes;
}

// A layer may include itself and what stands below it.
const QHash<QString, QStringList>& allowed()
{
    static const QHash<QString, QStringList> table{
        {"kernels", {"kernels"}},
        {"core", {"core", "kernels"}},
        {"views", {"views", "core", "kernels"}},
        {"app", {"app", "views", "core", "kernels"}},
    };
    return table;
}

bool isQt(const QString& target) { return QRegularExpression("^Q[A-Z]|^Qt[A-Z][A-Za-z]*/").match(target).hasMatch(); }

// Returns why the include is forbidden; empty when it is not.
QString objection(const Include& include)
{
    const QString layer = include.file.section('/', 0, 0);
    const QString targetLayer = include.target.section('/', 0, 0);
    if (include.quoted && !allowed()[layer].contains(targetLayer))
        return include.target.contains('/') ? "no arrow runs from " + layer + " to " + targetLayer
                                            : QString("includes are written from the root");
    if ((layer == "core" || layer == "kernels") && isQt(include.target))
        return layer + " knows no Qt";
    return {};
}

QString place(const Include& include) { return QString("%1:%2 <%3>").arg(include.file).arg(include.line).arg(include.target); }

}  // namespace

class TstLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLayerHasSources_data();
    void everyLayerHasSources();
    void noArrowRunsBack();
    void kernelsUseTheCompilersHeadersOnly();
    void filesWithCpuFlagsIncludeArithmeticOnly();
    void theTextNeedsNoWidgets();
    void theHelperKnowsNoCore();
    void everySourceNamesItsLicence();
    void theRuleItselfObjects();
};

void TstLayers::everyLayerHasSources_data()
{
    QTest::addColumn<QString>("layer");
    for (const char* layer : {"kernels", "core", "views", "app"})
        QTest::newRow(layer) << layer;
}

void TstLayers::everyLayerHasSources()
{
    QFETCH(QString, layer);
    QVERIFY(sourcesOf(layer).size() > 3);
    QVERIFY2(QFile::exists(root() + layer + "/README.md"), "each layer says in a README how data passes through it");
}

void TstLayers::noArrowRunsBack()
{
    QStringList forbidden;
    for (const char* layer : {"kernels", "core", "views", "app"})
        for (const QString& file : sourcesOf(layer))
            for (const Include& include : includesOf(file))
                if (const QString why = objection(include); !why.isEmpty() && !include.target.endsWith(".moc"))
                    forbidden << place(include) + ": " + why;
    QVERIFY2(forbidden.isEmpty(), qPrintable("\n" + forbidden.join('\n')));
}

void TstLayers::kernelsUseTheCompilersHeadersOnly()
{
    // The one file that asks the operating system or the CPU what it has may read the environment.
    static const QStringList freestanding{"cstddef", "cstdint",    "cstring", "cmath",  "cstdlib",          "bit",
                                          "limits",  "algorithm",  "array",   "atomic", "initializer_list", "immintrin.h",
                                          "cpuid.h", "string_view"};
    QStringList forbidden;
    for (const QString& file : sourcesOf("kernels"))
        for (const Include& include : includesOf(file))
            if (!include.quoted && !freestanding.contains(include.target))
                forbidden << place(include);
    QVERIFY2(forbidden.isEmpty(), qPrintable("\n" + forbidden.join('\n')));
}

void TstLayers::filesWithCpuFlagsIncludeArithmeticOnly()
{
    static const QStringList permitted{"immintrin.h", "cstddef", "cstdint", "kernels/kernels.h"};
    QStringList toCheck;
    for (const QString& file : sourcesOf("kernels")) {
        if (file.endsWith("_avx2.cpp") || file.endsWith("_avx512.cpp"))
            toCheck << file;
    }
    const qsizetype checked = toCheck.size();
    for (qsizetype i = 0; i < toCheck.size(); ++i) {
        for (const Include& include : includesOf(toCheck[i])) {
            if (permitted.contains(include.target))
                continue;
            // A header of our own beside it is held to the same list, and so are those that it includes.
            QVERIFY2(include.quoted && include.target.startsWith("kernels/"), qPrintable(place(include)));
            if (!toCheck.contains(include.target))
                toCheck << include.target;
        }
    }
    QVERIFY(checked >= 2);
}

void TstLayers::theTextNeedsNoWidgets()
{
    static const QRegularExpression gui("^Q(Widget|Application|GuiApplication|Main|Push|Label|Chart|Painter|Color|Font|Icon|Pixmap|Image)");
    for (const QString& file : sourcesOf("views/text") + sourcesOf("app/cli"))
        for (const Include& include : includesOf(file))
            QVERIFY2(!gui.match(include.target).hasMatch(), qPrintable(place(include)));
}

void TstLayers::theHelperKnowsNoCore()
{
    // It links HDF5 alone; of core it takes what needs no linking: plain errors and the protocol.
    static const QRegularExpression shared("^core/(io/hdf5/|tensor/dtype|base/(error|result|checked)\\.h$)");
    for (const QString& file : sourcesOf("core/io/hdf5/helper"))
        for (const Include& include : includesOf(file))
            QVERIFY2(!include.quoted || shared.match(include.target).hasMatch(), qPrintable(place(include)));
}

void TstLayers::everySourceNamesItsLicence()
{
    for (const char* layer : {"kernels", "core", "views", "app", "tests"})
        for (const QString& file : sourcesOf(layer)) {
            QFile source(root() + file);
            QVERIFY(source.open(QIODevice::ReadOnly));
            QVERIFY2(source.read(400).contains("SPDX-License-Identifier: Apache-2.0"), qPrintable(file));
        }
}

void TstLayers::theRuleItselfObjects()
{
    QVERIFY(!objection({"core/grid/grid.cpp", 1, "QString", false}).isEmpty());
    QVERIFY(!objection({"core/grid/grid.cpp", 1, "QtCore/QString", false}).isEmpty());
    QVERIFY(!objection({"core/grid/grid.cpp", 1, "views/lens.h", true}).isEmpty());
    QVERIFY(!objection({"views/lens.cpp", 1, "app/session.h", true}).isEmpty());
    QVERIFY(!objection({"kernels/scalar.cpp", 1, "core/base/result.h", true}).isEmpty());
    QVERIFY(!objection({"core/grid/grid.cpp", 1, "grid.h", true}).isEmpty());
    QVERIFY(objection({"app/main.cpp", 1, "core/base/result.h", true}).isEmpty());
    QVERIFY(objection({"views/lens.h", 1, "QWidget", false}).isEmpty());
}

QTEST_GUILESS_MAIN(TstLayers)
#include "tst_layers.moc"
