// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper_client.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <vector>

namespace bitloupe::hdf5 {
namespace {

// Time is counted in slices of waiting rather than by a clock: when the whole session is stopped or the machine
// sleeps, no slice passes, and a healthy helper is not killed on waking.
constexpr int kSliceMilliseconds = 50;
constexpr int kRequestSlices = 7000 / kSliceMilliseconds;
constexpr std::uint64_t kLongestList = std::uint64_t{512} << 20;

Request emptyRequest(Op op)
{
    Request request{};
    request.version = kProtocolVersion;
    request.op = op;
    return request;
}

}  // namespace

HelperClient::~HelperClient()
{
    if (m_helper)
        endHelper(m_helper->process);
}

Error HelperClient::error(ErrorCode code, std::string detail) const { return m_file->error(code, "HDF5 reader", std::move(detail)); }

Error HelperClient::stop(ErrorCode code, const std::string& why)
{
    const std::string end = endHelper(m_helper->process);
    m_helper.reset();
    if (code == ErrorCode::HelperTimeout)
        m_gaveUp = true;
    return error(code, code == ErrorCode::HelperDied ? why + ": " + end : why);
}

Result<void> HelperClient::ensureRunning()
{
    if (m_gaveUp)
        return error(ErrorCode::HelperTimeout, "it was stopped before, because this file kept it busy for too long");
    std::string how;
    if (m_helper && hasEnded(m_helper->process, how))
        m_helper.reset();
    if (m_helper)
        return {};
    if (!m_block) {
        auto block = SharedBlock::create(kSharedBytes);
        if (!block)
            return m_file->error(block.error().code, block.error().where, block.error().detail);
        m_block.emplace(std::move(block).value());
    }
    auto helper = startHelper(m_file->descriptor(), m_block->descriptor());
    if (!helper)
        return m_file->error(helper.error().code, helper.error().where, helper.error().detail);
    m_helper.emplace(std::move(helper).value());
    return {};
}

Result<Reply> HelperClient::ask(Request request, int& budget, Progress* progress)
{
    if (auto running = ensureRunning(); !running)
        return running.error();
    request.sequence = ++m_sequence;
    if (send(m_helper->socket.get(), &request, sizeof request, MSG_NOSIGNAL) != static_cast<ssize_t>(sizeof request))
        return stop(ErrorCode::HelperDied, "it ended");
    return awaitReply(request.sequence, budget, progress);
}

Result<Reply> HelperClient::awaitReply(std::uint64_t sequence, int& budget, Progress* progress)
{
    while (true) {
        pollfd entry{m_helper->socket.get(), POLLIN, 0};
        const int ready = poll(&entry, 1, kSliceMilliseconds);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready != 0)
            break;
        if (progress && progress->cancelled()) {
            (void)stop(ErrorCode::HelperDied, "it was cancelled");
            throw Cancelled{};
        }
        if (--budget <= 0)
            return stop(ErrorCode::HelperTimeout, "no answer within " + std::to_string(kRequestSlices * kSliceMilliseconds / 1000) + " s");
    }
    Reply reply{};
    const ssize_t bytes = recv(m_helper->socket.get(), &reply, sizeof reply, MSG_TRUNC | MSG_DONTWAIT);
    if (bytes <= 0)
        return stop(ErrorCode::HelperDied, "it ended");
    const bool known = reply.status == Status::Ok || reply.status == Status::Failed;
    if (bytes != static_cast<ssize_t>(sizeof reply) || reply.sequence != sequence || reply.bytes > kSharedBytes || !known)
        return stop(ErrorCode::HelperDied, "it answered nonsense");
    if (reply.status == Status::Failed)
        return failure(reply);
    return reply;
}

Error HelperClient::failure(const Reply& reply) const
{
    constexpr std::uint32_t kLongestText = 600;
    std::string text(reinterpret_cast<const char*>(m_block->data()), std::min(reply.bytes, kLongestText));
    const bool known = reply.code >= ErrorCode::FileNotFound && reply.code <= ErrorCode::VerifyFailed;
    return error(known ? reply.code : ErrorCode::ReadFailed, std::move(text));
}

Result<void> HelperClient::list(Progress& progress, const std::function<Result<void>(std::span<const std::byte>)>& sink)
{
    const std::lock_guard lock(m_mutex);
    int budget = kRequestSlices;
    std::uint64_t total = 0;
    for (Op op = Op::List;; op = Op::More) {
        progress.advance(0);
        auto reply = ask(emptyRequest(op), budget, &progress);
        if (!reply)
            return reply.error();
        total += reply->bytes;
        if (total > kLongestList || (reply->more && reply->bytes == 0))
            return stop(ErrorCode::TooLarge, "a list of more than " + std::to_string(kLongestList) + " bytes");
        const std::vector<std::byte> copy(m_block->data(), m_block->data() + reply->bytes);
        if (auto taken = sink(copy); !taken)
            return taken;
        if (!reply->more)
            return {};
    }
}

Result<void> HelperClient::read(Request request, std::span<std::byte> out)
{
    const std::lock_guard lock(m_mutex);
    request.version = kProtocolVersion;
    request.op = Op::Read;
    int budget = kRequestSlices;
    auto reply = ask(request, budget, nullptr);
    if (!reply)
        return reply.error();
    if (reply->bytes != out.size())
        return stop(ErrorCode::HelperDied, "it answered nonsense");
    std::memcpy(out.data(), m_block->data(), out.size());
    return {};
}

}  // namespace bitloupe::hdf5
