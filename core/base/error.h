// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a file, a person or a disk can do wrong, as a value with a place. Broken promises of our own are `assert`.
// No sentences for people here: views/text makes them from `code`; `detail` carries the facts (numbers, names, limits).

#include <string>
#include <utility>

namespace bitloupe {

enum class ErrorCode {
    // files
    FileNotFound,
    NotARegularFile,
    PermissionDenied,
    ReadFailed,
    FileChanged,  // shorter than it was at opening, or replaced while open
    UnknownFormat,
    UnsupportedFormat,  // recognised, but not read by this version
    // contents of a file
    Truncated,
    BadHeader,
    BadValue,
    OffsetBeyondEnd,
    SizeMismatch,
    SizeOverflow,
    TooLarge,  // larger than a stated limit
    Duplicate,
    Overlap,
    ChecksumMismatch,
    UnsupportedType,
    UnsupportedFeature,  // object dtype, encrypted member, external link, unknown filter…
    TrailingData,  // warnings only
    HelperDied,
    HelperTimeout,
    // questions
    TensorNotFound,
    NotNumeric,
    BadSpec,
    BadArgument,
    NonFinite,
    EmptyTensor,
    NoTokens,  // activations without any
    NoFiniteTokens,  // every token holds a NaN or an infinity
    NeedsMemory,  // detail: how much
    // writing
    WriteFailed,
    DiskFull,
    BadTarget,
    VerifyFailed,
};

struct Error {
    ErrorCode code;
    std::string file;  // path as the person gave it; empty when no file is involved
    std::string where;  // place inside it: "header, byte 12", "tensor 'a/b'", "key 'bits'"
    std::string detail;  // facts: "needs 4096 bytes, 120 are left"

    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace bitloupe
