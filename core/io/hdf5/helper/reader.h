// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of a dataset in C order, for any flat range. The dataset read last stays open with its chunk cache.

#include "core/io/hdf5/helper/dataset.h"
#include "core/io/hdf5/helper/handle.h"
#include "core/io/hdf5/helper/protocol.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace bitloupe::hdf5 {

class Reader {
public:
    Reader(hid_t file, std::uint64_t fileBytes)
        : m_file(file)
        , m_fileBytes(fileBytes)
    {
    }

    // `out` has room for request.count values.
    std::optional<Problem> read(const Request& request, std::byte* out);

private:
    std::optional<Problem> open(const Request& request);
    // The largest box of whole rows that begins at element `first`; how many elements it has.
    std::uint64_t selectBox(std::uint64_t first, std::uint64_t count) const;

    hid_t m_file;
    std::uint64_t m_fileBytes;
    haddr_t m_address = HADDR_UNDEF;
    DatasetHandle m_dataset;
    SpaceHandle m_space;
    TypeHandle m_type;
    DatasetFacts m_facts;
};

}  // namespace bitloupe::hdf5
