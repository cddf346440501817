// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/running_instance.h"

#include "app/peer_user.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QLockFile>
#include <QTimer>
#include <QtEndian>

namespace bitloupe {

namespace {

constexpr char kMark[] = "BTLP";
constexpr qsizetype kMarkBytes = 4;
constexpr qsizetype kHeadBytes = kMarkBytes + 4;
constexpr int kConnectMs = 300;
constexpr int kAnswerMs = 1500;
constexpr int kPeerMs = 5000;  // a peer that says nothing for so long is dropped
constexpr qsizetype kMostFiles = 10000;

QString version() { return QStringLiteral(BITLOUPE_VERSION); }

std::optional<Handover> fromJson(const QByteArray& json)
{
    const QJsonObject message = QJsonDocument::fromJson(json).object();
    const QJsonArray files = message.value(QStringLiteral("files")).toArray();
    if (message.value(QStringLiteral("version")).toString() != version() || files.size() > kMostFiles)
        return std::nullopt;
    Handover handover{{}, message.value(QStringLiteral("activation")).toString()};
    for (const QJsonValue& file : files) {
        if (!file.toString().startsWith(u'/'))
            return std::nullopt;
        handover.files += file.toString();
    }
    return handover;
}

}  // namespace

QByteArray printHandover(const Handover& handover)
{
    const QJsonObject message{{QStringLiteral("version"), version()},
                              {QStringLiteral("files"), QJsonArray::fromStringList(handover.files)},
                              {QStringLiteral("activation"), handover.activation}};
    const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
    QByteArray head(kHeadBytes, '\0');
    std::copy_n(kMark, kMarkBytes, head.begin());
    qToBigEndian(static_cast<quint32>(json.size()), head.data() + kMarkBytes);
    return head + json;
}

Arrived parseHandover(const QByteArray& bytes, Handover& handover)
{
    const qsizetype marked = std::min(bytes.size(), kMarkBytes);
    if (bytes.first(marked) != QByteArray(kMark, marked))
        return Arrived::Broken;
    if (bytes.size() < kHeadBytes)
        return Arrived::Incomplete;
    const auto length = qFromBigEndian<quint32>(bytes.constData() + kMarkBytes);
    if (length > kLongestHandover || bytes.size() > kHeadBytes + static_cast<qsizetype>(length))
        return Arrived::Broken;
    if (bytes.size() < kHeadBytes + static_cast<qsizetype>(length))
        return Arrived::Incomplete;
    const std::optional<Handover> parsed = fromJson(bytes.sliced(kHeadBytes));
    if (!parsed)
        return Arrived::Broken;
    handover = *parsed;
    return Arrived::Complete;
}

QString instanceSocket()
{
    const QString folder = privateFolder();
    if (folder.isEmpty())
        return {};
    const QString display = qEnvironmentVariable("WAYLAND_DISPLAY") + u'|' + qEnvironmentVariable("DISPLAY");
    const QByteArray place = QCryptographicHash::hash(display.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return folder + QStringLiteral("/bitloupe-") + QString::fromLatin1(place);
}

bool handOver(const QString& socket, const Handover& handover)
{
    if (socket.isEmpty())
        return false;
    QLocalSocket peer;
    peer.connectToServer(socket);
    if (!peer.waitForConnected(kConnectMs) || !isSameUser(peer.socketDescriptor()))
        return false;
    const QByteArray message = printHandover(handover);
    if (message.size() > kHeadBytes + static_cast<qsizetype>(kLongestHandover))
        return false;
    peer.write(message);
    return peer.waitForBytesWritten(kAnswerMs) && peer.waitForReadyRead(kAnswerMs) && peer.read(1) == "+";
}

RunningInstance::RunningInstance(QObject* parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &RunningInstance::accept);
}

bool RunningInstance::listen(const QString& socket)
{
    if (socket.isEmpty())
        return false;
    QLockFile lock(socket + QStringLiteral(".lock"));  // two starts at once must not take each other's socket away
    if (!lock.tryLock(kConnectMs))
        return false;
    QLocalSocket other;  // asked first: Qt 6.4 would silently put a new socket in the place of one that is in use
    other.connectToServer(socket);
    if (other.waitForConnected(kConnectMs))
        return false;
    QLocalServer::removeServer(socket);
    return m_server.listen(socket);
}

void RunningInstance::accept()
{
    while (QLocalSocket* peer = m_server.nextPendingConnection()) {
        connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
        if (!isSameUser(peer->socketDescriptor())) {
            peer->abort();
            continue;
        }
        peer->setReadBufferSize(kHeadBytes + static_cast<qint64>(kLongestHandover) + 1);
        connect(peer, &QLocalSocket::readyRead, this, [this, peer] { read(*peer); });
        QTimer::singleShot(kPeerMs, peer, [peer] { peer->abort(); });
        read(*peer);
    }
}

void RunningInstance::read(QLocalSocket& peer)
{
    Handover handover;
    const Arrived arrived = parseHandover(peer.peek(kHeadBytes + static_cast<qint64>(kLongestHandover) + 1), handover);
    if (arrived == Arrived::Incomplete)
        return;
    peer.disconnect(this);
    peer.write(arrived == Arrived::Complete ? "+" : "-");
    peer.flush();
    peer.disconnectFromServer();
    if (arrived == Arrived::Complete)
        Q_EMIT received(handover);
}

}  // namespace bitloupe
