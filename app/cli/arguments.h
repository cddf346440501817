// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the words of the command line to a checked question. What exists is valid: commands look at no raw text.

#include "app/cli/output.h"
#include "core/base/result.h"
#include "core/spec/quant_spec.h"
#include "kernels/kernels.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bitloupe::cli {

struct Command;

// A matrix of `rows` x `cols` weights, and with how many rows of activations it is multiplied.
struct BenchShape {
    std::uint64_t rows = 0, cols = 0;
    std::vector<std::uint64_t> tokens;
};

struct Arguments {
    const Command* command = nullptr;
    std::vector<std::string> files;
    std::vector<std::string> tensors;  // globs; none: all tensors
    std::vector<QuantSpec> specs;  // with --axis filled in where they name none
    std::optional<int> axis;
    std::optional<int> threads;
    std::optional<kernels::Level> level;
    std::optional<std::size_t> top;
    std::optional<std::size_t> sweep;  // draws of each number of samples
    std::optional<double> failAbove;  // dB
    std::vector<std::string> ops;  // globs of benchmark cases; none: all
    std::vector<BenchShape> shapes;  // as they were said
    std::optional<double> seconds;
    bool isHot = false;
    std::string output;
    std::string format;
    std::string activations;  // FILE[:NAME]
    double heldApart = 0;  // share of the activations' tokens
    std::optional<int> inputBits;
    OutputForm form = OutputForm::Table;
    bool batches = false;  // the files are batches of one tensor
    bool quiet = false;
};

struct OptionInfo {
    std::string_view name;  // "tensor", said as --tensor
    std::string_view shortName;  // "o", said as -o; empty: none
    std::string_view value;  // "GLOB"; empty: takes none
    std::string_view summary;
    bool isCommon = false;  // every command takes it
    bool repeats = false;  // may be said more than once
    Result<void> (*apply)(Arguments& arguments, std::string_view value);
    // Whether a word behind a value is one more, and no file: --shape 8x64 1x64x64. Null: never.
    bool (*isOneMore)(std::string_view word) = nullptr;
};
std::span<const OptionInfo> options();

// The answer to --help, --version and their kin: a text for standard output.
struct Answer {
    std::string text;
};
// Wrong usage, as a sentence.
struct Refusal {
    std::string text;
};
std::variant<Arguments, Answer, Refusal> parseArguments(std::span<const std::string> words);

}  // namespace bitloupe::cli
