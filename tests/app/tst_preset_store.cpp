// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Own presets on disk: kept, shared by windows side by side, and never lost to a damaged file.
#include "app/preset_store.h"
#include "views/docks/preset_box.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <unistd.h>

using namespace bitloupe;

class TstPresetStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesRenamesAndRemoves();
    void windowsSideBySideLoseNothing();
    void everyTruncationIsSetAside();
    void flippedBytesNeverCrashOrOverwrite();
    void foreignFilesAreLeftAlone_data();
    void foreignFilesAreLeftAlone();
    void whatCannotBeWrittenIsSaid();
    void theBoxShowsOwnOnesUnderASeparator();
    void theBoxAsksInPlace();

private:
    QString path() const { return m_folder->filePath("presets.json"); }
    QByteArray content() const;
    void put(const QByteArray& bytes) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstPresetStore::init() { m_folder = std::make_unique<QTemporaryDir>(); }

QByteArray TstPresetStore::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TstPresetStore::put(const QByteArray& bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TstPresetStore::savesRenamesAndRemoves()
{
    PresetStore store(path());
    QSignalSpy changed(&store, &PresetStore::changed);
    store.save("  mein  Bestes ", *parseSpec("nf4"));
    store.save("量化", *parseSpec("int4_g32"));
    QCOMPARE(changed.size(), 2);
    PresetStore again(path());
    again.reload();
    QCOMPARE(again.presets().size(), 2U);
    QCOMPARE(again.presets()[0].name, QStringLiteral("mein Bestes"));
    QVERIFY(again.presets()[1].spec == *parseSpec("int4_g32"));
    again.save("量化", *parseSpec("int8"));  // replaced
    again.rename("mein Bestes", "a");
    QCOMPARE(again.presets().size(), 2U);
    QVERIFY(again.presets()[1].spec == *parseSpec("int8"));
    again.rename("a", "量化");  // takes the place of the other
    QCOMPARE(again.presets().size(), 1U);
    QVERIFY(again.presets()[0].spec == *parseSpec("nf4"));
    again.remove("量化");
    store.reload();
    QVERIFY(store.presets().empty());
    store.save("   ", *parseSpec("nf4"));
    store.save(QString(QChar(7)), *parseSpec("nf4"));
    QVERIFY(store.presets().empty());
}

void TstPresetStore::windowsSideBySideLoseNothing()
{
    PresetStore one(path());
    PresetStore other(path());
    for (int i = 0; i < 20; ++i)
        (i % 2 == 0 ? one : other).save(QString::number(i), *parseSpec("nf4"));
    one.reload();
    QCOMPARE(one.presets().size(), 20U);
    other.remove("4");
    one.save("x", *parseSpec("fp4"));
    QCOMPARE(one.presets().size(), 20U);
    other.reload();
    QVERIFY(one.presets() == other.presets());
}

void TstPresetStore::everyTruncationIsSetAside()
{
    PresetStore writer(path());
    writer.save("first", *parseSpec("nf4"));
    writer.save("second", *parseSpec("int4_g32"));
    const QByteArray whole = content();
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {  // without its last line break it is whole
        init();
        put(whole.first(length));
        PresetStore store(path());
        QSignalSpy notices(&store, &PresetStore::notice);
        store.reload();
        store.save("new", *parseSpec("fp4"));
        QCOMPARE(notices.size(), 1);
        QFile aside(path() + ".damaged-1");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), whole.first(length));
        QCOMPARE(store.presets().size(), 1U);
        QFile::remove(aside.fileName());
    }
}

void TstPresetStore::flippedBytesNeverCrashOrOverwrite()
{
    PresetStore writer(path());
    writer.save("first", *parseSpec("nf4"));
    writer.save("second", *parseSpec("int4_g32"));
    const QByteArray whole = content();
    QRandomGenerator random(4711);
    for (int round = 0; round < 400; ++round) {
        init();
        QByteArray damaged = whole;
        for (int i = 0; i <= round % 3; ++i)
            damaged[random.bounded(static_cast<int>(damaged.size()))] ^= static_cast<char>(1 << random.bounded(8));
        put(damaged);
        PresetStore store(path());
        QSignalSpy notices(&store, &PresetStore::notice);
        QSignalSpy problems(&store, &PresetStore::problem);
        store.reload();
        const bool isWhole = store.presets().size() == 2;
        const bool isKept = isWhole || content() == damaged || QFile::exists(path() + ".damaged-1");
        QVERIFY(isKept);
        QCOMPARE(notices.size() + problems.size() > 0, !isWhole);
    }
}

