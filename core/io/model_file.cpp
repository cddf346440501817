// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/model_file.h"

#include "core/io/input_file.h"
#include "core/io/known_content.h"

namespace bitloupe {

namespace {

// Enough for every signature, HDF5's at 2048 included.
constexpr std::size_t kHeadBytes = 4096;

}  // namespace

Result<std::shared_ptr<const ModelFile>> ModelFile::open(const std::filesystem::path& path, Progress& progress)
{
    progress.advance(0);
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    auto head = (*file)->readHead(kHeadBytes);
    if (!head)
        return head.error();
    if (head->empty())
        return (*file)->error(ErrorCode::Truncated, "byte 0", "the file is empty");
    for (const FormatInfo& format : fileFormats())
        if (format.recognises(*head, (*file)->size()))
            return format.open(path, progress);
    return unknownContent(path.string(), *head);
}

Result<std::shared_ptr<const ModelFile>> ModelFile::open(const std::filesystem::path& path)
{
    Progress uncancelled;
    return open(path, uncancelled);
}

Result<StoredElement> ModelFile::readStored(std::size_t, std::uint64_t) const
{
    return Error{ErrorCode::UnsupportedFeature, m_path.string(), {}, "these values are made from codes"};
}

}  // namespace bitloupe
