// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/metadata.h"

#include "core/spec/axes.h"

namespace bitloupe {
namespace {

constexpr int kFormatVersion = 1;

}  // namespace

std::vector<float> codebookLevels(const Grid& grid)
{
    if (grid.bits() > 8 || !grid.offsetName().empty())
        return {};
    std::vector<float> levels = grid.levels({1, 0});
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i] != static_cast<float>(grid.codeMin() + static_cast<int>(i)))
            return levels;
    return {};
}

Json describeFile(std::string_view kind, const InputFacts& input)
{
    Json file;
    file["format"] = "bitloupe";
    file["format_version"] = kFormatVersion;
    file["program_version"] = BITLOUPE_VERSION;
    file["kind"] = kind;
    file["input_name"] = input.name;
    file["input_bytes"] = input.bytes;
    file["input_sha256"] = input.sha256;
    return file;
}

Json describeTensor(const TensorInfo& info, int outputAxis, const std::string& path)
{
    Json tensor;
    tensor["name"] = info.name;
    tensor["path"] = path;
    tensor["shape"] = info.shape;
    tensor["dtype"] = dtypeName(info.dtype);
    tensor["stored_type"] = info.storedType;
    tensor["output_axis"] = lastRowAxis(outputAxis);
    if (isMerged(outputAxis))
        tensor["merged_axes"] = true;
    if (isSliced(outputAxis))
        tensor["sliced"] = true;
    return tensor;
}

void describeSpec(Json& tensor, const QuantSpec& spec)
{
    tensor["spec"] = printSpec(spec);
    tensor["spec_json"] = Json::parse(specToJson(spec), nullptr, false);
}

void describeRemarks(Json& tensor, const Remarks& remarks)
{
    for (const Remark& remark : remarks)
        tensor["remarks"].push_back({{"id", remark.id}, {"value", remark.value}});
}

void describeCodes(Json& tensor, const CodedTensor& coded)
{
    const Grid& grid = *coded.grid;
    const std::uint64_t weights = coded.rows * coded.cols;
    tensor["rows"] = coded.rows;
    tensor["cols"] = coded.cols;
    tensor["granularity"] = kGranularityWords[coded.granularity.index()];
    tensor["block_size"] = coded.blocks.wholeTensor ? weights : coded.blocks.blockSize;
    tensor["blocks_per_row"] = coded.blocks.blocksPerRow;
    if (coded.blocks.rowsPerBlock > 1)
        tensor["rows_per_block"] = coded.blocks.rowsPerBlock;
    tensor["bits"] = grid.bits();
    tensor["code_dtype"] = dtypeName(codeDType(grid.codeType()));
    tensor["packed_bits"] = grid.bits() > 8 ? 16 : grid.bits();
    tensor["has_zero_points"] = grid.hasZeroPoint();
    tensor["code_min"] = grid.codeMin();
    if (!grid.offsetName().empty())
        tensor["offset_kind"] = grid.offsetName();
    if (const auto levels = codebookLevels(grid); !levels.empty() && grid.tables().empty())
        tensor["levels"] = levels;
    tensor["bits_per_weight"] = bitsPerWeight(storedParts(grid, weights, coded.blocks.blockCount, coded.restoration.get()), weights);
}

Shape paramsShape(const CodedTensor& coded)
{
    if (coded.blocks.wholeTensor)
        return {};
    if (!std::holds_alternative<PerGroup>(coded.granularity))
        return {coded.blocks.blockCount};
    return {coded.rows, coded.blocks.blocksPerRow};
}

Attributes attributesOf(const Json& object)
{
    Attributes attributes;
    for (const auto& [key, value] : object.items()) {
        if (value.is_string())
            attributes.emplace_back(key, value.get<std::string>());
        else if (value.is_boolean())
            attributes.emplace_back(key, std::int64_t{value.get<bool>()});
        else if (value.is_number_integer())
            attributes.emplace_back(key, value.get<std::int64_t>());
        else if (value.is_number())
            attributes.emplace_back(key, value.get<double>());
        else if (value.is_array() && key == "shape")
            attributes.emplace_back(key, value.get<Shape>());
        else
            attributes.emplace_back(key, jsonText(value));
    }
    return attributes;
}

std::string jsonText(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace bitloupe
