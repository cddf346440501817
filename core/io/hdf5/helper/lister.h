// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Walks a file from its root and writes down every numeric dataset as a record. Objects are known by their address, so
// that loops end and a dataset with two names is listed once; the walk keeps its own stack, because files choose how deep
// their groups lie.

#include "core/io/hdf5/helper/dataset.h"
#include "core/io/hdf5/helper/handle.h"
#include "core/io/hdf5/helper/protocol.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bitloupe::hdf5 {

class Lister {
public:
    Lister(hid_t file, std::uint64_t fileBytes)
        : m_file(file)
        , m_fileBytes(fileBytes)
    {
    }

    // A Problem where the root itself cannot be read.
    std::optional<Problem> walk();
    // Moves whole records into `out` until it is full; how many bytes. 0: none are left.
    std::size_t takeRecords(std::byte* out, std::size_t capacity);
    bool hasRecords() const { return m_taken < m_records.size(); }

private:
    struct Place {
        std::string path;
        haddr_t address;
        std::uint32_t depth;
    };
    struct Link {
        std::string name;
        H5L_type_t type;
        haddr_t address;
    };

    static herr_t collectLink(hid_t group, const char* name, const H5L_info_t* info, void* links);
    std::optional<Problem> listLinks(hid_t group, std::vector<Link>& links) const;
    std::optional<Problem> visitGroup(hid_t group, const Place& place);
    void visit(const Place& place);
    void addChild(const Place& parent, const Link& link);
    void addDataset(const Place& place, hid_t dataset);
    void addWarning(std::string_view place, const Problem& problem);
    void addRecord(RecordHead head, std::string_view name, std::string_view text, const std::vector<hsize_t>& dims);
    void noteKeras(hid_t group, const Place& place);

    hid_t m_file;
    std::uint64_t m_fileBytes;
    std::vector<Place> m_stack;
    std::unordered_set<haddr_t> m_seen;
    std::vector<std::string> m_records;
    std::size_t m_taken = 0;
    bool m_isKeras = false;
};

}  // namespace bitloupe::hdf5
