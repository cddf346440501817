// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The conversation with one file's helper: one request at a time, each under a watchdog. A helper that died is started
// anew at the next request; one that had to be stopped for taking too long is not, because the file would hang it again.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/hdf5/helper/protocol.h"
#include "core/io/hdf5/helper_program.h"
#include "core/io/input_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace bitloupe::hdf5 {

class HelperClient {
public:
    explicit HelperClient(std::shared_ptr<const InputFile> file)
        : m_file(std::move(file))
    {
    }
    HelperClient(const HelperClient&) = delete;
    HelperClient& operator=(const HelperClient&) = delete;
    ~HelperClient();

    // Batches of records, in order; the bytes are a private copy.
    // Cancelling ends the helper.
    Result<void> list(Progress& progress, const std::function<Result<void>(std::span<const std::byte>)>& sink);
    // Values of one dataset. `request` names it and the range; at most kSharedBytes of values. Thread-safe.
    Result<void> read(Request request, std::span<std::byte> out);

private:
    Result<void> ensureRunning();
    // Sends, and waits at most `budget` slices of time; what is left of them comes back in it.
    Result<Reply> ask(Request request, int& budget, Progress* progress);
    Result<Reply> awaitReply(std::uint64_t sequence, int& budget, Progress* progress);
    Error failure(const Reply& reply) const;
    Error stop(ErrorCode code, const std::string& why);
    Error error(ErrorCode code, std::string detail) const;

    std::shared_ptr<const InputFile> m_file;
    std::mutex m_mutex;
    std::optional<SharedBlock> m_block;
    std::optional<StartedHelper> m_helper;
    std::uint64_t m_sequence = 0;
    bool m_gaveUp = false;
};

}  // namespace bitloupe::hdf5
