// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/activations/imatrix.h"

#include "core/base/text.h"
#include "core/io/input_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>

namespace bitloupe {

namespace {

using Importance = std::vector<std::shared_ptr<const InputMoments>>;
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 31;  // of a file: they are smaller than their models by far
constexpr std::uint64_t kLongestName = 4096;

// Reads on; once something is beyond the end, everything is 0 and ok() false.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }
    bool ok() const { return m_ok; }
    std::uint64_t place() const { return m_place; }
    std::uint64_t left() const { return m_bytes.size() - m_place; }
    void skip(std::uint64_t count)
    {
        m_ok = m_ok && count <= left();
        m_place += m_ok ? count : 0;
    }
    template <class T>
    T number()
    {
        T value{};
        const std::uint64_t at = m_place;
        skip(sizeof(T));
        if (m_ok)
            std::memcpy(&value, m_bytes.data() + at, sizeof(T));
        return value;
    }
    std::string text(std::uint64_t length)
    {
        const std::uint64_t at = m_place;
        m_ok = m_ok && length <= kLongestName;
        skip(length);
        return m_ok ? std::string(reinterpret_cast<const char*>(m_bytes.data()) + at, static_cast<std::size_t>(length)) : std::string();
    }
    std::vector<float> floats(std::uint64_t count)
    {
        const std::uint64_t at = m_place;
        m_ok = m_ok && count <= left() / sizeof(float);
        skip(m_ok ? count * sizeof(float) : 0);
        std::vector<float> values(m_ok ? static_cast<std::size_t>(count) : 0);
        if (!values.empty())
            std::memcpy(values.data(), m_bytes.data() + at, values.size() * sizeof(float));
        return values;
    }

private:
    std::span<const std::byte> m_bytes;
    std::uint64_t m_place = 0;
    bool m_ok = true;
};

std::shared_ptr<const InputMoments> importanceOf(std::string name, std::vector<double> meanSquare)
{
    auto moments = std::make_shared<InputMoments>();
    moments->name = std::move(name);
    moments->features = meanSquare.size();
    moments->meanSquare = std::move(meanSquare);
    return moments;
}

bool allGood(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x) && x >= 0; });
}

// Nothing where it does not look like one from its first entry on.
Result<std::optional<Importance>> readOlder(const InputFile& file, std::span<const std::byte> bytes)
{
    Reader reader(bytes);
    const auto entries = reader.number<std::int32_t>();
    if (!reader.ok() || entries <= 0 || entries > 1'000'000)
        return std::optional<Importance>();
    Importance result;
    for (std::int32_t i = 0; i < entries; ++i) {
        const std::string place = "entry " + std::to_string(i) + ", byte " + std::to_string(reader.place());
        const auto length = reader.number<std::int32_t>();
        std::string name = reader.text(length < 0 ? kLongestName + 1 : static_cast<std::uint64_t>(length));
        const auto calls = reader.number<std::int32_t>(), count = reader.number<std::int32_t>();
        const std::vector<float> values = reader.floats(count < 0 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(count));
        if (!reader.ok() && i == 0)
            return std::optional<Importance>();
        if (!reader.ok() || values.empty())
            return file.error(ErrorCode::Truncated, place, std::to_string(bytes.size()) + " bytes in the file");
        std::vector<double> meanSquare(values.begin(), values.end());
        for (double& x : meanSquare)
            x /= std::max(calls, 1);
        if (!allGood(meanSquare))
            return file.error(ErrorCode::BadValue, place, "a mean square is negative or not finite");
        result.push_back(importanceOf(std::move(name), std::move(meanSquare)));
    }
    return std::optional(std::move(result));
}

struct GgufTensor {
    std::uint64_t columns = 0, rows = 0, offset = 0;
    bool isFloat = false;
};

// Bytes of a value of a key, by its type; 0 for strings and arrays.
std::uint64_t ggufBytes(std::uint32_t type)
{
    constexpr std::array<std::uint64_t, 13> kBytes{1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};
    return type < kBytes.size() ? kBytes[type] : ~std::uint64_t{0};
}

void skipText(Reader& reader) { reader.skip(reader.number<std::uint64_t>()); }

void skipValue(Reader& reader, std::uint32_t type)
{
    constexpr std::uint32_t kString = 8, kArray = 9;
    if (type == kString)
        return skipText(reader);
    if (type != kArray)
        return reader.skip(ggufBytes(type));
    const auto element = reader.number<std::uint32_t>();
    const auto count = reader.number<std::uint64_t>();
    for (std::uint64_t i = 0; element == kString && reader.ok() && i < count; ++i)
        skipText(reader);
    if (element == kString)
        return;
    const std::uint64_t each = element == kArray ? ~std::uint64_t{0} : ggufBytes(element);
    reader.skip(each != 0 && count > reader.left() / each ? ~std::uint64_t{0} : count * each);
}

