// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/spool.h"

#include "core/base/system.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace bitloupe {
namespace {

constexpr std::uint64_t kShareOfMemory = 8;  // a larger part than 1/8 of the memory goes to a file
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;

// A file without a name vanishes with its descriptor, however the program ends.
int openNameless(const std::filesystem::path& folder)
{
    const int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return descriptor;
    std::string name = (folder / ".bitloupe-spool-XXXXXX").string();
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        unlink(name.c_str());
    return named;
}

}  // namespace

Result<Spool> Spool::create(std::uint64_t expected, const std::filesystem::path& folder)
{
    Spool spool;
    spool.m_folder = folder;
    if (expected <= memoryLimit() / kShareOfMemory) {
        spool.m_memory.reserve(static_cast<std::size_t>(expected));
        return spool;
    }
    spool.m_descriptor = openNameless(folder);
    if (spool.m_descriptor < 0)
        return spool.error(errno);
    return spool;
}

Spool::Spool(Spool&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(std::exchange(other.m_size, 0))
    , m_memory(std::move(other.m_memory))
{
}

Spool& Spool::operator=(Spool&& other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    std::swap(m_memory, other.m_memory);
    return *this;
}

Spool::~Spool()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Error Spool::error(int number) const
{
    const bool full = number == ENOSPC || number == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::WriteFailed,
            {},
            "folder " + m_folder.string(),
            "a temporary file: " + std::generic_category().message(number)};
}

Result<void> Spool::append(std::span<const std::byte> bytes)
{
    if (m_descriptor < 0)
        m_memory.insert(m_memory.end(), bytes.begin(), bytes.end());
    while (m_descriptor >= 0 && !bytes.empty()) {
        const ssize_t done = pwrite(m_descriptor, bytes.data(), std::min(bytes.size(), kMostAtOnce), static_cast<off_t>(m_size));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return error(done < 0 ? errno : ENOSPC);
        m_size += static_cast<std::uint64_t>(done);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    if (m_descriptor < 0)
        m_size = m_memory.size();
    return {};
}

Result<void> Spool::read(std::uint64_t offset, std::span<std::byte> bytes) const
{
    if (m_descriptor < 0) {
        if (!bytes.empty())
            std::memcpy(bytes.data(), m_memory.data() + offset, bytes.size());
        return {};
    }
    while (!bytes.empty()) {
        const ssize_t done = pread(m_descriptor, bytes.data(), std::min(bytes.size(), kMostAtOnce), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return error(done < 0 ? errno : EIO);
        offset += static_cast<std::uint64_t>(done);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

}  // namespace bitloupe
