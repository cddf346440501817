// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/dataset.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace bitloupe::hdf5 {
namespace {

constexpr std::uint64_t kLargestChunk = std::uint64_t{512} << 20;
constexpr int kMostFilters = 32;  // as the library's H5Z_MAX_NFILTERS
constexpr std::size_t kMostVirtualParts = 100'000;
// A dataset that claims more than this and a thousand times what is stored is a bomb (Keras has the same rule).
constexpr std::uint64_t kBombBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kBombRatio = 1000;

struct FilterName {
    H5Z_filter_t id;
    const char* name;
};
// Registered with the HDF Group; the ones that people meet.
constexpr std::array kFilterNames = {
    FilterName{305, "LZO"},   FilterName{307, "bzip2"},        FilterName{32000, "LZF"}, FilterName{32001, "Blosc"},
    FilterName{32004, "LZ4"}, FilterName{32008, "bitshuffle"}, FilterName{32013, "ZFP"}, FilterName{32015, "Zstandard"},
    FilterName{32017, "SZ"},  FilterName{32026, "Blosc2"},
};

std::string filterName(H5Z_filter_t id)
{
    for (const FilterName& filter : kFilterNames)
        if (filter.id == id)
            return filter.name + (" (filter " + std::to_string(id) + ")");
    return "filter " + std::to_string(id);
}

std::optional<Problem> filterProblem(hid_t creation)
{
    const int filters = H5Pget_nfilters(creation);
    if (filters < 0 || filters > kMostFilters)
        return Problem{ErrorCode::BadHeader, "its list of filters is damaged"};
    for (unsigned i = 0; i < static_cast<unsigned>(filters); ++i) {
        std::size_t values = 0;
        unsigned flags = 0, config = 0;
        const H5Z_filter_t id = H5Pget_filter2(creation, i, &flags, &values, nullptr, 0, nullptr, &config);
        if (id <= H5Z_FILTER_NONE)
            return Problem{ErrorCode::BadHeader, "its list of filters is damaged"};
        if (H5Zfilter_avail(id) <= 0)
            return Problem{ErrorCode::UnsupportedFeature, "compressed with " + filterName(id) + ", which this program does not have"};
    }
    return {};
}

std::optional<Problem> chunkProblem(hid_t creation, const DatasetFacts& facts)
{
    std::array<hsize_t, kMaximumRank> chunk{};
    const int rank = H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
    if (rank != static_cast<int>(facts.dims.size()))
        return Problem{ErrorCode::BadHeader, "its chunks have another number of dimensions"};
    std::uint64_t bytes = facts.type.elementBytes;
    for (std::size_t i = 0; i < facts.dims.size(); ++i) {
        if (chunk[i] == 0 || chunk[i] > kLargestChunk / bytes)
            return Problem{ErrorCode::TooLarge, "a chunk would be larger than " + std::to_string(kLargestChunk) + " bytes"};
        bytes *= chunk[i];
    }
    return filterProblem(creation);
}

std::optional<Problem> contiguousProblem(hid_t dataset, hid_t creation, const DatasetFacts& facts, std::uint64_t fileBytes)
{
    if (H5Pget_external_count(creation) != 0)
        return Problem{ErrorCode::UnsupportedFeature, "its values lie in another file (external storage), which is not opened"};
    const std::uint64_t bytes = facts.elements * H5Tget_size(TypeHandle(H5Dget_type(dataset)).get());
    const haddr_t offset = contiguousOffset(dataset);
    if (offset == HADDR_UNDEF)
        return {};  // never written: all fill value
    if (offset > fileBytes || bytes > fileBytes - offset)
        return Problem{ErrorCode::OffsetBeyondEnd,
                       "values at byte " + std::to_string(offset) + " need " + std::to_string(bytes) + " bytes, the file has "
                           + std::to_string(fileBytes)};
    const hsize_t stored = H5Dget_storage_size(dataset);
    if (stored != bytes)
        return Problem{ErrorCode::SizeMismatch,
                       "values need " + std::to_string(bytes) + " bytes, " + std::to_string(stored) + " are stored"};
    return {};
}

// A virtual dataset may only show other datasets of the same file.
std::optional<Problem> virtualProblem(hid_t creation)
{
    std::size_t parts = 0;
    if (H5Pget_virtual_count(creation, &parts) < 0 || parts > kMostVirtualParts)
        return Problem{ErrorCode::BadHeader, "its list of virtual parts is damaged"};
    for (std::size_t i = 0; i < parts; ++i) {
        char name[4] = {};
        if (H5Pget_virtual_filename(creation, i, name, sizeof name) != 1 || std::strcmp(name, ".") != 0)
            return Problem{ErrorCode::UnsupportedFeature, "it shows values of another file (virtual dataset), which is not opened"};
    }
    return {};
}

std::optional<Problem> bombProblem(hid_t dataset, bool isVirtual, const DatasetFacts& facts, std::uint64_t fileBytes)
{
    const std::uint64_t claimed = facts.elements * facts.type.elementBytes;
    const std::uint64_t stored = isVirtual ? fileBytes : std::min<std::uint64_t>(H5Dget_storage_size(dataset), fileBytes);
    if (claimed <= kBombBytes || claimed / kBombRatio <= stored)
        return {};
    return Problem{ErrorCode::TooLarge, "claims " + std::to_string(claimed) + " bytes, " + std::to_string(stored) + " are stored"};
}

}  // namespace

// In a file with a user block H5Dget_offset of 1.10 adds its size even to HADDR_UNDEF.
haddr_t contiguousOffset(hid_t dataset)
{
    H5D_space_status_t status = H5D_SPACE_STATUS_ERROR;
    if (H5Dget_space_status(dataset, &status) < 0 || status == H5D_SPACE_STATUS_NOT_ALLOCATED)
        return HADDR_UNDEF;
    return H5Dget_offset(dataset);
}

std::optional<Problem> storageProblem(hid_t dataset, hid_t creation, const DatasetFacts& facts, std::uint64_t fileBytes)
{
    std::optional<Problem> problem;
    switch (H5Pget_layout(creation)) {
    case H5D_COMPACT:
        break;
    case H5D_CONTIGUOUS:
        problem = contiguousProblem(dataset, creation, facts, fileBytes);
        break;
    case H5D_CHUNKED:
        problem = chunkProblem(creation, facts);
        break;
    case H5D_VIRTUAL:
        problem = virtualProblem(creation);
        break;
    default:
        return Problem{ErrorCode::BadHeader, "its storage layout is unknown"};
    }
    return problem ? problem : bombProblem(dataset, H5Pget_layout(creation) == H5D_VIRTUAL, facts, fileBytes);
}

}  // namespace bitloupe::hdf5
