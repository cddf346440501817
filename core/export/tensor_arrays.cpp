// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/tensor_arrays.h"

#include "core/export/metadata.h"
#include "core/export/packer.h"
#include "core/export/reorder.h"
#include "core/export/restoration_arrays.h"

#include <algorithm>
#include <iterator>

namespace bitloupe {
namespace {

Fold flat(std::uint64_t count) { return {1, 1, count}; }

ExportArray packedArray(const CodedTensor& coded, const std::string& path)
{
    const std::uint64_t count = coded.rows * coded.cols;
    const int bits = coded.grid->bits();
    return {path + "/packed", DType::U8, {packedBytes(count, bits)}, count, [&coded, bits](const ByteSink& sink, Progress& progress) {
                Packer packer(bits, sink);
                const ByteSink pack = [&packer](std::span<const std::byte> codes) { return packer.add(codes); };
                const auto done = inTensorOrder(coded.codes, coded.fold, codeBytes(coded.grid->codeType()), pack, progress);
                return done ? packer.finish() : done;
            }};
}

ExportArray paramsArray(const CodedTensor& coded, const std::string& path, DType dtype, const Spool& spool)
{
    const std::uint64_t count = coded.blocks.blockCount;
    return {path, dtype, paramsShape(coded), count, [&spool, count](const ByteSink& sink, Progress& progress) {
                return inTensorOrder(spool, flat(count), sizeof(float), sink, progress);
            }};
}

ExportArray levelsArray(std::vector<float> levels, Shape shape, const std::string& path)
{
    return {path + "/levels", DType::F32, std::move(shape), 0,
            [levels = std::move(levels)](const ByteSink& sink, Progress&) { return sink(std::as_bytes(std::span(levels))); }};
}

}  // namespace

const std::set<std::string>& codedLeaves()
{
    static const std::set<std::string> kLeaves = [] {
        std::set<std::string> leaves{"codes", "packed", "scales", "zero_points", "offsets", "levels"};
        leaves.insert(restorationLeaves().begin(), restorationLeaves().end());
        return leaves;
    }();
    return kLeaves;
}

ExportArray codesArray(const CodedTensor& coded, const std::string& path)
{
    const std::size_t each = codeBytes(coded.grid->codeType());
    return {
        path, codeDType(coded.grid->codeType()), coded.info.shape, coded.rows * coded.cols,
        [&coded, each](const ByteSink& sink, Progress& progress) { return inTensorOrder(coded.codes, coded.fold, each, sink, progress); }};
}

std::vector<ExportArray> codedArrays(const CodedTensor& coded, const std::string& path)
{
    std::vector<ExportArray> arrays;
    arrays.push_back(codesArray(coded, path + "/codes"));
    arrays.push_back(packedArray(coded, path));
    arrays.push_back(paramsArray(coded, path + "/scales", DType::F32, coded.scales));
    if (coded.grid->hasZeroPoint())
        arrays.push_back(paramsArray(coded, path + "/zero_points", DType::I32, coded.zeros));
    if (!coded.grid->offsetName().empty())
        arrays.push_back(paramsArray(coded, path + "/offsets", DType::F32, coded.offsets));
    if (const auto tables = coded.grid->tables(); !tables.empty())
        arrays.push_back(
            levelsArray({tables.begin(), tables.end()}, {coded.blocks.blockCount, tables.size() / coded.blocks.blockCount}, path));
    else if (auto levels = codebookLevels(*coded.grid); !levels.empty())
        arrays.push_back(levelsArray(levels, {levels.size()}, path));
    std::ranges::move(restorationArrays(coded, path), std::back_inserter(arrays));
    return arrays;
}

ExportArray valuesArray(const RestoredTensor& restored, const std::string& path)
{
    return {path, DType::F32, restored.info.shape, elementCount(restored.info.shape),
            [&restored](const ByteSink& sink, Progress& progress) {
                return inTensorOrder(restored.values, restored.fold, sizeof(float), sink, progress);
            }};
}

ExportArray fileArray(const ModelFile& file, std::size_t tensor, const std::string& path)
{
    const std::uint64_t count = elementCount(file.tensors()[tensor].shape);
    return {path, DType::F32, file.tensors()[tensor].shape, count, [&file, tensor, count](const ByteSink& sink, Progress& progress) {
                constexpr std::uint64_t kPanel = std::uint64_t{1} << 20;
                std::vector<float> values(static_cast<std::size_t>(std::min(count, kPanel)));
                for (std::uint64_t first = 0; first < count; first += kPanel) {
                    const auto part = std::span(values).first(static_cast<std::size_t>(std::min(kPanel, count - first)));
                    if (auto read = file.readFloat(tensor, first, part.size(), part.data()); !read)
                        return read;
                    if (auto taken = sink(std::as_bytes(part)); !taken)
                        return taken;
                    progress.advance(part.size());
                }
                return Result<void>();
            }};
}

ExportArray textArray(const std::string& text, std::string_view path)
{
    return {std::string(path), DType::U8, {text.size()}, 0, [text](const ByteSink& sink, Progress&) {
                return sink(std::as_bytes(std::span(text)));
            }};
}

}  // namespace bitloupe
