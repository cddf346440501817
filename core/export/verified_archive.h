// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Writes arrays and remembers the SHA-256 of each one's bytes; then the finished file is opened by our own readers, every
// value read back, and the hashes compared: codes and scales are equal bit for bit before an export is called done.

#include "core/base/progress.h"
#include "core/export/archive.h"
#include "core/export/sha256.h"

#include <filesystem>

namespace bitloupe {

struct ExportArray {
    std::string path;
    DType dtype;
    Shape shape;
    std::uint64_t work = 0;  // what `produce` counts on its Progress
    // Gives all bytes, in order.
    std::function<Result<void>(const ByteSink& sink, Progress& progress)> produce;
};

class VerifiedArchive {
public:
    explicit VerifiedArchive(Archive& archive)
        : m_archive(archive)
    {
    }

    Result<void> write(const ExportArray& array, Progress& progress);
    // Errors: VerifyFailed, and those of reading.
    Result<void> verify(const std::filesystem::path& file, Progress& progress) const;

private:
    struct Written {
        std::string path;
        DType dtype;
        Shape shape;
        Digest digest;
    };

    Archive& m_archive;
    std::vector<Written> m_written;
};

}  // namespace bitloupe
