// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/array_path.h"

#include "core/base/text.h"
#include "core/export/sha256.h"

#include <vector>

namespace bitloupe {
namespace {

constexpr std::size_t kLongestPath = 1000;

void appendEncoded(std::string& path, char byte)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    path += '%';
    path += kDigits[value >> 4];
    path += kDigits[value & 15];
}

// Injective: '%' itself is encoded.
std::string encodeComponent(std::string_view component, bool isUnicode)
{
    constexpr std::string_view kEncoded = "%\\\"<>|?*/";
    std::string path;
    const bool dots = component.find_first_not_of('.') == std::string_view::npos;
    for (const char c : component) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 32 || byte == 127 || (byte >= 128 && !isUnicode) || (dots && c == '.') || kEncoded.find(c) != std::string_view::npos)
            appendEncoded(path, c);
        else
            path += c;
    }
    return path;
}

std::string encode(std::string_view name, bool keepsSlashes)
{
    const bool isUnicode = isUtf8(name);
    std::string path;
    while (keepsSlashes) {
        const std::size_t slash = name.find('/');
        // Empty components ("/x", "a//b", "x/") would vanish in HDF5: their slash is encoded.
        if (slash == std::string_view::npos || slash == 0 || slash + 1 == name.size() || name[slash + 1] == '/')
            break;
        path += encodeComponent(name.substr(0, slash), isUnicode) + '/';
        name.remove_prefix(slash + 1);
    }
    path += name.empty() ? "%" : encodeComponent(name, isUnicode);
    return path;
}

std::string shortened(std::string path, std::string_view name)
{
    if (path.size() <= kLongestPath)
        return path;
    std::size_t kept = kLongestPath / 4;
    while (kept > 0 && (static_cast<unsigned char>(path[kept]) & 0xC0) == 0x80)
        --kept;  // not in the middle of a character
    return path.substr(0, kept) + "%~" + sha256Hex(std::as_bytes(std::span(name)));
}

std::vector<std::string> parentsOf(const std::string& path)
{
    std::vector<std::string> parents;
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
        parents.push_back(path.substr(0, slash));
    return parents;
}

std::vector<std::string> arraysOf(const std::string& path, const std::set<std::string>& leaves)
{
    std::vector<std::string> arrays;
    for (const std::string& leaf : leaves)
        arrays.push_back(path + '/' + leaf);
    if (leaves.empty())
        arrays.push_back(path);
    return arrays;
}

}  // namespace

bool ArrayPaths::collides(const std::string& path, const std::set<std::string>& leaves) const
{
    for (const std::string& array : arraysOf(path, leaves)) {
        if (m_arrays.contains(array) || m_groups.contains(array))
            return true;
        for (const std::string& parent : parentsOf(array))
            if (m_arrays.contains(parent))
                return true;
    }
    return false;
}

std::string ArrayPaths::add(std::string_view name, const std::set<std::string>& leaves)
{
    std::string path = shortened(encode(name, true), name);
    if (collides(path, leaves))
        path = shortened(encode(name, false), name);
    const std::string first = path;
    for (int n = 2; collides(path, leaves); ++n)
        path = first + "%~" + std::to_string(n);  // two tensors of one name
    for (const std::string& array : arraysOf(path, leaves)) {
        m_arrays.insert(array);
        for (const std::string& parent : parentsOf(array))
            m_groups.insert(parent);
    }
    return path;
}

}  // namespace bitloupe