std::uint64_t alignmentFrom(Reader& reader, std::uint64_t keys)
{
    std::uint64_t alignment = 32;
    for (std::uint64_t i = 0; reader.ok() && i < keys; ++i) {
        const std::string key = reader.text(reader.number<std::uint64_t>());
        const auto type = reader.number<std::uint32_t>();
        if (key == "general.alignment" && ggufBytes(type) == 4)
            alignment = reader.number<std::uint32_t>();
        else
            skipValue(reader, type);
    }
    return alignment;
}

std::map<std::string, GgufTensor> tensorsFrom(Reader& reader, std::uint64_t count)
{
    std::map<std::string, GgufTensor> tensors;
    for (std::uint64_t i = 0; reader.ok() && i < count; ++i) {
        std::string name = reader.text(reader.number<std::uint64_t>());
        const auto axes = reader.number<std::uint32_t>();
        GgufTensor tensor{1, 1, 0, false};
        for (std::uint32_t axis = 0; reader.ok() && axis < std::min(axes, 5U); ++axis) {
            const auto extent = std::min(reader.number<std::uint64_t>(), kMostBytes);
            std::uint64_t& side = axis == 0 ? tensor.columns : tensor.rows;
            side = std::min(side * extent, kMostBytes);
        }
        tensor.isFloat = reader.number<std::uint32_t>() == 0 && axes <= 4;
        tensor.offset = reader.number<std::uint64_t>();
        tensors.emplace(std::move(name), tensor);
    }
    return tensors;
}

std::optional<std::vector<float>> valuesAt(std::span<const std::byte> data, const GgufTensor& tensor)
{
    if (!tensor.isFloat || tensor.offset > data.size() || tensor.rows > kMostBytes / std::max<std::uint64_t>(tensor.columns, 1))
        return std::nullopt;
    Reader reader(data.subspan(static_cast<std::size_t>(tensor.offset)));
    std::vector<float> values = reader.floats(tensor.columns * tensor.rows);
    return reader.ok() ? std::optional(std::move(values)) : std::nullopt;
}

Result<std::optional<Importance>> readGguf(const InputFile& file, std::span<const std::byte> bytes)
{
    constexpr std::string_view kSums = ".in_sum2", kCounts = ".counts";
    Reader reader(bytes);
    reader.skip(8);  // magic, version
    const auto tensorCount = reader.number<std::uint64_t>(), keys = reader.number<std::uint64_t>();
    const std::uint64_t alignment = alignmentFrom(reader, keys);
    const std::map<std::string, GgufTensor> tensors = tensorsFrom(reader, tensorCount);
    const std::uint64_t start = alignment == 0 ? bytes.size() : (reader.place() + alignment - 1) / alignment * alignment;
    if (!reader.ok() || start > bytes.size())
        return file.error(ErrorCode::Truncated, "header, byte " + std::to_string(reader.place()), "the header is not whole");
    const std::span<const std::byte> data = bytes.subspan(static_cast<std::size_t>(start));
    Importance result;
    for (const auto& [name, tensor] : tensors) {
        if (name.size() <= kSums.size() || !std::string_view(name).ends_with(kSums))
            continue;
        const std::string base = name.substr(0, name.size() - kSums.size());
        const auto counts = tensors.find(base + std::string(kCounts));
        const auto sums = valuesAt(data, tensor);
        const auto calls = counts == tensors.end() ? std::nullopt : valuesAt(data, counts->second);
        if (!sums || !calls || sums->empty())
            return file.error(ErrorCode::BadHeader, "tensor " + inQuotes(name), "its sums or counts are not in the file");
        double all = 0;
        for (const float call : *calls)
            all += double{call};
        std::vector<double> meanSquare(static_cast<std::size_t>(tensor.columns), 0.0);
        for (std::size_t i = 0; i < sums->size(); ++i)
            meanSquare[i % meanSquare.size()] += double{(*sums)[i]} / std::max(all, 1.0);
        if (!allGood(meanSquare))
            return file.error(ErrorCode::BadValue, "tensor " + inQuotes(name), "a mean square is negative or not finite");
        result.push_back(importanceOf(base, std::move(meanSquare)));
    }
    return result.empty() ? std::optional<Importance>() : std::optional(std::move(result));
}

}  // namespace

Result<std::optional<Importance>> readImportance(const std::filesystem::path& path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return file.error();
    if ((*file)->size() > kMostBytes || (*file)->size() < 8)
        return std::optional<Importance>();
    std::vector<std::byte> bytes(static_cast<std::size_t>((*file)->size()));
    if (auto read = (*file)->readAt(0, bytes); !read)
        return read.error();
    return std::memcmp(bytes.data(), "GGUF", 4) == 0 ? readGguf(**file, bytes) : readOlder(**file, bytes);
}

}  // namespace bitloupe
