// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What comes from outside: folders searched by content, words of a command line, and what is said about the rest.
#include "app/arrivals.h"
#include "app/session.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

QByteArray sample()
{
    QFile file(QStringLiteral(BITLOUPE_SOURCE_DIR "/resources/samples/stories260k.safetensors"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

}  // namespace

class TstArrivals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void foldersAreSearchedByContent();
    void linksEndNowhereAndNothingIsFoundTwice();
    void searchCanBeCancelled();
    void aSearchHasLimits();
    void wordsBecomePaths_data();
    void wordsBecomePaths();
    void leftOutFilesAreSummedUp();
    void aDroppedFolderIsOpened();
    void filesOfOtherMachinesAreRefused();

private:
    QString at(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstArrivals::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void TstArrivals::foldersAreSearchedByContent()
{
    write(at("models/a10.bin"), sample());
    write(at("models/a2.safetensors"), sample());
    write(at("models/deep/down/b.safetensors"), sample());
    write(at("models/readme.txt"), "no weights");
    write(at("models/wrong.npy"), "neither");
    write(at("models/empty.npz"), "");
    write(at("models/.git/c.safetensors"), sample());
    Progress progress;
    const FoundFiles found = searchFolders({at("models")}, progress);
    QCOMPARE(found.files, (QStringList{at("models/a2.safetensors"), at("models/a10.bin"), at("models/deep/down/b.safetensors")}));
    QCOMPARE(found.others, 3);
    QVERIFY(!found.isCut);
}

void TstArrivals::linksEndNowhereAndNothingIsFoundTwice()
{
    write(at("hub/blobs/0123abcd"), sample());
    QVERIFY(QDir().mkpath(at("hub/snapshots/main")));
    QVERIFY(QFile::link(at("hub/blobs/0123abcd"), at("hub/snapshots/main/model.safetensors")));
    QVERIFY(QFile::link(at("hub"), at("hub/snapshots/loop")));
    QVERIFY(QFile::link(at("nowhere"), at("hub/dangling.safetensors")));
    Progress progress;
    const FoundFiles found = searchFolders({at("hub"), at("hub/snapshots")}, progress);
    QCOMPARE(found.files, QStringList{at("hub/snapshots/main/model.safetensors")});
}

void TstArrivals::searchCanBeCancelled()
{
    write(at("x/a.safetensors"), sample());
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN(searchFolders({at("x")}, progress), Cancelled);
}

void TstArrivals::aSearchHasLimits()
{
    const QByteArray content = sample();
    write(at("many/0.safetensors"), content);
    for (int i = 1; i < kMostFoundFiles + 3; ++i)
        write(at(QStringLiteral("many/%1.safetensors").arg(i)), content.first(4096));
    Progress progress;
    const FoundFiles found = searchFolders({at("many")}, progress);
    QVERIFY(found.files.size() <= kMostFoundFiles);
    QVERIFY(found.isCut || found.others > 0);
    QVERIFY(!foundSentence({at("many")}, found).isEmpty());
}

void TstArrivals::wordsBecomePaths_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("path") << "/a b/c.npy" << QStringList{"/a b/c.npy"};
    QTest::newRow("address") << "file:///a%20b/c.npy" << QStringList{"/a b/c.npy"};
    QTest::newRow("other address") << "https://host/c.npy" << QStringList{"https://host/c.npy"};
    QTest::newRow("pattern") << "%1/w*.npy" << QStringList{"%1/w1.npy", "%1/w2.npy"};
    QTest::newRow("file named like a pattern") << "%1/w[1].npz" << QStringList{"%1/w[1].npz"};
    QTest::newRow("pattern of nothing") << "%1/z*.npy" << QStringList{"%1/z*.npy"};
}

void TstArrivals::wordsBecomePaths()
{
    QFETCH(QString, word);
    QFETCH(QStringList, paths);
    write(at("w1.npy"), "1");
    write(at("w2.npy"), "2");
    write(at("w[1].npz"), "3");
    for (QString& path : paths)
        path.replace("%1", m_folder->path());
    QCOMPARE(pathsOf({word.replace("%1", m_folder->path())}), paths);
}

void TstArrivals::leftOutFilesAreSummedUp()
{
    QVERIFY(foundSentence({"/x/models"}, {{"/x/models/a.npy"}, 0, false}).isEmpty());
    const QString some = foundSentence({"/x/models/"}, {{"/x/models/a.npy"}, 7, false});
    QVERIFY2(some.contains("models") && some.contains("7"), qPrintable(some));
    const QString none = foundSentence({"/x/models"}, {{}, 7, false});
    QVERIFY2(none.contains("no weight file"), qPrintable(none));
    QVERIFY(foundSentence({"/x/models"}, {{"/x/models/a.npy"}, 0, true}).contains("more may be there"));
    QVERIFY(foundSentence({"/x/\u202emodels"}, {{}, 1, false}).contains("\\u202e", Qt::CaseInsensitive));
}

void TstArrivals::aDroppedFolderIsOpened()
{
    write(at("in/a.safetensors"), sample());
    write(at("in/notes.txt"), "hello");
    Session session;
    Arrivals arrivals(session);
    QSignalSpy notices(&arrivals, &Arrivals::notice);
    arrivals.takeUrls({QUrl::fromLocalFile(at("in"))});
    QVERIFY(arrivals.isSearching());
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 1U, kTimeoutMs);
    QCOMPARE(notices.size(), 1);
    QVERIFY(!arrivals.isSearching());
}

void TstArrivals::filesOfOtherMachinesAreRefused()
{
    Session session;
    Arrivals arrivals(session);
    QSignalSpy problems(&arrivals, &Arrivals::problem);
    arrivals.takeUrls({QUrl("https://example.org/model.npy")});
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().first().toString().contains("example.org"));
}

QTEST_MAIN(TstArrivals)
#include "tst_arrivals.moc"
