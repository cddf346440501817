// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/glob.h"
#include "core/activations/input_moments.h"
#include "core/bench/product_case.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace bitloupe::cli {

namespace {

constexpr std::uintmax_t kLargestRecipe = 1 << 20;  // bytes

Error badValue(std::string_view option, std::string_view value, std::string_view allowed)
{
    return {ErrorCode::BadArgument, {}, "--" + std::string(option), "got '" + std::string(value) + "', allowed: " + std::string(allowed)};
}

template <class Number>
std::string written(Number number)
{
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

template <class Number>
Result<Number> numberFrom(std::string_view option, std::string_view text, Number least, Number most)
{
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !(number >= least && number <= most))
        return badValue(option, text, written(least) + " to " + written(most));
    return number;
}

Result<std::string> recipeText(const std::string& path)
{
    std::error_code problem;
    const std::filesystem::file_status status = std::filesystem::status(path, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return Error{ErrorCode::FileNotFound, path, {}, {}};
    if (!std::filesystem::is_regular_file(status))
        return Error{ErrorCode::NotARegularFile, path, {}, {}};
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (problem || size > kLargestRecipe)
        return Error{ErrorCode::TooLarge, path, "recipe", "more than " + std::to_string(kLargestRecipe) + " bytes"};
    std::string text(size, '\0');
    std::ifstream stream(path, std::ios::binary);
    if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
        return Error{ErrorCode::ReadFailed, path, {}, {}};
    return text;
}

Result<void> applySpec(Arguments& arguments, std::string_view value)
{
    std::string text(value);
    if (value.starts_with('@')) {
        auto recipe = recipeText(text.substr(1));
        if (!recipe)
            return recipe.error();
        text = std::move(recipe).value();
    }
    auto spec = parseSpec(text);
    if (!spec)
        return spec.error();
    arguments.specs.push_back(std::move(spec).value());
    return {};
}

Result<void> applyAxis(Arguments& arguments, std::string_view value)
{
    const auto axis = numberFrom<int>("axis", value, 0, 63);
    if (!axis)
        return axis.error();
    arguments.axis = *axis;
    return {};
}

Result<void> applyThreads(Arguments& arguments, std::string_view value)
{
    const auto threads = numberFrom<int>("threads", value, 1, 1024);
    if (!threads)
        return threads.error();
    arguments.threads = *threads;
    return {};
}

Result<void> applyTop(Arguments& arguments, std::string_view value)
{
    const auto top = numberFrom<std::size_t>("top", value, 1, std::size_t{1} << 32);
    if (!top)
        return top.error();
    arguments.top = *top;
    return {};
}

Result<void> applySweep(Arguments& arguments, std::string_view value)
{
    const auto draws = numberFrom<std::size_t>("sweep", value, 1, 1000);
    if (!draws)
        return draws.error();
    arguments.sweep = *draws;
    return {};
}

Result<void> applyFailAbove(Arguments& arguments, std::string_view value)
{
    const auto limit = numberFrom<double>("fail-above", value, -1000, 1000);
    if (!limit)
        return limit.error();
    arguments.failAbove = *limit;
    return {};
}

Result<void> applyHoldApart(Arguments& arguments, std::string_view value)
{
    const auto share = numberFrom<double>("hold-apart", value, 0, kMostHeldApart);
    if (!share)
        return badValue("hold-apart", value, "0 to 0.9, such as 0.25 for the last quarter of the tokens");
    arguments.heldApart = *share;
    return {};
}

Result<void> applyInputBits(Arguments& arguments, std::string_view value)
{
    const auto bits = numberFrom<int>("input-bits", value, 2, 16);
    if (!bits)
        return bits.error();
    arguments.inputBits = *bits;
    return {};
}

Result<void> applyLevel(Arguments& arguments, std::string_view value)
{
    for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2, kernels::Level::Avx512}) {
        const kernels::Kernels* table = kernels::table(level);
        if (table && table->name == value) {
            arguments.level = level;
            return {};
        }
    }
    return badValue("level", value, "scalar, avx2, avx512, as far as this processor has them");
}

template <OutputForm form>
Result<void> applyForm(Arguments& arguments, std::string_view)
{
    if (arguments.form != OutputForm::Table && arguments.form != form)
        return Error{ErrorCode::BadArgument, {}, "--json, --csv, --markdown", "only one of them at a time"};
    arguments.form = form;
    return {};
}

Result<void> applyQuiet(Arguments& arguments, std::string_view)
{
    arguments.quiet = true;
    return {};
}

Result<void> applyBatches(Arguments& arguments, std::string_view)
{
    arguments.batches = true;
    return {};
}

template <auto member>
Result<void> applyText(Arguments& arguments, std::string_view value)
{
    arguments.*member = std::string(value);
    return {};
}

Result<void> applyTensor(Arguments& arguments, std::string_view value)
{
    arguments.tensors.emplace_back(value);
    return {};
}

Result<void> applyOp(Arguments& arguments, std::string_view value)
{
    arguments.ops.emplace_back(value);
    return {};
}

