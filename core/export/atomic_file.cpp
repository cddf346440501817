// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/atomic_file.h"

#include "core/export/sha256.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace bitloupe {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr std::string_view kPrefix = ".bitloupe-";
constexpr std::string_view kSuffix = ".tmp";

ErrorCode codeOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::PermissionDenied;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
        return ErrorCode::BadTarget;
    default:
        return ErrorCode::WriteFailed;
    }
}

// Beyond RLIMIT_FSIZE the system sends a signal that ends the program; ignored, it is an errno like others.
void ignoreFileSizeSignal()
{
    struct sigaction now { };
    if (sigaction(SIGXFSZ, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
        std::signal(SIGXFSZ, SIG_IGN);
}

const char* kindOf(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a directory";
    if (S_ISFIFO(mode))
        return "a pipe";
    return S_ISSOCK(mode) ? "a socket" : "a device";
}

}  // namespace

Error AtomicFile::error(int number, const char* action) const
{
    return {codeOf(number), m_given.string(), "folder " + m_folder.string(),
            std::string(action) + ": " + std::generic_category().message(number)};
}

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::filesystem::path& target)
{
    ignoreFileSizeSignal();
    std::unique_ptr<AtomicFile> file(new AtomicFile(target));
    if (auto resolved = file->resolveTarget(); !resolved)
        return resolved.error();
    if (auto created = file->createTemporary(); !created)
        return created.error();
    file->removeStale();
    file->m_buffer.reserve(kBufferBytes);
    return file;
}

AtomicFile::~AtomicFile()
{
    if (m_exists)
        unlink(m_temporary.c_str());
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Result<void> AtomicFile::resolveTarget()
{
    std::error_code ignored;
    m_target = std::filesystem::exists(m_given, ignored) ? std::filesystem::canonical(m_given, ignored) : m_given;
    if (m_target.empty())
        m_target = m_given;
    m_folder = m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
    const std::string name = m_target.filename().string();
    if (name.empty() || name == "." || name == "..")
        return Error{ErrorCode::BadTarget, m_given.string(), {}, "it is no file name"};
    struct stat facts { };
    if (stat(m_target.c_str(), &facts) == 0) {
        if (!S_ISREG(facts.st_mode))
            return Error{ErrorCode::BadTarget, m_given.string(), {}, std::string("it is ") + kindOf(facts.st_mode)};
        if (access(m_target.c_str(), W_OK) != 0)
            return error(errno, "the file may not be replaced");
    } else if (errno != ENOENT) {
        return error(errno, "the name cannot be used");
    }
    const long longest = pathconf(m_folder.c_str(), _PC_NAME_MAX);
    if (longest > 0 && name.size() > static_cast<std::size_t>(longest))
        return Error{ErrorCode::BadTarget, m_given.string(), "folder " + m_folder.string(),
                     "a name of " + std::to_string(name.size()) + " bytes, at most " + std::to_string(longest) + " are possible"};
    m_prefix = std::string(kPrefix) + sha256Hex(std::as_bytes(std::span(name))).substr(0, 16) + '-';
    return {};
}

Result<void> AtomicFile::createTemporary()
{
    bool created = false;
    for (unsigned attempt = 0; !created; ++attempt)
        if (auto tried = tryTemporary(attempt, created); !tried)
            return tried;
    // The new file takes over the rights of the old one.
    struct stat facts { };
    if (stat(m_target.c_str(), &facts) == 0)
        static_cast<void>(fchmod(m_descriptor, facts.st_mode & 07777));
    return {};
}

Result<void> AtomicFile::tryTemporary(unsigned attempt, bool& created)
{
    constexpr unsigned kMostAttempts = 100;
    m_temporary = m_folder / (m_prefix + std::to_string(getpid()) + '-' + std::to_string(attempt) + std::string(kSuffix));
    m_descriptor = open(m_temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (m_descriptor < 0)
        return errno == EEXIST && attempt < kMostAttempts ? Result<void>() : error(errno, "a file cannot be created");
    m_exists = true;
    // Between creating and locking another export may have taken the file for a left-over and removed it.
    flock(m_descriptor, LOCK_EX);
    struct stat facts { };
    created = fstat(m_descriptor, &facts) != 0 || facts.st_nlink > 0;
    if (!created) {
        close(std::exchange(m_descriptor, -1));
        m_exists = false;
    }
    return {};
}

void AtomicFile::removeStale() const
{
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(m_folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(m_prefix) || !name.ends_with(kSuffix) || name == m_temporary.filename())
            continue;
        const int descriptor = open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (descriptor < 0)
            continue;
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            unlink(entry->path().c_str());
        close(descriptor);
    }
}

Result<void> AtomicFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
    while (!bytes.empty()) {
        const ssize_t done = pwrite(m_descriptor, bytes.data(), std::min(bytes.size(), kMostAtOnce), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return error(done < 0 ? errno : ENOSPC, "writing failed");
        offset += static_cast<std::uint64_t>(done);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

Result<void> AtomicFile::flush()
{
    const auto written = write(m_size - m_buffer.size(), m_buffer);
    m_buffer.clear();
    return written;
}

Result<void> AtomicFile::append(std::span<const std::byte> bytes)
{
    if (m_buffer.size() + bytes.size() > kBufferBytes)
        if (auto flushed = flush(); !flushed)
            return flushed;
    if (bytes.size() >= kBufferBytes) {
        if (auto written = write(m_size, bytes); !written)
            return written;
    } else {
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    }
    m_size += bytes.size();
    return {};
}

Result<void> AtomicFile::writeAt(std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    m_size = std::max(m_size, offset + bytes.size());
    return write(offset, bytes);
}

Result<void> AtomicFile::readAt(std::uint64_t offset, std::span<std::byte> bytes)
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    while (!bytes.empty()) {
        const ssize_t done = pread(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return error(errno, "reading back failed");
        if (done == 0) {
            std::memset(bytes.data(), 0, bytes.size());
            return {};
        }
        offset += static_cast<std::uint64_t>(done);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

Result<void> AtomicFile::resize(std::uint64_t bytes)
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (ftruncate(m_descriptor, static_cast<off_t>(bytes)) != 0)
        return error(errno, "writing failed");
    m_size = bytes;
    return {};
}

Result<void> AtomicFile::sync()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (fsync(m_descriptor) != 0)
        return error(errno, "writing to the disk failed");
    return {};
}

Result<void> AtomicFile::commit()
{
    if (auto synced = sync(); !synced)
        return synced;
    if (rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return error(errno, "the finished file cannot take its name");
    m_exists = false;
    return syncFolder();
}

// Without it a power cut can bring the old name back.
Result<void> AtomicFile::syncFolder() const
{
    const int folder = open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return {};  // a folder that may be written but not read: nothing more can be done
    const int number = fsync(folder) == 0 || errno == EINVAL ? 0 : errno;
    close(folder);
    return number == 0 ? Result<void>() : error(number, "the file is complete, but its name may not survive a power cut");
}

}  // namespace bitloupe
