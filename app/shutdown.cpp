// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shutdown.h"

#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace bitloupe {

namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};
std::array<int, 2> g_sockets{-1, -1};  // a signal handler may do nothing but write

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(g_sockets[0], &byte, 1);
}

}  // namespace

Shutdown::Shutdown(std::function<void()> end, QObject* parent)
    : QObject(parent)
    , m_end(std::move(end))
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, g_sockets.data()) != 0)
        return;
    m_notifier = new QSocketNotifier(g_sockets[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        m_end();
    });
    struct sigaction action { };
    action.sa_handler = &onSignal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);  // the second one is the default: the end
    for (const int signal : kSignals)
        sigaction(signal, &action, nullptr);
}

Shutdown::~Shutdown()
{
    for (const int signal : kSignals)
        std::signal(signal, SIG_DFL);
    for (int& socket : g_sockets) {
        if (socket >= 0)
            close(socket);
        socket = -1;
    }
}

}  // namespace bitloupe