bool isCase(std::string_view word)
{
    const auto matches = [word](const ProductCase& each) { return globMatches(word, each.id); };
    return word != "*" && std::any_of(productCases().begin(), productCases().end(), matches);
}

bool isShape(std::string_view word)
{
    return word.find('x') != std::string_view::npos && word.find_first_not_of("0123456789x") == std::string_view::npos;
}

// MxNxK, tokens x rows x columns; NxK is 1 token.
Result<void> applyShape(Arguments& arguments, std::string_view value)
{
    constexpr std::uint64_t kMost = 1 << 20;
    std::vector<std::uint64_t> sizes;
    for (std::string_view rest = value; sizes.size() < 4;) {
        const std::size_t cut = rest.find('x');
        const auto size = numberFrom<std::uint64_t>("shape", rest.substr(0, cut), 1, kMost);
        if (!size)
            return badValue("shape", value, "MxNxK or NxK: rows of activations, rows and columns of weights, each from 1 to 1048576");
        sizes.push_back(*size);
        if (cut == std::string_view::npos)
            break;
        rest.remove_prefix(cut + 1);
    }
    if (sizes.size() == 2)
        sizes.insert(sizes.begin(), 1);
    if (sizes.size() != 3)
        return badValue("shape", value, "MxNxK or NxK");
    arguments.shapes.push_back({sizes[1], sizes[2], {sizes[0]}});
    return {};
}

Result<void> applyHot(Arguments& arguments, std::string_view)
{
    arguments.isHot = true;
    return {};
}

Result<void> applySeconds(Arguments& arguments, std::string_view value)
{
    const auto seconds = numberFrom<double>("seconds", value, 0, 3600);
    if (!seconds)
        return seconds.error();
    arguments.seconds = *seconds;
    return {};
}

constexpr std::array kOptions{
    OptionInfo{"tensor", "", "GLOB", "only tensors whose name matches (* any text, ? one character, [a-z] a set)", false, true,
               &applyTensor},
    OptionInfo{"spec", "", "SPEC", "how to quantize", false, true, &applySpec},
    OptionInfo{"axis", "", "N", "the axis of the output channels, where the file's own is not meant", false, false, &applyAxis},
    OptionInfo{"activations", "", "FILE[:NAME]", "what the weights are multiplied with: tokens, moments or an importance matrix", false,
               false, &applyText<&Arguments::activations>},
    OptionInfo{"hold-apart", "", "SHARE",
               "calibrate without the last SHARE of the activations' tokens (0 to 0.9), and tell the output error on these too", false,
               false, &applyHoldApart},
    OptionInfo{"input-bits", "", "N",
               "also tell what the activations in N bits (2 to 16) cost, their outliers, and what a rotation would do; takes longer", false,
               false, &applyInputBits},
    OptionInfo{"output", "o", "OUT", "the file to write", false, false, &applyText<&Arguments::output>},
    OptionInfo{"format", "", "ID", "the format to write, where OUT's ending does not tell it", false, false,
               &applyText<&Arguments::format>},
    OptionInfo{"top", "", "N", "only the N worst tensors", false, false, &applyTop},
    OptionInfo{"sweep", "", "N", "also how range and error settle with 10, 30, 100 … samples (the first axis), N draws of each", false,
               false, &applySweep},
    OptionInfo{"batches", "", "", "the files are batches of one tensor, seen one after the other", false, false, &applyBatches},
    OptionInfo{"fail-above", "", "SQNR",
               "exit code 1 when the error of any tensor is above what SQNR allows: its SQNR is below this many dB", false, false,
               &applyFailAbove},
    OptionInfo{"op", "", "GLOB", "only these operations, of the list below: float32, 'w4a8*', nf4…", false, true, &applyOp, &isCase},
    OptionInfo{"shape", "", "MxNxK", "M rows of activations times a matrix of N rows and K columns; several, one behind the other", false,
               true, &applyShape, &isShape},
    OptionInfo{"hot", "", "", "weights may stay in the caches between two products", false, false, &applyHot},
    OptionInfo{"seconds", "", "S", "at most about S seconds for each M of each shape, if the bounds are not narrow before (5)", false,
               false, &applySeconds},
    OptionInfo{"json", "", "", "one JSON object a line, as soon as it is known", true, true, &applyForm<OutputForm::Json>},
    OptionInfo{"csv", "", "", "comma-separated values", true, true, &applyForm<OutputForm::Csv>},
    OptionInfo{"markdown", "", "", "a table in Markdown", true, true, &applyForm<OutputForm::Markdown>},
    OptionInfo{"quiet", "q", "", "warnings and errors only on standard error", true, true, &applyQuiet},
    OptionInfo{"threads", "", "N", "use at most N threads; the results are the same", true, false, &applyThreads},
    OptionInfo{"level", "", "LEVEL", "use these instructions: scalar, avx2 or avx512; the results are the same", true, false, &applyLevel},
};

}  // namespace

std::span<const OptionInfo> options() { return kOptions; }

}  // namespace bitloupe::cli
