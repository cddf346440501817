// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One dataset: shape, type, where its values lie, and whether they may be read at all.

#include "core/base/error.h"
#include "core/io/hdf5/helper/handle.h"
#include "core/io/hdf5/helper/protocol.h"
#include "core/io/hdf5/helper/stored_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bitloupe::hdf5 {

struct Problem {
    ErrorCode code;
    std::string detail;
};

struct DatasetFacts {
    StoredType type;
    std::vector<hsize_t> dims;
    std::uint64_t elements = 0;
    std::uint64_t offset = kNoOffset;  // of unfiltered values in one piece
    std::optional<Problem> problem;  // listed, but not read
};

// Nothing where the dataset is not numeric; a Problem of its own (code BadHeader…) where the library refuses it.
std::optional<DatasetFacts> describeDataset(hid_t dataset, std::uint64_t fileBytes);

// Storage that is refused or impossible: outside files, unknown filters, sizes that do not fit the file.
std::optional<Problem> storageProblem(hid_t dataset, hid_t creation, const DatasetFacts& facts, std::uint64_t fileBytes);

// Absolute position of contiguous values in the file; HADDR_UNDEF where none were ever written.
haddr_t contiguousOffset(hid_t dataset);

// A chunk cache that holds all chunks of one band of rows, so that reading in row order decompresses each chunk once.
PropertyHandle accessFor(hid_t dataset);

}  // namespace bitloupe::hdf5
