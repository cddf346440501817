// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

class TstDispatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalarIsEverywhere()
    {
        QVERIFY(table(Level::Scalar) != nullptr);
        QCOMPARE(QString(scalar().name), QString("scalar"));
    }
    // A table is function pointers after its name: none may be missing.
    void tablesAreFull()
    {
        for (const Level level : {Level::Scalar, Level::Avx2, Level::Avx512}) {
            const Kernels* t = table(level);
            if (t == nullptr)
                continue;
            QVERIFY(t->level == level);
            constexpr std::size_t kFirst = offsetof(Kernels, halfToFloat);
            for (std::size_t at = kFirst; at < sizeof(Kernels); at += sizeof(void*)) {
                void* function = nullptr;
                std::memcpy(&function, reinterpret_cast<const char*>(t) + at, sizeof(function));
                QVERIFY2(function != nullptr, t->name);
            }
        }
    }
    void levelsStandOnEachOther()
    {
        if (table(Level::Avx512) != nullptr)
            QVERIFY(table(Level::Avx2) != nullptr);
        if (table(Level::Avx2) != nullptr)
            QVERIFY(table(Level::Avx2)->pack != scalar().pack);
    }
    void levelsCanBeChosen()
    {
        const Level before = active().level;
        for (const Level level : {Level::Scalar, Level::Avx2, Level::Avx512}) {
            QCOMPARE(use(level), table(level) != nullptr);
            if (table(level) != nullptr)
                QVERIFY(&active() == table(level));
        }
        QVERIFY(use(before));
    }
};

QTEST_GUILESS_MAIN(TstDispatch)
#include "tst_dispatch.moc"
