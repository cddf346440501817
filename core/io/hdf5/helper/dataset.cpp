// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/dataset.h"

#include <algorithm>
#include <array>
#include <limits>

namespace bitloupe::hdf5 {
namespace {

constexpr std::uint64_t kMaximumBytes = std::uint64_t{1} << 62;
constexpr std::size_t kLargestChunkCache = std::size_t{512} << 20;
constexpr std::size_t kSmallestChunkCache = std::size_t{1} << 20;

Problem damaged(const char* what) { return {ErrorCode::BadHeader, std::string(what) + ": " + lastMessage()}; }

// elements * bytes in facts, or a Problem where the product is beyond reason.
std::optional<Problem> countElements(DatasetFacts& facts)
{
    const std::uint64_t largest = kMaximumBytes / std::max<std::uint64_t>(facts.type.elementBytes, 1);
    facts.elements = 1;
    if (std::find(facts.dims.begin(), facts.dims.end(), hsize_t{0}) != facts.dims.end()) {
        facts.elements = 0;
        return {};
    }
    for (const hsize_t dim : facts.dims) {
        if (dim > largest / facts.elements)
            return Problem{ErrorCode::SizeOverflow, "the product of the dimensions is beyond 2^62 bytes"};
        facts.elements *= dim;
    }
    return {};
}

// False where there is nothing to list: an empty dataspace (H5S_NULL) has neither shape nor values.
bool readShape(hid_t dataset, DatasetFacts& facts)
{
    const SpaceHandle space(H5Dget_space(dataset));
    if (!space) {
        facts.problem = damaged("dataspace");
        return true;
    }
    if (H5Sget_simple_extent_type(space.get()) == H5S_NULL)
        return false;
    const int rank = H5Sget_simple_extent_ndims(space.get());
    if (rank < 0 || rank > static_cast<int>(kMaximumRank)) {
        facts.problem = damaged("rank");
        return true;
    }
    facts.dims.resize(static_cast<std::size_t>(rank));
    if (rank > 0 && H5Sget_simple_extent_dims(space.get(), facts.dims.data(), nullptr) < 0)
        facts.problem = damaged("dimensions");
    return true;
}

std::uint64_t offsetOf(hid_t dataset, hid_t creation, const DatasetFacts& facts)
{
    if (H5Pget_layout(creation) != H5D_CONTIGUOUS || facts.type.converted || facts.elements == 0)
        return kNoOffset;
    const haddr_t offset = contiguousOffset(dataset);
    return offset == HADDR_UNDEF ? kNoOffset : offset;
}

}  // namespace

std::optional<DatasetFacts> describeDataset(hid_t dataset, std::uint64_t fileBytes)
{
    DatasetFacts facts;
    const TypeHandle type(H5Dget_type(dataset));
    if (!type) {
        facts.problem = damaged("datatype");
        return facts;
    }
    facts.type = describeType(dataset, type.get());
    if (!facts.type.numeric || !readShape(dataset, facts))
        return {};
    if (!facts.problem && !facts.type.problem.empty())
        facts.problem = Problem{ErrorCode::UnsupportedType, facts.type.problem};
    if (!facts.problem)
        facts.problem = countElements(facts);
    if (facts.problem)
        return facts;
    const PropertyHandle creation(H5Dget_create_plist(dataset));
    facts.problem = creation ? storageProblem(dataset, creation.get(), facts, fileBytes) : damaged("storage");
    if (!facts.problem)
        facts.offset = offsetOf(dataset, creation.get(), facts);
    return facts;
}

PropertyHandle accessFor(hid_t dataset)
{
    PropertyHandle access(H5Pcreate(H5P_DATASET_ACCESS));
    const PropertyHandle creation(H5Dget_create_plist(dataset));
    const SpaceHandle space(H5Dget_space(dataset));
    const TypeHandle type(H5Dget_type(dataset));
    if (!access || !creation || !space || !type || H5Pget_layout(creation.get()) != H5D_CHUNKED)
        return access;
    std::array<hsize_t, kMaximumRank> dims{}, chunk{};
    const int rank = H5Sget_simple_extent_dims(space.get(), dims.data(), nullptr);
    if (rank < 1 || H5Pget_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()) != rank)
        return access;
    // Sizes are doubles: they only choose a cache, and a double does not wrap.
    double chunks = 1, bytes = static_cast<double>(H5Tget_size(type.get())) * static_cast<double>(chunk[0]);
    for (std::size_t i = 1; i < static_cast<std::size_t>(rank); ++i) {
        const double across = static_cast<double>((dims[i] + chunk[i] - 1) / std::max<hsize_t>(chunk[i], 1));
        chunks *= across;
        bytes *= across * static_cast<double>(chunk[i]);
    }
    const double cache = std::clamp(bytes, static_cast<double>(kSmallestChunkCache), static_cast<double>(kLargestChunkCache));
    const double slots = std::clamp(chunks * 20 + 1, 521.0, 1e6);
    H5Pset_chunk_cache(access.get(), static_cast<std::size_t>(slots) | 1u, static_cast<std::size_t>(cache), 1.0);
    return access;
}

}  // namespace bitloupe::hdf5
