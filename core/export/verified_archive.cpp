// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/verified_archive.h"

#include "core/base/text.h"
#include "core/grid/half.h"
#include "core/io/model_file.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace bitloupe {
namespace {

constexpr std::uint64_t kPanel = std::uint64_t{1} << 20;  // elements

template <class T, class Value>
void store(std::span<const Value> values, std::byte* out)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<T>(values[i]);
        std::memcpy(out + i * sizeof(T), &value, sizeof(T));
    }
}

template <class Value>
void storeHalves(std::span<const Value> values, std::byte* out)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint16_t half = halfBits(static_cast<float>(values[i]));
        std::memcpy(out + i * sizeof(half), &half, sizeof(half));
    }
}

// The bytes that these values have in the file.
template <class Value>
void toBytes(DType dtype, std::span<const Value> values, std::byte* out)
{
    switch (dtype) {
    case DType::I8:
        return store<std::int8_t>(values, out);
    case DType::U8:
        return store<std::uint8_t>(values, out);
    case DType::I16:
        return store<std::int16_t>(values, out);
    case DType::U16:
        return store<std::uint16_t>(values, out);
    case DType::I32:
        return store<std::int32_t>(values, out);
    case DType::U32:
        return store<std::uint32_t>(values, out);
    case DType::U64:
        return store<std::uint64_t>(values, out);
    case DType::F16:
        return storeHalves(values, out);
    default:
        return store<float>(values, out);
    }
}

Result<void> readAs(const ModelFile& file, std::size_t tensor, std::uint64_t first, std::span<float> values)
{
    return file.readFloat(tensor, first, values.size(), values.data());
}
Result<void> readAs(const ModelFile& file, std::size_t tensor, std::uint64_t first, std::span<double> values)
{
    return file.readDouble(tensor, first, values.size(), values.data());
}

template <class Value>
Result<Digest> digestAs(const ModelFile& file, std::size_t tensor, Progress& progress)
{
    const TensorInfo& info = file.tensors()[tensor];
    const std::uint64_t count = elementCount(info.shape), each = dtypeBits(info.dtype) / 8;
    std::vector<Value> values(static_cast<std::size_t>(std::min(count, kPanel)));
    std::vector<std::byte> bytes(values.size() * each);
    Sha256 hash;
    for (std::uint64_t first = 0; first < count; first += kPanel) {
        const auto part = std::span(values).first(static_cast<std::size_t>(std::min(kPanel, count - first)));
        if (auto read = readAs(file, tensor, first, part); !read)
            return read.error();
        toBytes<Value>(info.dtype, part, bytes.data());
        hash.add(std::span(bytes).first(part.size() * each));
        progress.advance(part.size());
    }
    return hash.finish();
}

// Codes and zero points are small integers, which float32 holds exactly; places may be large ones.
Result<Digest> digestOf(const ModelFile& file, std::size_t tensor, Progress& progress)
{
    const DType dtype = file.tensors()[tensor].dtype;
    return dtype == DType::U32 || dtype == DType::U64 ? digestAs<double>(file, tensor, progress) : digestAs<float>(file, tensor, progress);
}

Error differs(const std::filesystem::path& file, const std::string& path, const char* what)
{
    return {ErrorCode::VerifyFailed, file.string(), "array " + inQuotes(path), what};
}

}  // namespace

Result<void> VerifiedArchive::write(const ExportArray& array, Progress& progress)
{
    progress.expect(array.work + elementCount(array.shape));
    if (auto begun = m_archive.beginArray(array.path, array.dtype, array.shape); !begun)
        return begun;
    Sha256 hash;
    const ByteSink sink = [&](std::span<const std::byte> bytes) {
        hash.add(bytes);
        return m_archive.append(bytes);
    };
    if (auto produced = array.produce(sink, progress); !produced)
        return produced;
    m_written.push_back({array.path, array.dtype, array.shape, hash.finish()});
    return m_archive.endArray();
}

Result<void> VerifiedArchive::verify(const std::filesystem::path& file, Progress& progress) const
{
    const auto opened = ModelFile::open(file);
    if (!opened)
        return opened.error();
    const ModelFile& model = **opened;
    std::unordered_map<std::string_view, std::size_t> listed;
    for (std::size_t i = 0; i < model.tensors().size(); ++i)
        listed.emplace(model.tensors()[i].name, i);
    for (const Written& written : m_written) {
        const auto found = m_written.size() == 1 && listed.size() == 1 ? listed.begin() : listed.find(written.path);
        if (found == listed.end())
            return differs(file, written.path, "it is missing");
        const TensorInfo& info = model.tensors()[found->second];
        if (info.dtype != written.dtype || info.shape != written.shape)
            return differs(file, written.path, "its type or shape is another one");
        const auto digest = digestOf(model, found->second, progress);
        if (!digest)
            return digest.error();
        if (*digest != written.digest)
            return differs(file, written.path, "its values are not those that were written");
    }
    return {};
}

}  // namespace bitloupe
