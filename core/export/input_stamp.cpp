// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/input_stamp.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace bitloupe {

Result<InputStamp> stampOf(const std::filesystem::path& path)
{
    struct stat facts { };
    if (stat(path.c_str(), &facts) != 0)
        return Error{
            errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::ReadFailed, path.string(), {}, std::generic_category().message(errno)};
    return InputStamp{facts.st_dev, facts.st_ino, static_cast<std::uint64_t>(facts.st_size), facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

Result<void> checkUnchanged(const std::filesystem::path& path, const InputStamp& before)
{
    const auto now = stampOf(path);
    if (now && *now == before)
        return {};
    return Error{ErrorCode::FileChanged, path.string(), {}, "the input was changed while it was exported"};
}

bool isSameFile(const std::filesystem::path& path, const InputStamp& stamp)
{
    const auto other = stampOf(path);
    return other && other->device == stamp.device && other->inode == stamp.inode;
}

}  // namespace bitloupe
