// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/input_file.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bitloupe {
namespace {

ErrorCode codeOfErrno(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
        return ErrorCode::FileNotFound;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case ENXIO:  // a socket, or a device without a driver
    case EISDIR:
        return ErrorCode::NotARegularFile;
    default:
        return ErrorCode::ReadFailed;
    }
}

std::string textOfErrno(int number) { return std::generic_category().message(number); }

std::string kindOf(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a directory";
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return "a special file";
}

}  // namespace

InputFile::InputFile(int descriptor, std::filesystem::path path, std::uint64_t size)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
    , m_size(size)
{
}

InputFile::~InputFile() { ::close(m_descriptor); }

Error InputFile::error(ErrorCode code, std::string where, std::string detail) const
{
    return Error{code, m_path.string(), std::move(where), std::move(detail)};
}

Result<std::shared_ptr<const InputFile>> InputFile::open(const std::filesystem::path& path)
{
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (const int number = errno; descriptor < 0)
        return Error{codeOfErrno(number), path.string(), "", textOfErrno(number)};
    struct stat status { };
    const bool known = ::fstat(descriptor, &status) == 0;
    const std::shared_ptr<const InputFile> file(
        new InputFile(descriptor, path, known && status.st_size > 0 ? static_cast<std::uint64_t>(status.st_size) : 0));
    if (!known)
        return file->error(ErrorCode::ReadFailed, "", textOfErrno(errno));
    if (!S_ISREG(status.st_mode))
        return file->error(ErrorCode::NotARegularFile, "", "it is " + kindOf(status.st_mode));
    return file;
}

Result<void> InputFile::readAt(std::uint64_t offset, std::span<std::byte> out) const
{
    assert(offset <= m_size && out.size() <= m_size - offset);
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // Linux reads at most 2 GiB - 4096 in one call
    std::size_t done = 0;
    while (done < out.size()) {
        const std::size_t wanted = std::min(out.size() - done, kMostAtOnce);
        const ssize_t got = ::pread(m_descriptor, out.data() + done, wanted, static_cast<off_t>(offset + done));
        const int number = errno;
        if (got < 0 && number == EINTR)
            continue;
        if (got < 0)
            return error(ErrorCode::ReadFailed, "byte " + std::to_string(offset + done), textOfErrno(number));
        if (got == 0)
            return error(ErrorCode::FileChanged, "byte " + std::to_string(offset + done),
                         "the file ends here, but had " + std::to_string(m_size) + " bytes when it was opened");
        done += static_cast<std::size_t>(got);
    }
    return {};
}

Result<std::vector<std::byte>> InputFile::readHead(std::size_t limit) const
{
    std::vector<std::byte> head(static_cast<std::size_t>(std::min<std::uint64_t>(m_size, limit)));
    if (auto read = readAt(0, head); !read)
        return read.error();
    return head;
}

FileRange::FileRange(std::shared_ptr<const InputFile> file, std::uint64_t offset, std::uint64_t size)
    : m_file(std::move(file))
    , m_offset(offset)
    , m_size(size)
{
    assert(offset <= m_file->size() && size <= m_file->size() - offset);
}

Result<void> FileRange::readAt(std::uint64_t offset, std::span<std::byte> out) const
{
    assert(offset <= m_size && out.size() <= m_size - offset);
    return m_file->readAt(m_offset + offset, out);
}

}  // namespace bitloupe
