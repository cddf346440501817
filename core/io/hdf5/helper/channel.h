// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The helper's end of the conversation: one request at a time, until the program is gone.

#include "core/io/hdf5/helper/dataset.h"
#include "core/io/hdf5/helper/protocol.h"

#include <cstddef>
#include <string_view>

namespace bitloupe::hdf5 {

class Channel {
public:
    Channel(int socket, int memory);

    bool ok() const { return m_memory != nullptr; }
    std::byte* memory() const { return m_memory; }
    // False when the program has closed its end.
    bool receive(Request& request);
    void sendOk(const Request& request, std::size_t bytes, bool more);
    void sendProblem(const Request& request, const Problem& problem);

private:
    void send(const Reply& reply);

    int m_socket;
    std::byte* m_memory = nullptr;
};

}  // namespace bitloupe::hdf5
