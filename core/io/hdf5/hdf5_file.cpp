// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/hdf5_file.h"

#include "core/io/array.h"
#include "core/io/hdf5/helper_client.h"
#include "core/io/hdf5/keras.h"
#include "core/io/hdf5/record_list.h"
#include "core/io/input_file.h"
#include "core/io/output_axis.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <utility>

namespace bitloupe {
namespace {

using hdf5::HelperClient;
using hdf5::ListedDataset;
using hdf5::Listing;

// The values of one dataset as the helper reads them.
class HelperSource final : public ByteSource {
public:
    HelperSource(HelperClient& client, const ListedDataset& dataset, std::uint64_t bytes)
        : m_client(client)
        , m_dataset(dataset)
        , m_bytes(bytes)
    {
    }

    std::uint64_t size() const override { return m_bytes; }
    bool readsAnywhere() const override { return false; }

    Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        const std::uint64_t each = m_dataset.elementBytes;
        while (!out.empty()) {
            const std::uint64_t element = offset / each, skipped = offset % each;
            const std::uint64_t wanted = std::min<std::uint64_t>(out.size(), hdf5::kSharedBytes - each);
            const std::uint64_t count = (skipped + wanted + each - 1) / each;
            const auto part = out.first(static_cast<std::size_t>(std::min(wanted, count * each - skipped)));
            if (auto read = readElements(element, count, static_cast<std::size_t>(skipped), part); !read)
                return read;
            offset += part.size();
            out = out.subspan(part.size());
        }
        return {};
    }

private:
    Result<void> readElements(std::uint64_t first, std::uint64_t count, std::size_t skipped, std::span<std::byte> out) const
    {
        hdf5::Request request{};
        request.address = m_dataset.address;
        request.first = first;
        request.count = count;
        request.elements = m_bytes / m_dataset.elementBytes;
        request.elementBytes = m_dataset.elementBytes;
        request.dtype = m_dataset.info.dtype;
        if (out.size() == count * m_dataset.elementBytes)
            return m_client.read(request, out);
        std::vector<std::byte> whole(static_cast<std::size_t>(count * m_dataset.elementBytes));
        if (auto read = m_client.read(request, whole); !read)
            return read;
        std::memcpy(out.data(), whole.data() + skipped, out.size());
        return {};
    }

    HelperClient& m_client;
    const ListedDataset& m_dataset;
    std::uint64_t m_bytes;
};

ArrayLayout layoutOf(const ListedDataset& dataset)
{
    const bool isComplex = dataset.info.dtype == DType::C64 || dataset.info.dtype == DType::C128;
    ArrayLayout layout;
    layout.dtype = !isComplex ? dataset.info.dtype : dataset.info.dtype == DType::C64 ? DType::F32 : DType::F64;
    layout.bigEndian = dataset.bigEndian;
    layout.outer = dataset.info.shape;
    layout.inner = isComplex ? 2 : 1;
    layout.stride = dataset.elementBytes;
    return layout;
}

class Hdf5File final : public ModelFile {
public:
    Hdf5File(std::shared_ptr<const InputFile> file, std::unique_ptr<HelperClient> client, Listing listing)
        : m_file(std::move(file))
        , m_client(std::move(client))
        , m_datasets(std::move(listing.datasets))
    {
        m_path = m_file->path();
        m_format = "hdf5";
        m_fileBytes = m_file->size();
        m_warnings = std::move(listing.warnings);
        for (const ListedDataset& dataset : m_datasets)
            m_tensors.push_back(dataset.info);
    }

    Result<void> readFloat(std::size_t tensor, std::uint64_t first, std::size_t count, float* out) const override
    {
        return read(tensor, first, count, out);
    }
    Result<void> readDouble(std::size_t tensor, std::uint64_t first, std::size_t count, double* out) const override
    {
        return read(tensor, first, count, out);
    }
    Result<StoredElement> readStored(std::size_t tensor, std::uint64_t element) const override
    {
        const ListedDataset& dataset = m_datasets[tensor];
        if (!dataset.info.readable)
            return unreadable(dataset);
        auto read = dataset.offset == hdf5::kNoOffset
            ? readElement(HelperSource(*m_client, dataset, dataset.info.bytes), layoutOf(dataset), element)
            : readElement(FileRange(m_file, dataset.offset, dataset.info.bytes), layoutOf(dataset), element);
        if (!read)
            return Error{read.error().code, read.error().file, "dataset '" + dataset.info.name + "'", read.error().detail};
        return read;
    }
    bool readsAnywhere(std::size_t tensor) const override { return m_datasets[tensor].offset != hdf5::kNoOffset; }

private:
    Error unreadable(const ListedDataset& dataset) const
    {
        return m_file->error(ErrorCode::NotNumeric, "dataset '" + dataset.info.name + "'", dataset.info.storedType);
    }

