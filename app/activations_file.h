// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file of activations as the window keeps it: which of its tensors were gathered, and what went wrong with the others.
// What it gathered is bounded by memory. Thread-safe: workers ask for moments, the window's thread asks what is known.

#include "core/activations/activations.h"
#include "core/tensor/weights.h"

#include <QString>
#include <map>
#include <mutex>
#include <optional>

namespace bitloupe {

class ActivationsFile {
public:
    // `heldApart`: the share of the tokens that no method learns from (gatherMoments()).
    explicit ActivationsFile(std::shared_ptr<const Activations> activations, double heldApart = 0);

    int id() const { return m_id; }  // given once and never again
    QString path() const;
    std::span<const Activations::Entry> entries() const { return m_entries; }
    // Whether gathering is so quick that an answer may wait for it.
    bool isQuick() const { return m_isQuick; }
    // Bytes that the second moments of an entry take.
    std::uint64_t bytesOf(const Activations::Entry& entry) const
    {
        return entry.features * entry.features * sizeof(double) * (m_heldApart > 0 ? 2 : 1);
    }

    // As Activations does it: the same name, the same up to ".weight", or the only entry.
    std::optional<std::size_t> match(const QString& weights, std::uint64_t features) const;
    std::optional<std::size_t> find(const QString& name) const;

    // Gathered at the first call. Null where they cannot be had: problem() says why.
    std::shared_ptr<const InputMoments> moments(std::size_t entry, Progress& progress) const;
    bool isGathered(std::size_t entry) const;  // or is known not to be had
    std::optional<Error> problem(std::size_t entry) const;
    Remarks remarks(std::size_t entry) const;  // what people must hear of what was gathered; none while it is not
    double heldApart() const { return m_heldApart; }
    bool hasTokens() const { return current()->hasTokens(); }  // some of which can be held apart

    std::shared_ptr<const Activations> current() const;  // for those that gather themselves: exports

private:
    void makeRoom(Progress& progress) const;
    void note(std::size_t entry, const Result<std::shared_ptr<const InputMoments>>& gathered) const;

    const int m_id;
    const double m_heldApart;
    const std::vector<Activations::Entry> m_entries;
    const std::filesystem::path m_path;
    bool m_isQuick = true;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Activations> m_activations;
    mutable std::uint64_t m_keptBytes = 0;  // of second moments that m_activations holds
    struct Known {
        std::optional<Error> problem;
        Remarks remarks;
    };
    mutable std::map<std::size_t, Known> m_known;
};

// Which inputs weights meet; no file: none that are known.
struct InputSource {
    std::shared_ptr<const ActivationsFile> file;
    std::size_t entry = 0;
    friend bool operator==(const InputSource&, const InputSource&) = default;
    QString key() const;  // empty for none
};

// The weights with their inputs; as they are where there are none.
std::shared_ptr<const Weights> withInputsFrom(const InputSource& source, std::shared_ptr<const Weights> weights, Progress& progress);

}  // namespace bitloupe
