// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/quantized_file.h"

#include "core/export/code_arrays.h"
#include "core/export/exporter.h"
#include "core/export/sidecar.h"
#include "core/io/input_file.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

namespace bitloupe {
namespace {

constexpr std::uint64_t kLongestDescription = std::uint64_t{256} << 20;  // bytes

class QuantizedFile final : public ModelFile {
public:
    QuantizedFile(std::shared_ptr<const ModelFile> file, std::vector<CodeArrays> arrays)
        : m_file(std::move(file))
        , m_arrays(std::move(arrays))
    {
        m_path = m_file->path();
        m_format = m_file->format();
        m_fileBytes = m_file->fileBytes();
        m_warnings.assign(m_file->warnings().begin(), m_file->warnings().end());
        for (const CodeArrays& tensor : m_arrays)
            m_tensors.push_back(tensor.info());
    }

    Result<void> readFloat(std::size_t tensor, std::uint64_t first, std::size_t count, float* out) const override
    {
        return m_arrays[tensor].read(*m_file, first, count, out);
    }
    Result<void> readDouble(std::size_t tensor, std::uint64_t first, std::size_t count, double* out) const override
    {
        std::vector<float> values(count);
        if (auto read = readFloat(tensor, first, count, values.data()); !read)
            return read;
        std::copy(values.begin(), values.end(), out);
        return {};
    }

private:
    std::shared_ptr<const ModelFile> m_file;
    std::vector<CodeArrays> m_arrays;
};

std::optional<std::size_t> findDescription(const ModelFile& file)
{
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        const TensorInfo& info = file.tensors()[i];
        if (info.name == kMetadataPath && info.dtype == DType::U8 && info.shape.size() == 1)
            return i;
    }
    return {};
}

Result<std::string> readArrayText(const ModelFile& file, std::size_t tensor)
{
    const std::uint64_t bytes = file.tensors()[tensor].shape[0];
    if (bytes > kLongestDescription)
        return Error{ErrorCode::TooLarge, file.path().string(), std::string(kMetadataPath), std::to_string(bytes) + " bytes"};
    std::vector<float> values(static_cast<std::size_t>(bytes));
    if (auto read = file.readFloat(tensor, 0, values.size(), values.data()); !read)
        return read.error();
    std::string text;
    text.reserve(values.size());
    for (const float value : values)
        text += static_cast<char>(static_cast<unsigned char>(value));
    return text;
}

// "" where there is no text beside the array.
Result<std::string> readSidecar(const ModelFile& file)
{
    const auto opened = InputFile::open(sidecarPath(file.path()));
    if (!opened)
        return opened.error().code == ErrorCode::FileNotFound ? Result<std::string>(std::string()) : opened.error();
    if ((*opened)->size() > kLongestDescription)
        return (*opened)->error(ErrorCode::TooLarge, {}, std::to_string((*opened)->size()) + " bytes");
    const auto bytes = (*opened)->readHead(static_cast<std::size_t>((*opened)->size()));
    if (!bytes)
        return bytes.error();
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

// How deep the description is nested at most; the parser calls itself for each level.
bool isTooDeep(std::string_view text)
{
    constexpr int kDeepest = 32;
    int depth = 0;
    for (const char c : text) {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (depth > kDeepest)
            return true;
    }
    return false;
}

// Null where the file does not say that it holds codes.
Result<Json> readDescription(const ModelFile& file)
{
    const auto array = findDescription(file);
    if (!array && file.format() != "npy")
        return Json();
    const auto text = array ? readArrayText(file, *array) : readSidecar(file);
    if (!text)
        return text.error();
    if (isTooDeep(*text))
        return Json();
    Json description = Json::parse(*text, nullptr, false);
    const bool ours = description.is_object() && description.contains("format") && description["format"] == "bitloupe"
        && description.contains("kind") && description["kind"] == "quantized" && description.contains("tensors")
        && description["tensors"].is_array();
    return ours ? description : Json();
}

}  // namespace

Result<bool> isQuantizedFile(const ModelFile& file)
{
    const auto description = readDescription(file);
    if (!description)
        return description.error();
    return !description->is_null();
}

Result<std::shared_ptr<const ModelFile>> openQuantized(std::shared_ptr<const ModelFile> file)
{
    const auto description = readDescription(*file);
    if (!description)
        return description.error();
    if (description->is_null())
        return Error{ErrorCode::BadArgument, file->path().string(), {}, "it is no quantized file of this program"};
    ArrayIndex index;
    for (std::size_t i = 0; i < file->tensors().size(); ++i)
        index.emplace(file->tensors()[i].name, i);
    std::vector<CodeArrays> arrays;
    for (const Json& tensor : (*description)["tensors"]) {
        auto codes = CodeArrays::open(*file, index, tensor);
        if (!codes)
            return codes.error();
        arrays.push_back(std::move(codes).value());
    }
    return std::shared_ptr<const ModelFile>(std::make_shared<QuantizedFile>(std::move(file), std::move(arrays)));
}

Result<void> dequantizeFile(const std::filesystem::path& input, const std::filesystem::path& target, std::string_view exporter,
                            Progress& progress)
{
    const ExporterInfo* chosen = exporter.empty() ? exporterForTarget(target, true) : findExporter(exporter);
    if (!chosen)
        return Error{ErrorCode::BadArgument, target.string(), {}, "no such format: " + std::string(exporter)};
    auto file = ModelFile::open(input);
    if (!file)
        return file.error();
    auto quantized = openQuantized(*file);
    if (!quantized)
        return quantized.error();
    ExportJob job{*quantized, std::vector<std::size_t>((*quantized)->tensors().size()), {}, target};
    std::iota(job.tensors.begin(), job.tensors.end(), std::size_t{0});
    return chosen->writeValues(job, progress);
}

}  // namespace bitloupe
