// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Files handed to a window that is open: the message as bytes, and what a listening window does with good and bad ones.
#include "app/launch_options.h"
#include "app/running_instance.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QtEndian>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 5000;

QByteArray framed(const QByteArray& json, quint32 length)
{
    QByteArray bytes("BTLP\0\0\0\0", 8);
    qToBigEndian(length, bytes.data() + 4);
    return bytes + json;
}

QByteArray framed(const QByteArray& json) { return framed(json, static_cast<quint32>(json.size())); }

}  // namespace

class TstRunningInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesRoundTrip();
    void everyTruncationIsIncomplete();
    void brokenMessagesAreRefused_data();
    void brokenMessagesAreRefused();
    void filesArriveAtTheWindow();
    void badMessagesOpenNothing();
    void aSecondWindowDoesNotListen();
    void aSocketThatACrashLeftIsTakenOver();
    void nobodyListening();
    void onlyPlainStartsAreHandedOver();

private:
    QString socket() const { return m_folder.filePath("socket"); }
    QTemporaryDir m_folder;
};

void TstRunningInstance::messagesRoundTrip()
{
    const Handover sent{{"/a b/ü.npy", "/model.h5"}, "token"};
    Handover read;
    QCOMPARE(parseHandover(printHandover(sent), read), Arrived::Complete);
    QVERIFY(read == sent);
}

void TstRunningInstance::everyTruncationIsIncomplete()
{
    const QByteArray whole = printHandover({{"/a.npy"}, {}});
    Handover read;
    for (qsizetype size = 0; size < whole.size(); ++size)
        QCOMPARE(parseHandover(whole.first(size), read), Arrived::Incomplete);
}

void TstRunningInstance::brokenMessagesAreRefused_data()
{
    const QByteArray version = QJsonDocument::fromJson(printHandover({}).sliced(8)).object().value("version").toString().toLatin1();
    QVERIFY(!version.isEmpty());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("other mark") << QByteArray("GET / HTTP/1.1");
    QTest::newRow("too long") << framed("{}", kLongestHandover + 1);
    QTest::newRow("more than its length") << framed("{}", 1);
    QTest::newRow("no JSON") << framed("[[[");
    QTest::newRow("another version") << framed(R"({"version":"0.0.0","files":[]})");
    QTest::newRow("relative path") << framed(R"({"version":")" + version + R"(","files":["a.npy"]})");
    QTest::newRow("not a path") << framed(R"({"version":")" + version + R"(","files":[7]})");
}

void TstRunningInstance::brokenMessagesAreRefused()
{
    QFETCH(QByteArray, bytes);
    Handover read;
    QCOMPARE(parseHandover(bytes, read), Arrived::Broken);
}

void TstRunningInstance::filesArriveAtTheWindow()
{
    RunningInstance window;
    QVERIFY(window.listen(socket()));
    QCOMPARE(QFile::permissions(socket()) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QSignalSpy received(&window, &RunningInstance::received);
    bool isTaken = false;
    std::unique_ptr<QThread> start(QThread::create([&] { isTaken = handOver(socket(), {{"/a.npy", "/b.h5"}, "t"}); }));
    start->start();
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, kTimeoutMs);
    QVERIFY(start->wait(kTimeoutMs));
    QVERIFY(isTaken);
    QCOMPARE(received.first().first().value<Handover>().files, (QStringList{"/a.npy", "/b.h5"}));
}

void TstRunningInstance::badMessagesOpenNothing()
{
    RunningInstance window;
    QVERIFY(window.listen(socket()));
    QSignalSpy received(&window, &RunningInstance::received);
    QLocalSocket peer;
    peer.connectToServer(socket());
    QVERIFY(peer.waitForConnected(kTimeoutMs));
    peer.write(framed("{}", kLongestHandover + 1));
    peer.flush();
    QTRY_COMPARE_WITH_TIMEOUT(peer.bytesAvailable(), 1, kTimeoutMs);
    QCOMPARE(peer.readAll(), QByteArray("-"));
    QCOMPARE(received.size(), 0);
}

void TstRunningInstance::aSecondWindowDoesNotListen()
{
    RunningInstance first;
    QVERIFY(first.listen(socket()));
    RunningInstance second;
    QVERIFY(!second.listen(socket()));
}

void TstRunningInstance::aSocketThatACrashLeftIsTakenOver()
{
    QFile left(socket());
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    QVERIFY(!handOver(socket(), {{"/a.npy"}, {}}));
    RunningInstance window;
    QVERIFY(window.listen(socket()));
    QVERIFY(!RunningInstance().listen({}));
}

void TstRunningInstance::nobodyListening()
{
    QVERIFY(!handOver(m_folder.filePath("nobody"), {{"/a.npy"}, {}}));
    QVERIFY(!handOver({}, {{"/a.npy"}, {}}));
}

void TstRunningInstance::onlyPlainStartsAreHandedOver()
{
    QVERIFY(mayHandOver(parseCommandLine({"bitloupe", "a.npy"})));
    QVERIFY(mayHandOver(parseCommandLine({"bitloupe"})));
    const QList<QStringList> own{{"--new-window"},    {"--sample"},       {"--screenshot", "o.png"},
                                 {"--theme", "dark"}, {"--lens", "bins"}, {"--rtl"}};
    for (const QStringList& options : own)
        QVERIFY2(!mayHandOver(parseCommandLine(QStringList{"bitloupe"} + options)), qPrintable(options.first()));
}

QTEST_GUILESS_MAIN(TstRunningInstance)
#include "tst_running_instance.moc"
