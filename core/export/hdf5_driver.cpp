// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/hdf5_driver.h"

#include "core/export/atomic_file.h"

#include <algorithm>
#include <new>

#include <H5FDpublic.h>

namespace bitloupe {
namespace {

struct DriverFile {
    H5FD_t common;  // first: the library sees only this
    Hdf5Output* output;
    haddr_t end;  // of what the library has allocated
};

DriverFile& self(H5FD_t* file) { return *reinterpret_cast<DriverFile*>(file); }
const DriverFile& self(const H5FD_t* file) { return *reinterpret_cast<const DriverFile*>(file); }

// No exception may pass through the library's C frames.
template <class Action>
herr_t attempt(Hdf5Output& output, Action&& action) noexcept
{
    if (output.error)
        return 0;
    try {
        if (auto done = action(); !done)
            output.error = done.error();
    } catch (const std::bad_alloc&) {
        output.error = Error{ErrorCode::NeedsMemory, {}, {}, {}};
    }
    return 0;
}

H5FD_t* openFile(const char*, unsigned, hid_t access, haddr_t)
{
    auto* file = new (std::nothrow) DriverFile{};
    const void* info = H5Pget_driver_info(access);
    if (!file || !info) {
        delete file;
        return nullptr;
    }
    file->output = *static_cast<Hdf5Output* const*>(info);
    return &file->common;
}

herr_t closeFile(H5FD_t* file)
{
    delete &self(file);
    return 0;
}

int compareFiles(const H5FD_t* a, const H5FD_t* b)
{
    const Hdf5Output *first = self(a).output, *second = self(b).output;
    return first < second ? -1 : first == second ? 0 : 1;
}

herr_t queryFeatures(const H5FD_t*, unsigned long* flags)
{
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

haddr_t allocatedEnd(const H5FD_t* file, H5FD_mem_t) { return self(file).end; }

herr_t setAllocatedEnd(H5FD_t* file, H5FD_mem_t, haddr_t end)
{
    self(file).end = end;
    return 0;
}

haddr_t fileEnd(const H5FD_t* file, H5FD_mem_t) { return self(file).output->file.size(); }

herr_t readBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* buffer)
{
    Hdf5Output& output = *self(file).output;
    return attempt(output, [&] { return output.file.readAt(address, {static_cast<std::byte*>(buffer), size}); });
}

herr_t writeBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, const void* buffer)
{
    Hdf5Output& output = *self(file).output;
    return attempt(output, [&] { return output.file.writeAt(address, {static_cast<const std::byte*>(buffer), size}); });
}

herr_t truncateToEnd(H5FD_t* file, hid_t, hbool_t)
{
    Hdf5Output& output = *self(file).output;
    const haddr_t end = self(file).end;
    return output.file.size() == end ? 0 : attempt(output, [&] { return output.file.resize(end); });
}

hid_t registerDriver()
{
    H5FD_class_t driver{};
    driver.name = "bitloupe";
    driver.maxaddr = (haddr_t{1} << 62) - 1;
    driver.fc_degree = H5F_CLOSE_STRONG;
    driver.fapl_size = sizeof(Hdf5Output*);
    driver.open = openFile;
    driver.close = closeFile;
    driver.cmp = compareFiles;
    driver.query = queryFeatures;
    driver.get_eoa = allocatedEnd;
    driver.set_eoa = setAllocatedEnd;
    driver.get_eof = fileEnd;
    driver.read = readBytes;
    driver.write = writeBytes;
    driver.truncate = truncateToEnd;
    // One free list for everything.
    std::fill_n(driver.fl_map, static_cast<std::size_t>(H5FD_MEM_NTYPES), H5FD_MEM_SUPER);
    driver.fl_map[H5FD_MEM_DEFAULT] = H5FD_MEM_DEFAULT;
    return H5FDregister(&driver);
}

}  // namespace

hid_t accessThrough(Hdf5Output& output)
{
    static const hid_t kDriver = registerDriver();
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    Hdf5Output* info = &output;
    if (kDriver < 0 || access < 0 || H5Pset_driver(access, kDriver, &info) < 0)
        return -1;
    return access;
}

}  // namespace bitloupe
