// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/peer_user.h"

#include <QFile>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bitloupe {

namespace {

constexpr mode_t kOthers = 0077;

bool isPrivate(const QString& folder)
{
    struct stat found { };
    return lstat(QFile::encodeName(folder).constData(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == getuid()
        && (found.st_mode & kOthers) == 0;
}

}  // namespace

bool isSameUser(qintptr socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == getuid();
}

QString privateFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && isPrivate(runtime))
        return runtime;
    const QString own = QStringLiteral("/tmp/bitloupe-%1").arg(getuid());
    mkdir(QFile::encodeName(own).constData(), 0700);
    return isPrivate(own) ? own : QString();
}

}  // namespace bitloupe
