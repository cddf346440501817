// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the program and its HDF5 helper say to each other. Requests and replies are fixed structs over a SOCK_SEQPACKET
// pair; everything longer (lists, values, sentences of the library) lies in one block of shared memory that the program
// made and sealed. The helper is not believed: the program copies a list before it parses it, and checks every number.
//
//   bitloupe-hdf5 FILE_FD SOCKET_FD MEMORY_FD
//
// Plain structs only, so that the helper needs nothing of core but these headers.

#include "core/base/error.h"
#include "core/tensor/dtype.h"

#include <cstdint>

namespace bitloupe::hdf5 {

inline constexpr std::uint32_t kProtocolVersion = 1;
inline constexpr std::uint64_t kSharedBytes = 8u << 20;  // size of the shared block
inline constexpr std::uint64_t kNoOffset = ~std::uint64_t{0};  // values do not lie in one piece of the file
inline constexpr std::uint32_t kMaximumRank = 32;  // as the library's H5S_MAX_RANK
inline constexpr std::uint32_t kMaximumDepth = 64;  // groups inside groups
inline constexpr std::uint64_t kMaximumObjects = 1'000'000;
inline constexpr std::uint32_t kMaximumNameBytes = 60'000;  // of a whole path

enum class Op : std::uint32_t {
    List,  // walk the file from the root: the first records
    More,  // the following records
    Read,  // values of one dataset into the shared block
};

struct Request {
    std::uint32_t version;
    Op op;
    std::uint64_t sequence;  // comes back in the reply
    // Read: elements [first, first + count) in C order of the dataset at this address. The rest is what the list said of
    // it, so that a file changed in between is noticed.
    std::uint64_t address;
    std::uint64_t first;
    std::uint64_t count;
    std::uint64_t elements;
    std::uint32_t elementBytes;
    DType dtype;
};

enum class Status : std::uint32_t {
    Ok,
    Failed,  // the shared block holds what the library said
};

struct Reply {
    std::uint64_t sequence;
    Status status;
    ErrorCode code;  // of a failure
    std::uint32_t more;  // List, More: 1 while there are more records
    std::uint32_t bytes;  // of the shared block that belong to this reply
};

enum class RecordKind : std::uint32_t {
    Dataset,
    Warning,
    KerasLayout,  // the file carries the attributes of legacy Keras; no further content
};

// In the shared block, one after another without gaps: a record's head, then its dims (rank * 8 bytes), then its texts.
struct RecordHead {
    std::uint32_t recordBytes;  // with everything that follows the head
    RecordKind kind;
    std::uint32_t nameBytes;  // Dataset: full path; Warning: place
    std::uint32_t textBytes;  // Dataset: name of the stored type; Warning: facts
    std::uint32_t rank;
    DType dtype;
    ErrorCode code;  // Warning
    std::uint32_t elementBytes;  // of one value as a Read gives it
    std::uint8_t bigEndian;  // values come in big-endian order
    std::uint8_t readable;
    std::uint8_t unused[6];
    std::uint64_t address;
    std::uint64_t offset;  // absolute position of the values in the file, or kNoOffset: ask by Read
};

}  // namespace bitloupe::hdf5
