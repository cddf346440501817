// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an exported file says about itself (core/export/FORMAT.md): where it came from and how to turn codes into values.

#include "core/base/remark.h"
#include "core/export/archive.h"
#include "core/export/coded_tensor.h"
#include "core/export/own_metadata.h"
#include "core/spec/quant_spec.h"

#include <nlohmann/json.hpp>

namespace bitloupe {

using Json = nlohmann::ordered_json;

struct InputFacts {
    std::string name;  // without its folder
    std::uint64_t bytes = 0;
    std::string sha256;
};

// `kind`: "quantized", "dequantized".
Json describeFile(std::string_view kind, const InputFacts& input);
Json describeTensor(const TensorInfo& info, int outputAxis, const std::string& path);
// What codes need: grid, blocks, widths.
void describeCodes(Json& tensor, const CodedTensor& coded);
// Of scales and zero points: () for the tensor, (rows) for channels, (rows, blocks of a row) for groups.
Shape paramsShape(const CodedTensor& coded);
void describeSpec(Json& tensor, const QuantSpec& spec);
// What the answer remarks on, each with its number: what a search found, what a method could not do. Nothing where it has none.
void describeRemarks(Json& tensor, const Remarks& remarks);

// Levels of a codebook at scale 1, by code from codeMin(); empty where value = scale * (code - zero).
std::vector<float> codebookLevels(const Grid& grid);

// The members that attributes can hold; objects as their text.
Attributes attributesOf(const Json& object);
// Names that are not UTF-8 have their bad bytes replaced.
std::string jsonText(const Json& object);

}  // namespace bitloupe
