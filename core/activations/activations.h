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
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bitloupe {

// Which tokens of a file weights meet, and which of these methods learn from.
struct InputChoice {
    std::optional<std::size_t> entry{};  // for all weights; none: each meets what match() finds
    std::map<std::string, std::optional<std::size_t>> matches{};  // by the weights' names, before match() is asked; none: no inputs
    double heldApart = 0;  // share of the tokens, from 0 to kMostHeldApart: see gatherMoments()
};

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
    // waits for the first. `heldApart`: a share of the tokens, as gatherMoments() takes it; where the file has no tokens nothing
    // is held apart.
    Result<std::shared_ptr<const InputMoments>> moments(std::size_t entry, Progress& progress, double heldApart = 0) const;

    // The weights with the inputs of `choice`. What people must hear of goes to `remarks`: "inputs_unmatched" (columns of the
    // weights, which stay as they are) and those of momentsRemarks(). Errors: BadArgument where choice.entry has another number of
    // features; those of moments().
    Result<std::shared_ptr<const Weights>> attach(std::shared_ptr<const Weights> weights, const InputChoice& choice, Remarks& remarks,
                                                  Progress& progress) const;
    // "inputs_not_finite" (tokens left out); "apart_no_tokens" and "apart_too_few" (tokens): why none is held apart though it was
    // asked for.
    Remarks momentsRemarks(const InputMoments& moments, double heldApart) const;
    bool hasTokens() const { return m_file && !m_holdsMoments; }  // and not sums or importances alone

private:
    Activations() = default;
    using Key = std::pair<std::size_t, double>;  // entry, share of its tokens that is held apart
    Result<std::shared_ptr<const InputMoments>> gather(const Key& key, Progress& progress) const;
    void keep(const Key& key, std::shared_ptr<const InputMoments> moments) const;
    Result<std::optional<std::size_t>> entryFor(const Weights& weights, const InputChoice& choice) const;

    std::filesystem::path m_path;
    std::shared_ptr<const ModelFile> m_file;  // null for importance
    bool m_holdsMoments = false;
    std::vector<Entry> m_entries;
    mutable std::mutex m_mutex;
    mutable std::map<Key, std::shared_ptr<const InputMoments>> m_known;
    mutable std::list<Key> m_recent;  // of those that can be gathered again: the latest first
};

// The cache file, an npz that numpy reads too: for entry i the arrays "i/name", "i/second_moments", "i/features" (mean square, mean
// |x|, max |x|, min, max by feature), "i/counts" (tokens, non-finite ones, sampled ones), "i/sample" and "i/magnitudes". Written
// whole or not at all.
Result<void> saveMoments(const std::filesystem::path& path, std::span<const std::shared_ptr<const InputMoments>> moments,
                         Progress& progress);
// Of which entry what must be heard: momentsRemarks(), and "moments_no_tokens" and "moments_none_finite" of those that are left out.
using EntrySay = std::function<void(std::size_t entry, const Remark& remark)>;
// All entries of `activations` that hold a token of finite values, one after the other: no more than one is held. Which were
// written, ascending. Errors: BadTarget where it is the file that they come from, BadArgument where an entry is an importance alone,
// NoTokens and NoFiniteTokens (the first entry's) where none can be written, and those of reading and writing.
Result<std::vector<std::size_t>> saveMoments(const std::filesystem::path& path, const Activations& activations, const EntrySay& say,
                                             Progress& progress);
bool holdsMoments(const ModelFile& file);
std::vector<Activations::Entry> momentsEntries(const ModelFile& file);  // names are those of the arrays where they cannot be read
Result<std::shared_ptr<const InputMoments>> readMoments(const ModelFile& file, std::size_t entry);

}  // namespace bitloupe
