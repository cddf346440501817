// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/code_arrays.h"

#include "core/base/text.h"
#include "core/export/restoration_arrays.h"
#include "core/spec/quant_spec.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bitloupe {
namespace {

constexpr std::uint64_t kPanel = std::uint64_t{1} << 18;  // elements

// Of an element of the tensor: where it lies in the matrix, and how many from it on follow each other in both.
struct Place {
    std::uint64_t row, column, run;
};
Place placeOf(const Fold& fold, std::uint64_t at)
{
    const std::uint64_t slice = at / fold.sliceSize(), inSlice = at % fold.sliceSize();
    const std::uint64_t within = inSlice % fold.after, channel = inSlice / fold.after % fold.channels;
    return {slice * fold.channels + channel, inSlice / fold.after / fold.channels * fold.after + within, fold.after - within};
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

Result<CodeArrays> CodeArrays::open(const ModelFile& file, const ArrayIndex& arrays, const Json& entry)
{
    CodeArrays codes;
    if (!entry.is_object())
        return Error{ErrorCode::BadHeader, file.path().string(), std::string(kMetadataPath), "an entry of 'tensors' is no object"};
    const DescribedTensor tensor{file, arrays, entry};
    codes.m_info.name = tensor.text("name");
    for (const auto step : {&CodeArrays::readSpec, &CodeArrays::readLayout, &CodeArrays::findArrays, &CodeArrays::readParams})
        if (auto read = (codes.*step)(tensor); !read)
            return read.error();
    auto restoration = readRestoration(tensor, codes.m_fold.rows(), codes.m_fold.cols());
    if (!restoration)
        return restoration.error();
    codes.m_restoration = std::move(*restoration);
    return codes;
}

Result<void> CodeArrays::readSpec(const DescribedTensor& tensor)
{
    const auto spec = parseSpec(tensor.text("spec"));
    if (!spec)
        return tensor.error(ErrorCode::BadHeader, "its spec is not understood: " + spec.error().detail);
    auto grid = makeGrid(spec->grid);
    if (!grid)
        return tensor.error(ErrorCode::BadHeader, "its spec is not understood: " + grid.error().detail);
    m_grid = *grid;
    m_gridChoice = spec->grid;
    m_granularity = spec->granularity;
    return {};
}

Result<void> CodeArrays::readLayout(const DescribedTensor& tensor)
{
    auto shape = tensor.shape();
    const auto axis = tensor.entry.find("output_axis");
    if (!shape || !checkedElementCount(*shape))
        return tensor.error(ErrorCode::BadHeader, "its shape is missing or too large");
    if (axis == tensor.entry.end() || !axis->is_number_integer() || axis->get<std::int64_t>() < kNoAxis
        || axis->get<std::int64_t>() >= static_cast<std::int64_t>(shape->size()))
        return tensor.error(ErrorCode::BadHeader, "its output axis is missing or not one of its axes");
    m_info.shape = *std::move(shape);
    m_info.outputAxis = static_cast<int>(axis->get<std::int64_t>());
    m_info.dtype = DType::F32;
    m_info.storedType = tensor.text("spec");
    const int last = m_info.outputAxis;
    m_fold = foldAround(m_info.shape,
                        last > 0 && tensor.flag("sliced")             ? slicedAxis(last)
                            : last >= 0 && tensor.flag("merged_axes") ? mergedAxes(last)
                                                                      : last);
    m_blocks = blockLayout(m_granularity, m_fold.rows(), m_fold.cols());
    return {};
}

Result<void> CodeArrays::findArrays(const DescribedTensor& tensor)
{
    const auto found = tensor.arrays.size() == 1 ? tensor.arrays.begin()->second : tensor.array("codes");
    const auto& listed = tensor.file.tensors();
    if (!found || !listed[*found].readable)
        return tensor.error(ErrorCode::TensorNotFound, "its codes are missing");
    m_codes = *found;
    if (listed[m_codes].shape != m_info.shape)
        return tensor.error(ErrorCode::SizeMismatch, "its codes have another shape");
    m_info.bytes = listed[m_codes].bytes;
    return {};
}

Result<void> CodeArrays::readParams(const DescribedTensor& tensor)
{
    const auto scales = tensor.numbers("scales", m_blocks.blockCount);
    if (!scales)
        return scales.error();
    const auto zeros = tensor.numbers("zero_points", m_blocks.blockCount);
    if (!zeros)
        return zeros.error();
    const auto offsets = tensor.numbers("offsets", m_blocks.blockCount);
    if (!offsets)
        return offsets.error();
    const bool hasOffsets = !m_grid->offsetName().empty();
    if (hasOffsets && offsets->size() != m_blocks.blockCount)
        return tensor.error(ErrorCode::SizeMismatch,
                            std::to_string(m_blocks.blockCount) + " blocks, but " + std::to_string(offsets->size()) + " offsets");
    if (scales->size() != m_blocks.blockCount || (m_grid->hasZeroPoint() && zeros->size() != scales->size()))
        return tensor.error(ErrorCode::SizeMismatch,
                            std::to_string(m_blocks.blockCount) + " blocks, but " + std::to_string(scales->size()) + " scales and "
                                + std::to_string(zeros->size()) + " zero points");
    m_params.resize(scales->size());
    for (std::size_t i = 0; i < m_params.size(); ++i) {
        const double zero = m_grid->hasZeroPoint() ? (*zeros)[i] : 0;
        const double offset = hasOffsets ? (*offsets)[i] : 0;
        if (!(zero >= -65536 && zero <= 65536) || !std::isfinite((*scales)[i]) || !std::isfinite(offset))
            return tensor.error(ErrorCode::BadValue,
                                "block " + std::to_string(i) + ": a scale that is no number, or a zero point out of range");
        m_params[i] = {static_cast<float>((*scales)[i]), static_cast<std::int32_t>(zero), static_cast<float>(offset)};
    }
    return gridRules(m_gridChoice).learns ? readTables(tensor) : Result<void>();
}

// The levels that each block has learned; its number stands in `zero`.
Result<void> CodeArrays::readTables(const DescribedTensor& tensor)
{
    const std::uint64_t count = m_blocks.blockCount << m_grid->bits();
    const auto levels = tensor.numbers("levels", count);
    if (!levels)
        return levels.error();
    const bool finite = std::all_of(levels->begin(), levels->end(), [](double level) { return std::isfinite(level); });
    if (levels->size() != count || !finite)
        return tensor.error(ErrorCode::SizeMismatch, std::to_string(count) + " learned levels are missing or no numbers");
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
    return Error{ErrorCode::BadValue, file.path().string(), "tensor " + inQuotes(m_info.name),
                 "a code outside " + std::to_string(low) + " to " + std::to_string(high)};
}

// Runs that lie in one block: codes are in the tensor's order, blocks in the order of the matrix.
void CodeArrays::decode(std::uint64_t first, std::span<const std::byte> codes, float* out) const
{
    const std::size_t each = codeBytes(m_grid->codeType()), count = codes.size() / each;
    for (std::size_t done = 0; done < count;) {
        std::uint64_t block = 0, run = count - done;
        if (!m_blocks.wholeTensor) {
            const Place place = placeOf(m_fold, first + done);
            block = m_blocks.blockOf(place.row, place.column);
            run = std::min({run, place.run, m_blocks.blockSize - place.column % m_blocks.blockSize});
        }
        m_grid->decode(codes.data() + done * each, static_cast<std::size_t>(run), m_params[static_cast<std::size_t>(block)], out + done);
        done += static_cast<std::size_t>(run);
    }
}

void CodeArrays::restore(std::uint64_t first, std::span<float> values) const
{
    if (!m_restoration)
        return;
    if (m_fold.isIdentity())
        return m_restoration->restore(first, values);
    for (std::size_t done = 0; done < values.size();) {
        const Place place = placeOf(m_fold, first + done);
        const auto run = static_cast<std::size_t>(std::min<std::uint64_t>(values.size() - done, place.run));
        m_restoration->restore(place.row * m_fold.cols() + place.column, values.subspan(done, run));
        done += run;
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
        restore(first + done, {out + done, n});
        done += n;
    }
    return {};
}

}  // namespace bitloupe
