// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/code_arrays.h"

#include "core/base/text.h"
#include "core/spec/quant_spec.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bitloupe {
namespace {

constexpr std::uint64_t kPanel = std::uint64_t{1} << 18;  // elements

std::string textMember(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Shape> shapeMember(const Json& object)
{
    const auto found = object.find("shape");
    if (found == object.end() || !found->is_array())
        return {};
    Shape shape;
    for (const Json& extent : *found) {
        if (!extent.is_number_unsigned())
            return {};
        shape.push_back(extent.get<std::uint64_t>());
    }
    return shape;
}

// A list of numbers in the description, or the values of an array; nothing where there are not `expected` of them.
Result<std::vector<double>> numbers(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor, const char* key,
                                    std::uint64_t expected)
{
    std::vector<double> values;
    if (const auto list = tensor.find(key); list != tensor.end() && list->is_array()) {
        for (const Json& value : *list)
            values.push_back(value.is_number() ? value.get<double>() : NAN);
        return values;
    }
    const auto found = arrays.find(textMember(tensor, "path") + '/' + key);
    if (found == arrays.end() || !file.tensors()[found->second].readable)
        return values;
    if (elementCount(file.tensors()[found->second].shape) != expected)
        return values;
    values.resize(static_cast<std::size_t>(expected));
    if (auto read = file.readDouble(found->second, 0, values.size(), values.data()); !read)
        return read.error();
    return values;
}

template <class T>
bool storeCodes(std::span<const float> values, int low, int high, std::span<std::byte> codes)
{
    bool fits = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        fits = fits && values[i] >= static_cast<float>(low) && values[i] <= static_cast<float>(high) && values[i] == std::trunc(values[i]);
        const T code = fits ? static_cast<T>(values[i]) : T{0};
        std::memcpy(codes.data() + i * sizeof(T), &code, sizeof(T));
    }
    return fits;
}

}  // namespace

Error CodeArrays::error(const ModelFile& file, ErrorCode code, std::string detail) const
{
    return {code, file.path().string(), "tensor " + inQuotes(m_info.name), std::move(detail)};
}

Result<CodeArrays> CodeArrays::open(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor)
{
    CodeArrays codes;
    if (!tensor.is_object())
        return Error{ErrorCode::BadHeader, file.path().string(), std::string(kMetadataPath), "an entry of 'tensors' is no object"};
    codes.m_info.name = textMember(tensor, "name");
    if (auto read = codes.readSpec(file, tensor); !read)
        return read.error();
    if (auto read = codes.readLayout(file, tensor); !read)
        return read.error();
    if (auto found = codes.findArrays(file, arrays, tensor); !found)
        return found.error();
    if (auto read = codes.readParams(file, arrays, tensor); !read)
        return read.error();
    return codes;
}

Result<void> CodeArrays::readSpec(const ModelFile& file, const Json& tensor)
{
    const auto spec = parseSpec(textMember(tensor, "spec"));
    if (!spec)
        return error(file, ErrorCode::BadHeader, "its spec is not understood: " + spec.error().detail);
    auto grid = makeGrid(spec->grid);
    if (!grid)
        return error(file, ErrorCode::BadHeader, "its spec is not understood: " + grid.error().detail);
    m_grid = *grid;
    m_gridChoice = spec->grid;
    m_granularity = spec->granularity;
    return {};
}

Result<void> CodeArrays::readLayout(const ModelFile& file, const Json& tensor)
{
    auto shape = shapeMember(tensor);
    const auto axis = tensor.find("output_axis");
    if (!shape || !checkedElementCount(*shape))
        return error(file, ErrorCode::BadHeader, "its shape is missing or too large");
    if (axis == tensor.end() || !axis->is_number_integer() || axis->get<std::int64_t>() < kNoAxis
        || axis->get<std::int64_t>() >= static_cast<std::int64_t>(shape->size()))
        return error(file, ErrorCode::BadHeader, "its output axis is missing or not one of its axes");
    m_info.shape = *std::move(shape);
    const auto says = [&tensor](const char* key) {
        const auto found = tensor.find(key);
        return found != tensor.end() && found->is_boolean() && found->get<bool>();
    };
    m_info.outputAxis = static_cast<int>(axis->get<std::int64_t>());
    m_info.dtype = DType::F32;
    m_info.storedType = textMember(tensor, "spec");
    const int last = m_info.outputAxis;
    m_fold = foldAround(m_info.shape,
                        last > 0 && says("sliced")             ? slicedAxis(last)
                            : last >= 0 && says("merged_axes") ? mergedAxes(last)
                                                               : last);
    m_blocks = blockLayout(m_granularity, m_fold.rows(), m_fold.cols());
    return {};
}

Result<void> CodeArrays::findArrays(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor)
{
    const auto found = arrays.size() == 1 ? arrays.begin() : arrays.find(textMember(tensor, "path") + "/codes");
    if (found == arrays.end() || !file.tensors()[found->second].readable)
        return error(file, ErrorCode::TensorNotFound, "its codes are missing");
    m_codes = found->second;
    if (file.tensors()[m_codes].shape != m_info.shape)
        return error(file, ErrorCode::SizeMismatch, "its codes have another shape");
    m_info.bytes = file.tensors()[m_codes].bytes;
    return {};
}

