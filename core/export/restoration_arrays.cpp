// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/restoration_arrays.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <variant>

namespace bitloupe {
namespace {

constexpr const char* kColumnScales = "column_scales";
constexpr const char* kKeptColumns = "kept_columns";
constexpr const char* kKeptValues = "kept_values";
constexpr const char* kSparseRows = "sparse_rows";
constexpr const char* kSparseColumns = "sparse_columns";
constexpr const char* kSparseValues = "sparse_values";

constexpr const char* kFold = "column_scales_fold";
constexpr const char* kKeptCount = "kept_count";
constexpr const char* kSparseCount = "sparse_count";

struct Part {
    const char* leaf;
    DType dtype;
    Shape shape;
    std::variant<std::span<const float>, std::span<const std::uint32_t>, std::span<const std::uint64_t>> numbers;
};

std::vector<Part> partsOf(const Restoration* restoration)
{
    std::vector<Part> parts;
    if (!restoration)
        return parts;
    const Restoration& r = *restoration;
    if (!r.columnScale.empty())
        parts.push_back({kColumnScales, DType::F32, {r.columnScale.size()}, std::span(r.columnScale)});
    if (!r.keptColumns.empty()) {
        parts.push_back({kKeptColumns, DType::U32, {r.keptColumns.size()}, std::span(r.keptColumns)});
        parts.push_back({kKeptValues, DType::F16, {r.rows, r.keptColumns.size()}, std::span(r.keptValues)});
    }
    if (!r.sparseColumns.empty()) {
        parts.push_back({kSparseRows, DType::U64, {r.sparseRows.size()}, std::span(r.sparseRows)});
        parts.push_back({kSparseColumns, DType::U32, {r.sparseColumns.size()}, std::span(r.sparseColumns)});
        parts.push_back({kSparseValues, DType::F16, {r.sparseValues.size()}, std::span(r.sparseValues)});
    }
    return parts;
}

Result<void> sendHalves(std::span<const float> values, const ByteSink& sink)
{
    constexpr std::size_t kPanel = std::size_t{1} << 16;
    std::vector<std::uint16_t> halves(std::min(kPanel, values.size()));
    for (std::size_t first = 0; first < values.size(); first += kPanel) {
        const auto some = values.subspan(first, std::min(kPanel, values.size() - first));
        kernels::active().floatToHalf(some.data(), some.size(), halves.data());
        if (auto taken = sink(std::as_bytes(std::span(halves).first(some.size()))); !taken)
            return taken;
    }
    return {};
}

Result<void> send(const Part& part, const ByteSink& sink)
{
    if (part.dtype == DType::F16)
        return sendHalves(std::get<std::span<const float>>(part.numbers), sink);
    return std::visit([&sink](const auto& numbers) { return sink(std::as_bytes(numbers)); }, part.numbers);
}

Error wrongCount(const DescribedTensor& tensor, const char* leaf, std::uint64_t expected, std::uint64_t found)
{
    return tensor.error(ErrorCode::SizeMismatch, std::to_string(expected) + " numbers in '" + leaf + "', but " + std::to_string(found));
}

Error wrongNumber(const DescribedTensor& tensor, const char* leaf)
{
    return tensor.error(ErrorCode::BadValue, "a number in '" + std::string(leaf) + "' that cannot stand there");
}

Result<std::vector<double>> readNumbers(const DescribedTensor& tensor, const char* leaf, std::uint64_t count)
{
    auto numbers = tensor.numbers(leaf, count);
    if (numbers && numbers->size() != count)
        return wrongCount(tensor, leaf, count, numbers->size());
    return numbers;
}

Result<std::vector<float>> readFloats(const DescribedTensor& tensor, const char* leaf, std::uint64_t count)
{
    const auto numbers = readNumbers(tensor, leaf, count);
    if (!numbers)
        return numbers.error();
    std::vector<float> values(numbers->size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<float>((*numbers)[i]);
        if (!std::isfinite(values[i]))
            return wrongNumber(tensor, leaf);
    }
    return values;
}

// Whole numbers from 0 to `last`.
template <class T>
Result<std::vector<T>> readPlaces(const DescribedTensor& tensor, const char* leaf, std::uint64_t count, std::uint64_t last)
{
    const auto numbers = readNumbers(tensor, leaf, count);
    if (!numbers)
        return numbers.error();
    std::vector<T> places(numbers->size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double number = (*numbers)[i];
        if (!(number >= 0 && number <= static_cast<double>(last) && number <= static_cast<double>(std::numeric_limits<T>::max()))
            || number != std::trunc(number))
            return wrongNumber(tensor, leaf);
        places[i] = static_cast<T>(number);
    }
    return places;
}

bool ascends(std::span<const std::uint32_t> places)
{
    return std::ranges::adjacent_find(places, [](std::uint32_t a, std::uint32_t b) { return a >= b; }) == places.end();
}

// 0 where the description does not speak of it.
Result<std::uint64_t> readCount(const DescribedTensor& tensor, const char* key)
{
    const auto count = tensor.count(key);
    if (!count && tensor.entry.contains(key))
        return tensor.error(ErrorCode::BadHeader, "its '" + std::string(key) + "' is no count");
    return count.value_or(0);
}

Result<void> readColumnScale(const DescribedTensor& tensor, Restoration& restoration)
{
    auto scale = readFloats(tensor, kColumnScales, restoration.cols);
    if (!scale)
        return scale.error();
    if (std::ranges::any_of(*scale, [](float s) { return s <= 0; }))
        return wrongNumber(tensor, kColumnScales);
    restoration.columnScale = std::move(*scale);
    restoration.storesColumnScale = tensor.text(kFold) == "stored";
    return {};
}

Result<void> readKept(const DescribedTensor& tensor, std::uint64_t count, Restoration& restoration)
{
    if (count > restoration.cols)
        return wrongCount(tensor, kKeptColumns, restoration.cols, count);
    auto columns = readPlaces<std::uint32_t>(tensor, kKeptColumns, count, restoration.cols - 1);
    if (!columns)
        return columns.error();
    if (!ascends(*columns))
        return wrongNumber(tensor, kKeptColumns);
    auto values = readFloats(tensor, kKeptValues, restoration.rows * count);
    if (!values)
        return values.error();
    restoration.keptColumns = std::move(*columns);
    restoration.keptValues = std::move(*values);
    return {};
}

Result<void> readSparse(const DescribedTensor& tensor, std::uint64_t count, Restoration& restoration)
{
    if (count > restoration.rows * restoration.cols)
        return wrongCount(tensor, kSparseColumns, restoration.rows * restoration.cols, count);
    auto starts = readPlaces<std::uint64_t>(tensor, kSparseRows, restoration.rows + 1, count);
    if (!starts)
        return starts.error();
    if (starts->front() != 0 || starts->back() != count || !std::ranges::is_sorted(*starts))
        return wrongNumber(tensor, kSparseRows);
    auto columns = readPlaces<std::uint32_t>(tensor, kSparseColumns, count, restoration.cols - 1);
    if (!columns)
        return columns.error();
    for (std::size_t row = 0; row + 1 < starts->size(); ++row) {
        if (!ascends(std::span(*columns).subspan((*starts)[row], (*starts)[row + 1] - (*starts)[row])))
            return wrongNumber(tensor, kSparseColumns);
    }
    auto values = readFloats(tensor, kSparseValues, count);
    if (!values)
        return values.error();
    restoration.sparseRows = std::move(*starts);
    restoration.sparseColumns = std::move(*columns);
    restoration.sparseValues = std::move(*values);
    return {};
}

}  // namespace

std::span<const char* const> restorationLeaves()
{
    static constexpr std::array kLeaves{kColumnScales, kKeptColumns, kKeptValues, kSparseRows, kSparseColumns, kSparseValues};
    return kLeaves;
}

std::vector<ExportArray> restorationArrays(const CodedTensor& coded, const std::string& path)
{
    std::vector<ExportArray> arrays;
    for (Part& part : partsOf(coded.restoration.get()))
        arrays.push_back(
            {path + '/' + part.leaf, part.dtype, part.shape, 0, [part](const ByteSink& sink, Progress&) { return send(part, sink); }});
    return arrays;
}

void describeRestoration(Json& tensor, const CodedTensor& coded, const QuantSpec& spec)
{
    if (!coded.restoration)
        return;
    if (!coded.restoration->columnScale.empty())
        tensor[kFold] = spec.preparation.word("fold");
    if (const std::size_t kept = coded.restoration->keptColumns.size(); kept > 0)
        tensor[kKeptCount] = kept;
    if (const std::size_t sparse = coded.restoration->sparseColumns.size(); sparse > 0)
        tensor[kSparseCount] = sparse;
}

Result<void> listRestoration(const CodedTensor& coded, std::uint64_t most, Json& tensor)
{
    for (const Part& part : partsOf(coded.restoration.get())) {
        if (const std::uint64_t count = elementCount(part.shape); count > most)
            return Error{ErrorCode::TooLarge,
                         {},
                         part.leaf,
                         std::to_string(count) + " numbers, at most " + std::to_string(most)
                             + " are written as text; npz or HDF5 hold them all"};
        tensor[part.leaf] = std::visit([](const auto& numbers) { return Json(std::vector(numbers.begin(), numbers.end())); }, part.numbers);
    }
    return {};
}

Result<std::shared_ptr<const Restoration>> readRestoration(const DescribedTensor& tensor, std::uint64_t rows, std::uint64_t cols)
{
    const auto kept = readCount(tensor, kKeptCount), sparse = readCount(tensor, kSparseCount);
    if (!kept || !sparse)
        return kept ? sparse.error() : kept.error();
    const bool isScaled = tensor.entry.contains(kFold);
    if ((*kept == 0 && *sparse == 0 && !isScaled) || rows == 0 || cols == 0)
        return std::shared_ptr<const Restoration>();
    auto restoration = std::make_shared<Restoration>();
    restoration->rows = rows;
    restoration->cols = cols;
    Result<void> read;
    if (isScaled)
        read = readColumnScale(tensor, *restoration);
    if (read && *kept > 0)
        read = readKept(tensor, *kept, *restoration);
    if (read && *sparse > 0)
        read = readSparse(tensor, *sparse, *restoration);
    if (!read)
        return read.error();
    return std::shared_ptr<const Restoration>(std::move(restoration));
}

}  // namespace bitloupe
