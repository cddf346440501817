// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Identifiers of the library that close themselves.

// The calls that HDF5 1.10 has and later versions keep under this name.
#define H5_USE_110_API
#include <hdf5.h>

#include <cstring>
#include <utility>

namespace bitloupe::hdf5 {

template <herr_t (*Close)(hid_t)>
class Handle {
public:
    Handle() = default;
    explicit Handle(hid_t id)
        : m_id(id)
    {
    }
    Handle(Handle&& other) noexcept
        : m_id(std::exchange(other.m_id, -1))
    {
    }
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(m_id, other.m_id);
        return *this;
    }
    ~Handle()
    {
        if (m_id >= 0)
            Close(m_id);
    }

    explicit operator bool() const { return m_id >= 0; }
    hid_t get() const { return m_id; }

private:
    hid_t m_id = -1;
};

using FileHandle = Handle<H5Fclose>;
using ObjectHandle = Handle<H5Oclose>;
using DatasetHandle = Handle<H5Dclose>;
using SpaceHandle = Handle<H5Sclose>;
using TypeHandle = Handle<H5Tclose>;
using PropertyHandle = Handle<H5Pclose>;
using AttributeHandle = Handle<H5Aclose>;

// What the library says about its last failure: the innermost message of its stack.
inline const char* lastMessage()
{
    static char message[512];
    message[0] = '\0';
    const auto keepFirst = [](unsigned, const H5E_error2_t* entry, void*) -> herr_t {
        if (message[0] == '\0' && entry->desc) {
            std::size_t i = 0;
            for (; entry->desc[i] != '\0' && i + 1 < sizeof message; ++i)
                message[i] = entry->desc[i];
            message[i] = '\0';
        }
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keepFirst, nullptr);
    // The library speaks of memory where a size in the file is nonsense.
    if (std::strstr(message, "allocation failed"))
        return "a size in the file is beyond reason";
    return message[0] ? message : "no reason given";
}

}  // namespace bitloupe::hdf5
