// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bitloupe::hdf5 {
namespace {

Problem failed(const char* what) { return {ErrorCode::ReadFailed, std::string(what) + ": " + lastMessage()}; }

// By address, with the access properties that H5Oopen_by_addr does not take.
DatasetHandle openAt(hid_t file, haddr_t address)
{
    const DatasetHandle plain(H5Oopen_by_addr(file, address));
    if (!plain || H5Iget_type(plain.get()) != H5I_DATASET)
        return DatasetHandle();
    const PropertyHandle access = accessFor(plain.get());
    hobj_ref_t reference = address;
    return DatasetHandle(H5Rdereference2(file, access ? access.get() : H5P_DEFAULT, H5R_OBJECT, &reference));
}

}  // namespace

std::optional<Problem> Reader::open(const Request& request)
{
    if (m_dataset && m_address == request.address)
        return {};
    m_space = SpaceHandle();
    m_type = TypeHandle();
    m_dataset = DatasetHandle();
    m_dataset = openAt(m_file, request.address);
    if (!m_dataset)
        return failed("the dataset cannot be opened");
    m_address = request.address;
    auto facts = describeDataset(m_dataset.get(), m_fileBytes);
    if (!facts || facts->problem) {
        m_dataset = DatasetHandle();
        return facts ? *facts->problem : Problem{ErrorCode::FileChanged, "the dataset is another one now"};
    }
    m_facts = *std::move(facts);
    const TypeHandle fileType(H5Dget_type(m_dataset.get()));
    m_type = memoryType(fileType.get(), m_facts.type);
    m_space = SpaceHandle(H5Dget_space(m_dataset.get()));
    return {};
}

std::uint64_t Reader::selectBox(std::uint64_t first, std::uint64_t count) const
{
    const std::size_t rank = m_facts.dims.size();
    if (rank == 0) {
        H5Sselect_all(m_space.get());
        return 1;
    }
    std::array<hsize_t, kMaximumRank> start{}, extent{};
    std::uint64_t stride = 1, rest = first;
    for (std::size_t i = rank; i-- > 0; rest /= m_facts.dims[i])
        start[i] = rest % m_facts.dims[i];
    // The outermost axis along which whole sub-arrays can be taken from here.
    std::size_t axis = rank - 1;
    while (axis > 0 && start[axis] == 0 && count >= stride * m_facts.dims[axis])
        stride *= m_facts.dims[axis--];
    for (std::size_t i = 0; i < rank; ++i)
        extent[i] = i < axis ? 1 : m_facts.dims[i];
    extent[axis] = std::min<std::uint64_t>(count / stride, m_facts.dims[axis] - start[axis]);
    if (H5Sselect_hyperslab(m_space.get(), H5S_SELECT_SET, start.data(), nullptr, extent.data(), nullptr) < 0)
        return 0;
    return extent[axis] * stride;
}

std::optional<Problem> Reader::read(const Request& request, std::byte* out)
{
    if (auto problem = open(request))
        return problem;
    if (m_facts.elements != request.elements || m_facts.type.elementBytes != request.elementBytes || m_facts.type.dtype != request.dtype
        || request.first > m_facts.elements || request.count > m_facts.elements - request.first)
        return Problem{ErrorCode::FileChanged, "the dataset is another one now"};
    for (std::uint64_t done = 0; done < request.count;) {
        const hsize_t box = selectBox(request.first + done, request.count - done);
        const SpaceHandle memory(H5Screate_simple(1, &box, nullptr));
        if (box == 0 || !memory
            || H5Dread(m_dataset.get(), m_type.get(), memory.get(), m_space.get(), H5P_DEFAULT, out + done * request.elementBytes) < 0)
            return failed("values cannot be read");
        done += box;
    }
    return {};
}

}  // namespace bitloupe::hdf5
