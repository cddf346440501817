// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interrupt.h"

#include "app/cli/console.h"

#include <array>
#include <atomic>
#include <csignal>
#include <sys/time.h>
#include <unistd.h>

namespace bitloupe::cli {

namespace {

// Lock-free atomics only: a signal handler may touch nothing else.
std::atomic<Progress*> g_progress{nullptr};
std::atomic<bool> g_mayLeave{false};
static_assert(std::atomic<Progress*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

constexpr std::array kStopSignals{SIGINT, SIGTERM, SIGHUP};
constexpr suseconds_t kGraceMicroseconds = 500000;

void leave(int) { _exit(kInterrupted); }

void stop(int)
{
    Progress* progress = g_progress.load();
    if (!progress || progress->cancelled())
        _exit(kInterrupted);
    progress->cancel();
    if (g_mayLeave.load()) {
        itimerval timer{};
        timer.it_value.tv_usec = kGraceMicroseconds;
        setitimer(ITIMER_REAL, &timer, nullptr);
    }
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt(Progress& progress, bool mayLeave)
{
    g_progress = &progress;
    g_mayLeave = mayLeave;
    handle(SIGPIPE, SIG_IGN);
    handle(SIGXFSZ, SIG_IGN);
    handle(SIGALRM, leave);
    for (const int signal : kStopSignals)
        handle(signal, stop);
}

Interrupt::~Interrupt() { g_progress = nullptr; }

}  // namespace bitloupe::cli