void TstPresetStore::foreignFilesAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("newer version") << QByteArray(R"({"bitloupe":"presets","version":9,"presets":[{"name":"a","spec":"nf4"}]})");
}

void TstPresetStore::foreignFilesAreLeftAlone()
{
    QFETCH(QByteArray, bytes);
    put(bytes);
    PresetStore store(path());
    QSignalSpy problems(&store, &PresetStore::problem);
    store.reload();
    store.save("new", *parseSpec("fp4"));
    QCOMPARE(problems.size(), 2);
    QCOMPARE(content(), bytes);
    QVERIFY(store.presets().empty());
}

void TstPresetStore::whatCannotBeWrittenIsSaid()
{
    QVERIFY(QDir(m_folder->path()).mkpath("presets.json"));  // a folder stands in the way
    PresetStore blocked(path());
    QSignalSpy problems(&blocked, &PresetStore::problem);
    blocked.save("a", *parseSpec("nf4"));
    QCOMPARE(problems.size(), 1);
    QVERIFY(QFileInfo(path()).isDir());
    QFile file(m_folder->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    PresetStore nowhere(m_folder->filePath("file/presets.json"));
    QSignalSpy more(&nowhere, &PresetStore::problem);
    nowhere.save("a", *parseSpec("nf4"));
    QCOMPARE(more.size(), 1);
    if (::geteuid() == 0)
        return;  // may write anywhere
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    PresetStore readOnly(m_folder->filePath("other.json"));
    QSignalSpy third(&readOnly, &PresetStore::problem);
    readOnly.save("a", *parseSpec("nf4"));
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(third.size(), 1);
}

void TstPresetStore::theBoxShowsOwnOnesUnderASeparator()
{
    PresetBox box;
    QComboBox& combo = *box.combo();
    QCOMPARE(static_cast<std::size_t>(combo.count()), presets().size() + 1);
    box.setOwnPresets({{"mine", *parseSpec("grid=int,bits=5")}});
    QCOMPARE(static_cast<std::size_t>(combo.count()), presets().size() + 3);
    box.setSpec(*parseSpec("grid=int,bits=5"));
    QCOMPARE(combo.currentText(), QStringLiteral("mine"));
    box.setSpec(*parseSpec("grid=int,bits=6"));
    QCOMPARE(combo.currentIndex(), 0);
    QSignalSpy chosen(&box, &PresetBox::chosen);
    combo.setCurrentIndex(combo.count() - 1);
    Q_EMIT combo.activated(combo.count() - 1);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].value<QuantSpec>() == *parseSpec("grid=int,bits=5"));
}

void TstPresetStore::theBoxAsksInPlace()
{
    PresetBox box;
    box.show();
    QSignalSpy saved(&box, &PresetBox::saveRequested);
    auto* name = box.findChild<QLineEdit*>("presetName");
    auto* accept = box.findChild<QToolButton*>("presetAccept");
    QVERIFY(!name->isVisible());
    box.beginSave();
    QVERIFY(name->isVisible());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    name->setText("  ");
    QVERIFY(!accept->isEnabled());
    name->setText("NF4 g64");  // a built-in one
    QVERIFY(!accept->isEnabled());
    name->setText("mine");
    QVERIFY(accept->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), QStringLiteral("mine"));
    QVERIFY(!name->isVisible());
    box.setOwnPresets({{"mine", defaultSpec()}});
    box.beginSave();
    name->setText("mine");
    QCOMPARE(accept->text(), QStringLiteral("Replace"));
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible());
    QCOMPARE(saved.size(), 1);
}

QTEST_MAIN(TstPresetStore)
#include "tst_preset_store.moc"
