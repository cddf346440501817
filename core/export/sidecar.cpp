// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/sidecar.h"

#include "core/export/restoration_arrays.h"
#include "core/io/input_file.h"

#include <algorithm>
#include <unistd.h>

namespace bitloupe {
namespace {

constexpr std::uint64_t kMostNumbers = 1'000'000;

template <class T>
Result<std::vector<T>> readAll(const Spool& spool)
{
    std::vector<T> values(static_cast<std::size_t>(spool.size() / sizeof(T)));
    if (auto read = spool.read(0, std::as_writable_bytes(std::span(values))); !read)
        return read.error();
    return values;
}

Result<void> writeText(AtomicFile& file, const std::string& text)
{
    if (auto written = file.append(std::as_bytes(std::span(text))); !written)
        return written;
    if (auto synced = file.sync(); !synced)
        return synced;
    const auto opened = InputFile::open(file.temporaryPath());
    if (!opened)
        return opened.error();
    const auto back = (*opened)->readHead(text.size() + 1);
    if (!back)
        return back.error();
    if (!std::ranges::equal(*back, std::as_bytes(std::span(text))))
        return Error{ErrorCode::VerifyFailed, file.temporaryPath().string(), {}, "its text is not what was written"};
    return {};
}

}  // namespace

std::filesystem::path sidecarPath(const std::filesystem::path& array)
{
    std::filesystem::path path = array;
    path += ".json";
    return path;
}

Result<void> listParams(const CodedTensor& coded, Json& tensor)
{
    if (coded.blocks.blockCount > kMostNumbers)
        return Error{ErrorCode::TooLarge,
                     {},
                     "scales",
                     std::to_string(coded.blocks.blockCount) + " blocks, at most " + std::to_string(kMostNumbers)
                         + " are written as text; npz or HDF5 hold them all"};
    const auto scales = readAll<float>(coded.scales);
    if (!scales)
        return scales.error();
    tensor["scales"] = *scales;
    if (const auto tables = coded.grid->tables(); !tables.empty())
        tensor["levels"] = std::vector<float>(tables.begin(), tables.end());
    if (!coded.grid->offsetName().empty()) {
        const auto offsets = readAll<float>(coded.offsets);
        if (!offsets)
            return offsets.error();
        tensor["offsets"] = *offsets;
    }
    if (coded.grid->hasZeroPoint()) {
        const auto zeros = readAll<std::int32_t>(coded.zeros);
        if (!zeros)
            return zeros.error();
        tensor["zero_points"] = *zeros;
    }
    return listRestoration(coded, kMostNumbers, tensor);
}

Result<void> commitWithSidecar(AtomicFile& array, AtomicFile& sidecar, const std::string& text)
{
    if (auto written = writeText(sidecar, text); !written)
        return written;
    const std::filesystem::path name = sidecar.target();
    const bool isNew = access(name.c_str(), F_OK) != 0;
    auto committed = sidecar.commit();
    if (committed)
        committed = array.commit();
    if (!committed && !array.hasItsName() && sidecar.hasItsName() && isNew)
        unlink(name.c_str());
    return committed;
}

}  // namespace bitloupe
