// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The question: a choice on each of the five axes (design: "the grammar of a quantization"). A value: comparable,
// hashable, printable; what it prints can be pasted back.
//
//   grid=int,bits=4,scheme=asymmetric,granularity=group,group=128,range=mse,rounding=nearest

#include "core/base/result.h"
#include "core/spec/param.h"
#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace bitloupe {

struct PerTensor {
    friend bool operator==(const PerTensor&, const PerTensor&) = default;
};
// `axis`: the output-channel axis; none: as the file says. `slices`: the tensor is a stack of matrices along its first axis
// (a layer's experts), and `axis` their output channels in it (none: axis 1; 2 where inputs come first): each channel of each of
// them counts for itself.
struct PerChannel {
    std::optional<int> axis;
    bool slices = false;
    friend bool operator==(const PerChannel&, const PerChannel&) = default;
};
// `size` consecutive inputs of one output channel share a scale; the last group of a row may be shorter.
struct PerGroup {
    std::int64_t size = 128;
    std::optional<int> axis;
    bool slices = false;
    friend bool operator==(const PerGroup&, const PerGroup&) = default;
};
// The other meaning of "group" in the literature: `channels` neighbouring output channels share a scale; the last ones may be
// fewer.
struct PerChannelGroup {
    std::int64_t channels = 16;
    std::optional<int> axis;
    bool slices = false;
    friend bool operator==(const PerChannelGroup&, const PerChannelGroup&) = default;
};
// Activations: each token, which is every place of all axes but the last, has a scale of its own (dynamic quantization). The
// static kind, one scale known beforehand, is PerTensor.
struct PerToken {
    friend bool operator==(const PerToken&, const PerToken&) = default;
};
using Granularity = std::variant<PerTensor, PerChannel, PerGroup, PerChannelGroup, PerToken>;

// The axis that a granularity names, and whether it takes stacked matrices apart.
std::optional<int> namedAxis(const Granularity& granularity);
bool takesSlices(const Granularity& granularity);
// The same with that axis, where it can name one.
Granularity withAxis(Granularity granularity, std::optional<int> axis);

struct QuantSpec {
    Choice grid;
    Granularity granularity;
    Choice range;
    Choice rounding;
    Choice preparation;

    friend bool operator==(const QuantSpec&, const QuantSpec&) = default;
};

// int8 per tensor, symmetric, narrow, min-max, nearest, none.
QuantSpec defaultSpec();

// A preset's name, "key=value" pairs, or a JSON object with the same keys. Unset keys take the table's defaults.
// Errors: BadSpec with the key in `where` and what is allowed in `detail`.
Result<QuantSpec> parseSpec(std::string_view text);
// The full spec in one line, with every parameter that applies; parseSpec(printSpec(s)) == s.
std::string printSpec(const QuantSpec& spec);
// The same as a JSON object text.
std::string specToJson(const QuantSpec& spec);
std::size_t hashSpec(const QuantSpec& spec);

// What are the rows of this tensor's matrix for `spec`: the output-channel axis that it names, else the file's; all but the
// last axis for tokens, those of all slices for stacks of matrices (slicedAxis() in core/tensor/fold.h). Weights for this spec are
// opened with it.
int axisFor(const QuantSpec& spec, const TensorInfo& info);

// The spec with what its grid decides itself in place (GridRules): groups of the format's block size, and for grids that find
// their own parameters the default range, which nobody asks for. parseSpec() gives specs like this; printSpec() leaves out
// what is not free.
QuantSpec asFormatSays(QuantSpec spec);

// The default choice of a member: its id and its parameters' defaults. Asserts that the table has the id.
Choice defaultGrid(std::string_view id);
Choice defaultRange(std::string_view id);

struct Preset {
    std::string_view id;
    std::string_view spec;
};
std::span<const Preset> presets();  // "int8", "int8_channel", "w4a16_g128", "nf4"… in the order people see them

}  // namespace bitloupe
