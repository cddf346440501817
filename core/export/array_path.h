// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tensors' names as paths inside an exported file. A name comes from a stranger's file: it may be empty, climb ("../../x"),
// hold NUL or a megabyte, or be the beginning of another one.

#include <set>
#include <string>
#include <string_view>

namespace bitloupe {

class ArrayPaths {
public:
    // The path of a tensor; different for every call. Letters, digits, '/' and most signs stay; other bytes, and
    // components like "..", are percent-encoded; a very long name is cut and carries its hash. `leaves`: the names of the
    // arrays that will lie below the path, or nothing where the path is the array itself.
    std::string add(std::string_view name, const std::set<std::string>& leaves);

private:
    bool collides(const std::string& path, const std::set<std::string>& leaves) const;

    std::set<std::string> m_arrays{"__bitloupe__"};  // paths of arrays: nothing may lie below them
    std::set<std::string> m_groups;  // paths above arrays: no array may take them
};

}  // namespace bitloupe
