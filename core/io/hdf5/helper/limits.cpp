// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/limits.h"

#include <csignal>
#include <ctime>
#include <poll.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace bitloupe::hdf5 {
namespace {

constexpr rlim_t kAddressSpace = rlim_t{3} << 30;
constexpr rlim_t kRequestSeconds = 30;  // of computing; the program's own watchdog is stricter

void lower(int resource, rlim_t value)
{
    rlimit limit{};
    getrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || value < limit.rlim_max ? value : limit.rlim_max;
    setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

}  // namespace

void limitProcess()
{
    lower(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__
    lower(RLIMIT_AS, kAddressSpace);  // the address sanitizer reserves terabytes
#endif
    lower(RLIMIT_FSIZE, 0);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
}

// New descriptors get the lowest free number, and 0, 1 and 2 are taken.
void forbidOpening()
{
    const rlimit none{3, 3};
    setrlimit(RLIMIT_NOFILE, &none);
}

void endWithParent(int socket)
{
    const auto watch = [socket] {
        pollfd entry{socket, POLLRDHUP, 0};
        while (poll(&entry, 1, -1) <= 0) { }
        _exit(0);
    };
    try {
        std::thread(watch).detach();
    } catch (const std::exception&) {
        // No thread to be had: the limit on computing time remains.
    }
}

void limitComputing()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    lower(RLIMIT_CPU, static_cast<rlim_t>(used.tv_sec) + kRequestSeconds);
}

}  // namespace bitloupe::hdf5
