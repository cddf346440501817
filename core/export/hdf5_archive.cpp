// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/hdf5_archive.h"

#include "core/export/atomic_file.h"
#include "core/export/hdf5_driver.h"
#include "core/io/hdf5/helper/handle.h"

#include <cassert>
#include <mutex>

namespace bitloupe {
namespace {

using hdf5::AttributeHandle;
using hdf5::DatasetHandle;
using hdf5::FileHandle;
using hdf5::ObjectHandle;
using hdf5::PropertyHandle;
using hdf5::SpaceHandle;
using hdf5::TypeHandle;

// The library as packaged is not thread-safe.
std::mutex& libraryMutex()
{
    static std::mutex mutex;
    return mutex;
}

// As h5py and NumPy know it; older libraries have no name for it.
TypeHandle halfType()
{
    TypeHandle type(H5Tcopy(H5T_IEEE_F32LE));
    const bool made =
        H5Tset_fields(type.get(), 15, 10, 5, 0, 10) >= 0 && H5Tset_size(type.get(), 2) >= 0 && H5Tset_ebias(type.get(), 15) >= 0;
    return made ? std::move(type) : TypeHandle();
}

hid_t namedType(DType dtype)
{
    switch (dtype) {
    case DType::F32:
        return H5T_IEEE_F32LE;
    case DType::I8:
        return H5T_STD_I8LE;
    case DType::U8:
        return H5T_STD_U8LE;
    case DType::I16:
        return H5T_STD_I16LE;
    case DType::U16:
        return H5T_STD_U16LE;
    case DType::U32:
        return H5T_STD_U32LE;
    case DType::U64:
        return H5T_STD_U64LE;
    default:
        assert(dtype == DType::I32);
        return H5T_STD_I32LE;
    }
}

TypeHandle storedType(DType dtype) { return dtype == DType::F16 ? halfType() : TypeHandle(H5Tcopy(namedType(dtype))); }

SpaceHandle spaceOf(const Shape& shape)
{
    if (shape.empty())
        return SpaceHandle(H5Screate(H5S_SCALAR));
    const std::vector<hsize_t> dims(shape.begin(), shape.end());
    return SpaceHandle(H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr));
}

// Storage is laid out at once and never filled: the values come by another way.
PropertyHandle datasetProperties()
{
    PropertyHandle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_layout(creation.get(), H5D_CONTIGUOUS);
    H5Pset_alloc_time(creation.get(), H5D_ALLOC_TIME_EARLY);
    H5Pset_fill_time(creation.get(), H5D_FILL_TIME_NEVER);
    H5Pset_obj_track_times(creation.get(), false);
    return creation;
}

PropertyHandle linkProperties()
{
    PropertyHandle links(H5Pcreate(H5P_LINK_CREATE));
    H5Pset_create_intermediate_group(links.get(), 1);
    H5Pset_char_encoding(links.get(), H5T_CSET_UTF8);
    return links;
}

bool writeAttribute(hid_t object, const std::string& name, hid_t type, const Shape& shape, const void* value)
{
    const SpaceHandle space = spaceOf(shape);
    const AttributeHandle attribute(H5Acreate2(object, name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT));
    return attribute && H5Awrite(attribute.get(), type, value) >= 0;
}

bool writeText(hid_t object, const std::string& name, const std::string& text)
{
    const TypeHandle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    const char* pointer = text.c_str();
    return writeAttribute(object, name, type.get(), {}, static_cast<const void*>(&pointer));
}

bool writeAny(hid_t object, const Attribute& attribute)
{
    const auto& [name, value] = attribute;
    if (const auto* text = std::get_if<std::string>(&value))
        return writeText(object, name, *text);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return writeAttribute(object, name, H5T_STD_I64LE, {}, integer);
    if (const auto* number = std::get_if<double>(&value))
        return writeAttribute(object, name, H5T_IEEE_F64LE, {}, number);
    const Shape& list = std::get<Shape>(value);
    const std::uint64_t none = 0;  // the library wants an address even where there is nothing to write
    return writeAttribute(object, name, H5T_STD_U64LE, {list.size()}, list.empty() ? &none : list.data());
}

}  // namespace

struct Hdf5Archive::State {
    explicit State(AtomicFile& atomicFile)
        : output{atomicFile}
    {
    }
    Hdf5Output output;
    FileHandle file;
    std::uint64_t position = 0;  // in the file, of the next values
};

Hdf5Archive::Hdf5Archive(AtomicFile& file)
    : m_state(std::make_unique<State>(file))
{
}

Hdf5Archive::~Hdf5Archive()
{
    const std::lock_guard lock(libraryMutex());
    m_state->file = FileHandle();
}

Result<void> Hdf5Archive::failed(const char* action) const
{
    if (!m_state->output.error)
        return Error{ErrorCode::WriteFailed, {}, action, hdf5::lastMessage()};
    return *m_state->output.error;
}

Result<void> Hdf5Archive::open()
{
    if (m_state->file)
        return {};
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    const PropertyHandle access(accessThrough(m_state->output)), creation(H5Pcreate(H5P_FILE_CREATE));
    if (!access || !creation || H5Pset_obj_track_times(creation.get(), false) < 0)
        return failed("HDF5 file");
    m_state->file = FileHandle(H5Fcreate("bitloupe", H5F_ACC_TRUNC, creation.get(), access.get()));
    return m_state->file ? Result<void>() : failed("HDF5 file");
}

Result<void> Hdf5Archive::beginArray(std::string_view path, DType dtype, const Shape& shape)
{
    const std::lock_guard lock(libraryMutex());
    if (auto opened = open(); !opened)
        return opened;
    const SpaceHandle space = spaceOf(shape);
    const TypeHandle type = storedType(dtype);
    const PropertyHandle links = linkProperties(), creation = datasetProperties();
    const DatasetHandle dataset(
        H5Dcreate2(m_state->file.get(), std::string(path).c_str(), type.get(), space.get(), links.get(), creation.get(), H5P_DEFAULT));
    if (!dataset || m_state->output.error)
        return failed("HDF5 dataset");
    const haddr_t offset = H5Dget_offset(dataset.get());
    assert(offset != HADDR_UNDEF || elementCount(shape) == 0);
    m_state->position = offset;
    return {};
}

Result<void> Hdf5Archive::append(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return {};
    if (auto written = m_state->output.file.writeAt(m_state->position, bytes); !written)
        return written;
    m_state->position += bytes.size();
    return {};
}

Result<void> Hdf5Archive::describe(std::string_view path, const Attributes& attributes)
{
    const std::lock_guard lock(libraryMutex());
    if (auto opened = open(); !opened)
        return opened;
    const ObjectHandle object(H5Oopen(m_state->file.get(), path.empty() ? "/" : std::string(path).c_str(), H5P_DEFAULT));
    if (!object)
        return failed("HDF5 attributes");
    for (const Attribute& attribute : attributes)
        if (!writeAny(object.get(), attribute))
            return failed("HDF5 attributes");
    return {};
}

Result<void> Hdf5Archive::finish()
{
    const std::lock_guard lock(libraryMutex());
    if (auto opened = open(); !opened)
        return opened;
    m_state->file = FileHandle();
    return m_state->output.error ? Result<void>(*m_state->output.error) : Result<void>();
}

}  // namespace bitloupe
