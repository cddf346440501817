// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/channel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <sys/socket.h>

namespace bitloupe::hdf5 {

Channel::Channel(int socket, int memory)
    : m_socket(socket)
{
    void* block = mmap(nullptr, kSharedBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (block != MAP_FAILED)
        m_memory = static_cast<std::byte*>(block);
}

bool Channel::receive(Request& request)
{
    ssize_t bytes = 0;
    do
        bytes = recv(m_socket, &request, sizeof request, 0);
    while (bytes < 0 && errno == EINTR);
    return bytes == static_cast<ssize_t>(sizeof request) && request.version == kProtocolVersion;
}

void Channel::send(const Reply& reply)
{
    ssize_t bytes = 0;
    do
        bytes = ::send(m_socket, &reply, sizeof reply, MSG_NOSIGNAL);
    while (bytes < 0 && errno == EINTR);
}

void Channel::sendOk(const Request& request, std::size_t bytes, bool more)
{
    Reply reply{};
    reply.sequence = request.sequence;
    reply.status = Status::Ok;
    reply.bytes = static_cast<std::uint32_t>(bytes);
    reply.more = more;
    send(reply);
}

void Channel::sendProblem(const Request& request, const Problem& problem)
{
    Reply reply{};
    reply.sequence = request.sequence;
    reply.status = Status::Failed;
    reply.code = problem.code;
    reply.bytes = static_cast<std::uint32_t>(std::min<std::size_t>(problem.detail.size(), kSharedBytes));
    std::memcpy(m_memory, problem.detail.data(), reply.bytes);
    send(reply);
}

}  // namespace bitloupe::hdf5
