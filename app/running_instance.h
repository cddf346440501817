// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file that is opened while a window is there opens in that window. The window listens on a local socket, one a user and
// display; a second start sends it the files and ends. Only processes of the same user are heard, every message has a
// length that is checked before it is read, and who does not answer is not waited for.
//
//   message:  "BTLP" | length of what follows, 4 bytes big-endian, at most kLongestHandover | JSON
//             {"version": "0.1.0", "files": ["/absolute/path", …], "activation": "…"}
//   answer:   "+" files are being opened | "-" not understood (another version): open a window of your own

#include <QByteArray>
#include <QLocalServer>
#include <QStringList>
#include <optional>

class QLocalSocket;

namespace bitloupe {

inline constexpr quint32 kLongestHandover = 1U << 20;

struct Handover {
    QStringList files;  // absolute paths
    QString activation;  // token with which the desktop lets a window come to the front
    friend bool operator==(const Handover&, const Handover&) = default;
};

QByteArray printHandover(const Handover& handover);  // with its head

enum class Arrived { Incomplete, Broken, Complete };
// Whether `bytes` holds a whole message; `handover` is set where it does.
Arrived parseHandover(const QByteArray& bytes, Handover& handover);

// Where the window of this user on this display listens; empty where there is no private place for it.
QString instanceSocket();

// Sends to the window that listens there. False: nobody does, or not one that understands; open a window here.
bool handOver(const QString& socket, const Handover& handover);

class RunningInstance : public QObject {
    Q_OBJECT
public:
    explicit RunningInstance(QObject* parent = nullptr);

    // False where another window listens already. A socket that a crash has left is taken over.
    bool listen(const QString& socket);

Q_SIGNALS:
    void received(const bitloupe::Handover& handover);

private:
    void accept();
    void read(QLocalSocket& peer);

    QLocalServer m_server;
};

}  // namespace bitloupe
