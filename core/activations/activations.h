// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file of activations beside a file of weights: which of its tensors meets which weights, and their moments, gathered once
// each. Three kinds of files:
//
//   tokens      npy, npz, HDF5 and whatever else ModelFile reads: samples x tokens x features, features last
//   moments     what saveMoments() has written: the sums of such a file, reopened instead of it
//   importance  llama.cpp's importance matrices, both forms (core/activations/imatrix.h): mean squares of channels alone

#include "core/activations/input_moments.h"
#include "core/base/remark.h"
#include "core/tensor/weights.h"

#include <filesystem>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace bitloupe {

class Activations {
public:
    static constexpr std::uint64_t kKeptBytes = std::uint64_t{1} << 30;

    static Result<std::shared_ptr<const Activations>> open(const std::filesystem::path& path, Progress& progress);

    struct Entry {
        std::string name;
        std::uint64_t features = 0;
    };
    const std::filesystem::path& path() const { return m_path; }
    std::span<const Entry> entries() const { return m_entries; }

    // The entry for weights of this name with `features` columns: the same name, the same up to ".weight", or the only entry.
    std::optional<std::size_t> match(std::string_view weights, std::uint64_t features) const;
    std::optional<std::size_t> find(std::string_view name) const;

    // Gathered at the first call, then kept, as many of those asked for last as kKeptBytes take. Thread-safe; a second caller
    // waits for the first.
    Result<std::shared_ptr<const InputMoments>> moments(std::size_t entry, Progress& progress) const;

    // The weights with the inputs of `entry`, or of the one that match() finds. What people must hear of goes to `remarks`:
    // "inputs_unmatched" (columns of the weights, which stay as they are), "inputs_not_finite" (tokens left out). Errors:
    // BadArgument where `entry` has another number of features; those of moments().
    Result<std::shared_ptr<const Weights>> attach(std::shared_ptr<const Weights> weights, std::optional<std::size_t> entry,
                                                  Remarks& remarks, Progress& progress) const;

private:
    Activations() = default;
    Result<std::shared_ptr<const InputMoments>> gather(std::size_t entry, Progress& progress) const;
    void keep(std::size_t entry, std::shared_ptr<const InputMoments> moments) const;

    std::filesystem::path m_path;
    std::shared_ptr<const ModelFile> m_file;  // null for importance
    bool m_holdsMoments = false;
    std::vector<Entry> m_entries;
    mutable std::mutex m_mutex;
    mutable std::map<std::size_t, std::shared_ptr<const InputMoments>> m_known;
    mutable std::list<std::size_t> m_recent;  // of those that can be gathered again: the latest first
};

// The cache file, an npz that numpy reads too: for entry i the arrays "i/name", "i/second_moments", "i/features" (mean square, mean
// |x|, max |x|, min, max by feature), "i/counts" (tokens, non-finite ones, sampled ones), "i/sample" and "i/magnitudes". Written
// whole or not at all.
Result<void> saveMoments(const std::filesystem::path& path, std::span<const std::shared_ptr<const InputMoments>> moments,
                         Progress& progress);
// All entries of `activations`, one after the other: no more than one is held. Errors: BadTarget where it is the file that they
// come from, BadArgument where an entry is an importance alone, and those of reading and writing.
Result<void> saveMoments(const std::filesystem::path& path, const Activations& activations, Progress& progress);
bool holdsMoments(const ModelFile& file);
std::vector<Activations::Entry> momentsEntries(const ModelFile& file);  // names are those of the arrays where they cannot be read
Result<std::shared_ptr<const InputMoments>> readMoments(const ModelFile& file, std::size_t entry);

}  // namespace bitloupe
