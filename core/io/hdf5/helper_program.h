// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finding and starting the program bitloupe-hdf5. The calls of the operating system for it stand here alone.

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace bitloupe::hdf5 {

// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_value(other.release())
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    bool ok() const { return m_value >= 0; }
    int get() const { return m_value; }
    int release();

private:
    int m_value = -1;
};

// A block of memory that another process can write and neither can resize.
class SharedBlock {
public:
    static Result<SharedBlock> create(std::uint64_t bytes);
    SharedBlock(SharedBlock&& other) noexcept;
    SharedBlock& operator=(SharedBlock&&) = delete;
    ~SharedBlock();

    int descriptor() const { return m_descriptor.get(); }
    const std::byte* data() const { return m_data; }

private:
    SharedBlock(Descriptor descriptor, const std::byte* data, std::uint64_t bytes);

    Descriptor m_descriptor;
    const std::byte* m_data;
    std::uint64_t m_bytes;
};

// Where the program lies: BITLOUPE_HDF5_HELPER, beside the running program, or in ../libexec/bitloupe from there.
std::string helperPath();

struct StartedHelper {
    pid_t process;
    Descriptor socket;
};
// Starts the helper on an open file. It inherits that file, one end of a socket pair, the block, and nothing else.
Result<StartedHelper> startHelper(int file, int sharedBlock);

// Ends the process and collects it; how it ended, for people: "signal 11 (SEGV)", "exit code 1".
std::string endHelper(pid_t process);
// Whether it has ended by itself; collects it then.
bool hasEnded(pid_t process, std::string& how);

}  // namespace bitloupe::hdf5
