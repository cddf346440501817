// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/record_list.h"

#include "core/base/checked.h"

#include <cstring>
#include <optional>
#include <string>

namespace bitloupe::hdf5 {
namespace {

Error nonsense(const char* what) { return {ErrorCode::HelperDied, {}, "HDF5 reader", std::string("its list makes no sense: ") + what}; }

struct Record {
    RecordHead head;
    Shape dims;
    std::string name;
    std::string text;
};

Result<Record> takeRecord(std::span<const std::byte>& batch)
{
    Record record;
    if (batch.size() < sizeof record.head)
        return nonsense("cut");
    std::memcpy(&record.head, batch.data(), sizeof record.head);
    const RecordHead& head = record.head;
    if (head.rank > kMaximumRank)
        return nonsense("rank");
    const std::uint64_t dimBytes = head.rank * sizeof(std::uint64_t);
    const std::uint64_t bytes = sizeof head + dimBytes + head.nameBytes + std::uint64_t{head.textBytes};
    if (head.recordBytes != bytes || bytes > batch.size())
        return nonsense("length");
    const std::byte* at = batch.data() + sizeof head;
    record.dims.resize(head.rank);
    if (dimBytes > 0)
        std::memcpy(record.dims.data(), at, dimBytes);
    const char* text = reinterpret_cast<const char*>(at + dimBytes);
    record.name.assign(text, head.nameBytes);
    record.text.assign(text + head.nameBytes, head.textBytes);
    batch = batch.subspan(head.recordBytes);
    return record;
}

// Bytes of all values; nothing where the product does not fit.
std::optional<std::uint64_t> payload(const Shape& dims, std::uint64_t elementBytes)
{
    std::optional<std::uint64_t> bytes = elementBytes;
    bool empty = false;
    for (const std::uint64_t dim : dims) {
        empty = empty || dim == 0;
        if (bytes)
            bytes = checkedMultiply(*bytes, dim == 0 ? 1 : dim);
    }
    return bytes && empty ? 0 : bytes;
}

Result<void> addDataset(Record record, std::uint64_t fileBytes, Listing& listing)
{
    const RecordHead& head = record.head;
    const auto bytes = payload(record.dims, head.readable ? head.elementBytes : 1);
    if (head.readable
        && (head.dtype > DType::Unreadable || dtypeBits(head.dtype) == 0 || dtypeBits(head.dtype) != 8 * std::uint64_t{head.elementBytes}
            || !bytes))
        return nonsense("type");
    if (head.readable && head.offset != kNoOffset && (head.offset > fileBytes || *bytes > fileBytes - head.offset))
        return nonsense("offset");
    if (!bytes)
        return {};  // a shape that no number can count: its warning stands alone
    ListedDataset dataset;
    dataset.info.name = std::move(record.name);
    dataset.info.dtype = head.readable ? head.dtype : DType::Unreadable;
    dataset.info.storedType = std::move(record.text);
    dataset.info.shape = std::move(record.dims);
    dataset.info.bytes = head.readable ? *bytes : 0;
    dataset.info.readable = head.readable != 0;
    dataset.address = head.address;
    dataset.offset = head.offset;
    dataset.elementBytes = head.elementBytes;
    dataset.bigEndian = head.bigEndian != 0;
    listing.datasets.push_back(std::move(dataset));
    return {};
}

Result<void> addRecord(Record record, std::uint64_t fileBytes, Listing& listing)
{
    switch (record.head.kind) {
    case RecordKind::Dataset:
        return addDataset(std::move(record), fileBytes, listing);
    case RecordKind::KerasLayout:
        listing.isKeras = true;
        return {};
    case RecordKind::Warning:
        break;
    default:
        return nonsense("kind");
    }
    const ErrorCode code = record.head.code;
    if (code < ErrorCode::FileNotFound || code > ErrorCode::VerifyFailed)
        return nonsense("code");
    listing.warnings.push_back({code, {}, record.name.empty() ? "root group" : "object '" + record.name + "'", std::move(record.text)});
    return {};
}

}  // namespace

Result<void> parseRecords(std::span<const std::byte> batch, std::uint64_t fileBytes, Listing& listing)
{
    while (!batch.empty()) {
        auto record = takeRecord(batch);
        if (!record)
            return record.error();
        if (auto added = addRecord(std::move(record).value(), fileBytes, listing); !added)
            return added;
    }
    return {};
}

}  // namespace bitloupe::hdf5
