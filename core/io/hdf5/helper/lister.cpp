// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/lister.h"

#include <algorithm>
#include <cstring>

namespace bitloupe::hdf5 {
namespace {

bool tracksCreationOrder(hid_t group)
{
    const PropertyHandle creation(H5Gget_create_plist(group));
    unsigned flags = 0;
    constexpr unsigned kBoth = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    return creation && H5Pget_link_creation_order(creation.get(), &flags) >= 0 && (flags & kBoth) == kBoth;
}

Problem brokenObject(const char* what) { return {ErrorCode::BadHeader, std::string(what) + ": " + lastMessage()}; }

}  // namespace

herr_t Lister::collectLink(hid_t, const char* name, const H5L_info_t* info, void* links)
{
    auto& list = *static_cast<std::vector<Link>*>(links);
    list.push_back({name, info->type, info->type == H5L_TYPE_HARD ? info->u.address : HADDR_UNDEF});
    return list.size() > kMaximumObjects ? 1 : 0;
}

std::optional<Problem> Lister::listLinks(hid_t group, std::vector<Link>& links) const
{
    const H5_index_t order = tracksCreationOrder(group) ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    hsize_t position = 0;
    if (H5Literate(group, order, H5_ITER_INC, &position, &Lister::collectLink, &links) < 0)
        return brokenObject("its list of members is damaged");
    return {};
}

std::optional<Problem> Lister::walk()
{
    const ObjectHandle root(H5Oopen(m_file, "/", H5P_DEFAULT));
    H5O_info_t info{};
    if (!root || H5Iget_type(root.get()) != H5I_GROUP || H5Oget_info2(root.get(), &info, H5O_INFO_BASIC) < 0)
        return brokenObject("the root group is damaged");
    m_seen.insert(info.addr);
    if (auto problem = visitGroup(root.get(), Place{"", info.addr, 0}))
        return problem;
    while (!m_stack.empty()) {
        const Place place = std::move(m_stack.back());
        m_stack.pop_back();
        visit(place);
    }
    return {};
}

void Lister::visit(const Place& place)
{
    if (m_seen.size() >= kMaximumObjects) {
        m_stack.clear();
        return addWarning(place.path,
                          {ErrorCode::TooLarge, "more than " + std::to_string(kMaximumObjects) + " objects; the rest is left out"});
    }
    if (!m_seen.insert(place.address).second)
        return;
    const ObjectHandle object(H5Oopen_by_addr(m_file, place.address));
    if (!object)
        return addWarning(place.path, brokenObject("cannot be opened"));
    const H5I_type_t type = H5Iget_type(object.get());
    if (type == H5I_DATASET)
        return addDataset(place, object.get());
    if (type != H5I_GROUP)
        return;
    if (const auto problem = visitGroup(object.get(), place))
        addWarning(place.path, *problem);
}

std::optional<Problem> Lister::visitGroup(hid_t group, const Place& place)
{
    std::vector<Link> links;
    auto problem = listLinks(group, links);
    noteKeras(group, place);
    // The stack gives the last one back first.
    std::reverse(links.begin(), links.end());
    for (const Link& link : links)
        addChild(place, link);
    return problem;
}

void Lister::addChild(const Place& parent, const Link& link)
{
    const std::string path = parent.path.empty() ? link.name : parent.path + '/' + link.name;
    if (link.type == H5L_TYPE_SOFT)
        return;  // leads to an object of this file that has another name, or nowhere
    if (link.type != H5L_TYPE_HARD)
        return addWarning(path,
                          {ErrorCode::UnsupportedFeature,
                           link.type == H5L_TYPE_EXTERNAL ? "a link into another file, which is not opened" : "a link of an unknown kind"});
    if (path.size() > kMaximumNameBytes)
        return addWarning(path.substr(0, 100), {ErrorCode::TooLarge, "a name of " + std::to_string(path.size()) + " bytes"});
    if (parent.depth >= kMaximumDepth)
        return addWarning(path, {ErrorCode::TooLarge, "deeper than " + std::to_string(kMaximumDepth) + " groups"});
    m_stack.push_back({path, link.address, parent.depth + 1});
}

// Legacy Keras writes these attributes on the group that holds the layers (root, or model_weights of a whole model).
void Lister::noteKeras(hid_t group, const Place& place)
{
    if (m_isKeras || place.depth > 1)
        return;
    m_isKeras = H5Aexists(group, "layer_names") > 0 || H5Aexists(group, "layer_names0") > 0 || H5Aexists(group, "keras_version") > 0;
    RecordHead head{};
    head.kind = RecordKind::KerasLayout;
    if (m_isKeras)
        addRecord(head, {}, {}, {});
}

void Lister::addDataset(const Place& place, hid_t dataset)
{
    const auto facts = describeDataset(dataset, m_fileBytes);
    if (!facts)
        return;
    RecordHead head{};
    head.kind = RecordKind::Dataset;
    head.rank = static_cast<std::uint32_t>(facts->dims.size());
    head.dtype = facts->problem ? DType::Unreadable : facts->type.dtype;
    head.elementBytes = facts->type.elementBytes;
    head.bigEndian = facts->type.bigEndian;
    head.readable = !facts->problem;
    head.address = place.address;
    head.offset = facts->offset;
    addRecord(head, place.path, facts->type.text, facts->dims);
    if (facts->problem)
        addWarning(place.path, *facts->problem);
}

void Lister::addWarning(std::string_view place, const Problem& problem)
{
    RecordHead head{};
    head.kind = RecordKind::Warning;
    head.code = problem.code;
    addRecord(head, place, problem.detail, {});
}

void Lister::addRecord(RecordHead head, std::string_view name, std::string_view text, const std::vector<hsize_t>& dims)
{
    head.nameBytes = static_cast<std::uint32_t>(name.size());
    head.textBytes = static_cast<std::uint32_t>(text.size());
    const std::size_t dimBytes = dims.size() * sizeof(hsize_t);
    head.recordBytes = static_cast<std::uint32_t>(sizeof head + dimBytes + name.size() + text.size());
    std::string record(reinterpret_cast<const char*>(&head), sizeof head);
    record.append(reinterpret_cast<const char*>(dims.data()), dimBytes);
    record.append(name);
    record.append(text);
    m_records.push_back(std::move(record));
}

std::size_t Lister::takeRecords(std::byte* out, std::size_t capacity)
{
    std::size_t used = 0;
    while (hasRecords() && used + m_records[m_taken].size() <= capacity) {
        std::string& record = m_records[m_taken++];
        std::memcpy(out + used, record.data(), record.size());
        used += record.size();
        record = {};
    }
    return used;
}

}  // namespace bitloupe::hdf5