    template <class Value>
    Result<void> read(std::size_t tensor, std::uint64_t first, std::size_t count, Value* out) const
    {
        assert(tensor < m_datasets.size());
        const ListedDataset& dataset = m_datasets[tensor];
        if (!dataset.info.readable)
            return unreadable(dataset);
        if (count == 0)
            return {};
        const ArrayLayout layout = layoutOf(dataset);
        auto done = dataset.offset == hdf5::kNoOffset
            ? readArray(HelperSource(*m_client, dataset, dataset.info.bytes), layout, first, count, out)
            : readArray(FileRange(m_file, dataset.offset, dataset.info.bytes), layout, first, count, out);
        if (!done)
            return Error{done.error().code, done.error().file, "dataset '" + dataset.info.name + "'", done.error().detail};
        return done;
    }

    std::shared_ptr<const InputFile> m_file;
    std::unique_ptr<HelperClient> m_client;
    std::vector<ListedDataset> m_datasets;
};

void addComplexWarnings(Listing& listing)
{
    for (const ListedDataset& dataset : listing.datasets)
        if (dataset.info.dtype == DType::C64 || dataset.info.dtype == DType::C128)
            listing.warnings.push_back({ErrorCode::UnsupportedType,
                                        {},
                                        "dataset '" + dataset.info.name + "'",
                                        "complex numbers: real and imaginary parts are taken as separate values"});
}

void chooseAxes(Listing& listing)
{
    const bool isKeras = hdf5::isKerasFile(listing);
    for (ListedDataset& dataset : listing.datasets)
        dataset.info.outputAxis = isKeras ? hdf5::kerasOutputAxis(dataset.info.name, dataset.info.shape)
                                          : outputAxisFromName(dataset.info.name, dataset.info.shape);
}

Error nothingToShow(const InputFile& file, const Listing& listing)
{
    if (listing.warnings.empty())
        return file.error(ErrorCode::UnsupportedFeature, "root group", "no dataset of numbers in it");
    const Error& first = listing.warnings.front();
    return file.error(first.code, first.where, first.detail + "; and there is no other dataset of numbers");
}

}  // namespace

bool recognisesHdf5(std::span<const std::byte> head, std::uint64_t fileBytes)
{
    constexpr std::array<unsigned char, 8> kSignature = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    for (std::uint64_t offset = 0; offset + kSignature.size() <= std::min<std::uint64_t>(head.size(), fileBytes);
         offset = offset == 0 ? 512 : 2 * offset)
        if (std::memcmp(head.data() + offset, kSignature.data(), kSignature.size()) == 0)
            return true;
    return false;
}

Result<std::shared_ptr<const ModelFile>> openHdf5(const std::filesystem::path& path, Progress& progress)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    auto client = std::make_unique<HelperClient>(*file);
    Listing listing;
    auto listed =
        client->list(progress, [&](std::span<const std::byte> batch) { return hdf5::parseRecords(batch, (*file)->size(), listing); });
    if (!listed)
        return (*file)->error(listed.error().code, listed.error().where, listed.error().detail);
    if (std::none_of(listing.datasets.begin(), listing.datasets.end(), [](const ListedDataset& dataset) { return dataset.info.readable; }))
        return nothingToShow(**file, listing);
    chooseAxes(listing);
    addComplexWarnings(listing);
    for (Error& warning : listing.warnings)
        warning.file = path.string();
    return std::shared_ptr<const ModelFile>(std::make_shared<Hdf5File>(*file, std::move(client), std::move(listing)));
}

}  // namespace bitloupe
