// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// An inline function compiled with CPU flags can be the copy that the linker keeps for the whole program, which then dies
// on an older CPU. So objects compiled with CPU flags must define no weak symbol.

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

class TstWeakSymbols : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void objectsWithCpuFlagsDefineNone();
};

void TstWeakSymbols::objectsWithCpuFlagsDefineNone()
{
    QProcess nm;
    nm.start("nm", {"-A", "-C", BITLOUPE_LIB_DIR "/libbitloupe_kernels.a", BITLOUPE_LIB_DIR "/libbitloupe_core.a"});
    QVERIFY2(nm.waitForFinished() && nm.exitCode() == 0, "nm (binutils) reads the archives");
    static const QRegularExpression weakDefinition(R"(^\S*(_avx2|_avx512)\.cpp\.o:[0-9a-f]+ [VWu] (.*)$)");
    static const QRegularExpression anyDefinition(R"(^\S*(_avx2|_avx512)\.cpp\.o:[0-9a-f]+ [TtRr] )");
    int definitions = 0;
    QStringList weak;
    for (const QString& line : QString::fromUtf8(nm.readAllStandardOutput()).split('\n')) {
        definitions += anyDefinition.match(line).hasMatch();
        // The sanitizers add weak symbols of their own; Eigen is a namespace of another name in each of its files.
        const auto match = weakDefinition.match(line);
        const bool isOwn = match.captured(2).contains("san") || match.captured(2).contains(QRegularExpression("EigenOfAvx(2|512)::"));
        if (match.hasMatch() && !isOwn)
            weak << line;
    }
    QVERIFY2(definitions > 0, "the archive holds objects compiled with CPU flags");
    QVERIFY2(weak.isEmpty(), qPrintable("\n" + weak.join('\n')));
}

QTEST_GUILESS_MAIN(TstWeakSymbols)
#include "tst_weak_symbols.moc"