Result<void> CodeArrays::readParams(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor)
{
    const auto scales = numbers(file, arrays, tensor, "scales", m_blocks.blockCount);
    if (!scales)
        return scales.error();
    const auto zeros = numbers(file, arrays, tensor, "zero_points", m_blocks.blockCount);
    if (!zeros)
        return zeros.error();
    const auto offsets = numbers(file, arrays, tensor, "offsets", m_blocks.blockCount);
    if (!offsets)
        return offsets.error();
    const bool hasOffsets = !m_grid->offsetName().empty();
    if (hasOffsets && offsets->size() != m_blocks.blockCount)
        return error(file, ErrorCode::SizeMismatch,
                     std::to_string(m_blocks.blockCount) + " blocks, but " + std::to_string(offsets->size()) + " offsets");
    if (scales->size() != m_blocks.blockCount || (m_grid->hasZeroPoint() && zeros->size() != scales->size()))
        return error(file, ErrorCode::SizeMismatch,
                     std::to_string(m_blocks.blockCount) + " blocks, but " + std::to_string(scales->size()) + " scales and "
                         + std::to_string(zeros->size()) + " zero points");
    m_params.resize(scales->size());
    for (std::size_t i = 0; i < m_params.size(); ++i) {
        const double zero = m_grid->hasZeroPoint() ? (*zeros)[i] : 0;
        const double offset = hasOffsets ? (*offsets)[i] : 0;
        if (!(zero >= -65536 && zero <= 65536) || !std::isfinite((*scales)[i]) || !std::isfinite(offset))
            return error(file, ErrorCode::BadValue,
                         "block " + std::to_string(i) + ": a scale that is no number, or a zero point out of range");
        m_params[i] = {static_cast<float>((*scales)[i]), static_cast<std::int32_t>(zero), static_cast<float>(offset)};
    }
    return gridRules(m_gridChoice).learns ? readTables(file, arrays, tensor) : Result<void>();
}

// The levels that each block has learned; its number stands in `zero`.
Result<void> CodeArrays::readTables(const ModelFile& file, const ArrayIndex& arrays, const Json& tensor)
{
    const std::uint64_t count = m_blocks.blockCount << m_grid->bits();
    const auto levels = numbers(file, arrays, tensor, "levels", count);
    if (!levels)
        return levels.error();
    const bool finite = std::all_of(levels->begin(), levels->end(), [](double level) { return std::isfinite(level); });
    if (levels->size() != count || !finite)
        return error(file, ErrorCode::SizeMismatch, std::to_string(count) + " learned levels are missing or no numbers");
    m_grid = m_grid->withTables(std::vector<float>(levels->begin(), levels->end()));
    for (std::size_t i = 0; i < m_params.size(); ++i)
        m_params[i].zero = static_cast<std::int32_t>(i);
    return {};
}

Result<void> CodeArrays::toCodes(const ModelFile& file, std::span<const float> values, std::span<std::byte> codes) const
{
    const int low = m_grid->codeMin(), high = m_grid->codeMax();
    bool fits = false;
    switch (m_grid->codeType()) {
    case CodeType::I8:
        fits = storeCodes<std::int8_t>(values, low, high, codes);
        break;
    case CodeType::U8:
        fits = storeCodes<std::uint8_t>(values, low, high, codes);
        break;
    case CodeType::I16:
        fits = storeCodes<std::int16_t>(values, low, high, codes);
        break;
    case CodeType::U16:
        fits = storeCodes<std::uint16_t>(values, low, high, codes);
        break;
    }
    if (fits)
        return {};
    return error(file, ErrorCode::BadValue, "a code outside " + std::to_string(low) + " to " + std::to_string(high));
}

// Runs that lie in one block: codes are in the tensor's order, blocks in the order of the matrix.
void CodeArrays::decode(std::uint64_t first, std::span<const std::byte> codes, float* out) const
{
    const std::size_t each = codeBytes(m_grid->codeType()), count = codes.size() / each;
    for (std::size_t done = 0; done < count;) {
        const std::uint64_t at = first + done;
        std::uint64_t block = 0, run = count - done;
        if (!m_blocks.wholeTensor) {
            const std::uint64_t slice = at / m_fold.sliceSize(), inSlice = at % m_fold.sliceSize();
            const std::uint64_t within = inSlice % m_fold.after, channel = inSlice / m_fold.after % m_fold.channels;
            const std::uint64_t column = inSlice / m_fold.after / m_fold.channels * m_fold.after + within;
            block = m_blocks.blockOf(slice * m_fold.channels + channel, column);
            run = std::min({run, m_fold.after - within, m_blocks.blockSize - column % m_blocks.blockSize});
        }
        m_grid->decode(codes.data() + done * each, static_cast<std::size_t>(run), m_params[static_cast<std::size_t>(block)], out + done);
        done += static_cast<std::size_t>(run);
    }
}

Result<void> CodeArrays::read(const ModelFile& file, std::uint64_t first, std::size_t count, float* out) const
{
    std::vector<std::byte> codes(static_cast<std::size_t>(std::min<std::uint64_t>(count, kPanel)) * codeBytes(m_grid->codeType()));
    for (std::size_t done = 0; done < count;) {
        const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(count - done, kPanel));
        const auto part = std::span(codes).first(n * codeBytes(m_grid->codeType()));
        if (auto read = file.readFloat(m_codes, first + done, n, out + done); !read)
            return read;
        if (auto taken = toCodes(file, {out + done, n}, part); !taken)
            return taken;
        decode(first + done, part, out + done);
        done += n;
    }
    return {};
}

}  // namespace bitloupe
