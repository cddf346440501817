// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bitloupe::hdf5 {
namespace {

Error failed(ErrorCode code, std::string_view where, int number)
{
    return {code, {}, std::string(where), std::generic_category().message(number)};
}

ErrorCode codeOf(int number) { return number == ENOMEM ? ErrorCode::NeedsMemory : ErrorCode::HelperDied; }

// The helper's standard streams take 0, 1 and 2.
Descriptor aboveStandard(int descriptor) { return Descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, 3)); }

// The program's environment without what steers the library.
std::vector<char*> environmentWithoutHdf5()
{
    std::vector<char*> kept;
    for (char** entry = environ; *entry; ++entry)
        if (!std::string_view(*entry).starts_with("HDF5_"))
            kept.push_back(*entry);
    kept.push_back(nullptr);
    return kept;
}

class SpawnSettings {
public:
    SpawnSettings()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    void silenceStreams()
    {
        posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, 2, "/dev/null", O_WRONLY, 0);
    }
    // A duplicate onto itself takes close-on-exec away, in the child alone.
    void inherit(int descriptor) { posix_spawn_file_actions_adddup2(&m_actions, descriptor, descriptor); }
    void resetSignals()
    {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

int spawn(const std::string& program, const std::array<int, 3>& inherited, pid_t& process)
{
    SpawnSettings settings;
    settings.silenceStreams();
    settings.resetSignals();
    std::vector<std::string> arguments{program};
    for (const int descriptor : inherited) {
        settings.inherit(descriptor);
        arguments.push_back(std::to_string(descriptor));
    }
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    auto environment = environmentWithoutHdf5();
    return posix_spawn(&process, program.c_str(), settings.actions(), settings.attributes(), pointers.data(), environment.data());
}

std::string describeEnd(int status)
{
    if (!WIFSIGNALED(status))
        return "exit code " + std::to_string(WEXITSTATUS(status));
    const char* name = sigabbrev_np(WTERMSIG(status));
    return "signal " + std::to_string(WTERMSIG(status)) + (name ? std::string(" (") + name + ')' : "");
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_value, other.m_value);
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_value >= 0)
        close(m_value);
}

int Descriptor::release() { return std::exchange(m_value, -1); }

SharedBlock::SharedBlock(Descriptor descriptor, const std::byte* data, std::uint64_t bytes)
    : m_descriptor(std::move(descriptor))
    , m_data(data)
    , m_bytes(bytes)
{
}

SharedBlock::SharedBlock(SharedBlock&& other) noexcept
    : m_descriptor(std::move(other.m_descriptor))
    , m_data(std::exchange(other.m_data, nullptr))
    , m_bytes(other.m_bytes)
{
}

SharedBlock::~SharedBlock()
{
    if (m_data)
        munmap(const_cast<std::byte*>(m_data), m_bytes);
}

// Sealed: a helper that cuts the block would otherwise kill us by SIGBUS.
Result<SharedBlock> SharedBlock::create(std::uint64_t bytes)
{
    constexpr std::string_view kWhere = "memory shared with the HDF5 reader";
    Descriptor descriptor(memfd_create("bitloupe-hdf5", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!descriptor.ok() || ftruncate(descriptor.get(), static_cast<off_t>(bytes)) != 0
        || fcntl(descriptor.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return failed(codeOf(errno), kWhere, errno);
    void* data = mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor.get(), 0);
    if (data == MAP_FAILED)
        return failed(codeOf(errno), kWhere, errno);
    return SharedBlock(std::move(descriptor), static_cast<const std::byte*>(data), bytes);
}

std::string helperPath()
{
    if (const char* given = std::getenv("BITLOUPE_HDF5_HELPER"); given && *given)
        return given;
    std::error_code error;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    const auto beside = folder / "bitloupe-hdf5";
    if (access(beside.c_str(), X_OK) == 0)
        return beside;
    return (folder / "../libexec/bitloupe/bitloupe-hdf5").lexically_normal();
}

Result<StartedHelper> startHelper(int file, int sharedBlock)
{
    const std::string program = helperPath();
    if (access(program.c_str(), X_OK) != 0)
        return failed(ErrorCode::HelperDied, "program " + program, errno);
    int pair[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return failed(codeOf(errno), "socket to the HDF5 reader", errno);
    Descriptor ours(pair[0]), theirs(pair[1]);
    const Descriptor fileCopy = aboveStandard(file), theirsCopy = aboveStandard(theirs.get()), blockCopy = aboveStandard(sharedBlock);
    if (!fileCopy.ok() || !theirsCopy.ok() || !blockCopy.ok())
        return failed(ErrorCode::HelperDied, "program " + program, errno);
    pid_t process = -1;
    if (const int number = spawn(program, {fileCopy.get(), theirsCopy.get(), blockCopy.get()}, process); number != 0)
        return failed(codeOf(number), "program " + program, number);
    return StartedHelper{process, std::move(ours)};
}

std::string endHelper(pid_t process)
{
    std::string how;
    if (hasEnded(process, how))
        return how;
    kill(process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) { }
    return describeEnd(status);
}

bool hasEnded(pid_t process, std::string& how)
{
    int status = 0;
    const pid_t ended = waitpid(process, &status, WNOHANG);
    if (ended == 0)
        return false;
    how = ended == process ? describeEnd(status) : "an unknown end";
    return true;
}

}  // namespace bitloupe::hdf5
