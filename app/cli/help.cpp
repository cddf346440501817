// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include "app/cli/command.h"
#include "core/bench/product_case.h"
#include "core/export/exporter.h"
#include "kernels/kernels.h"
#include "views/text/text.h"
#include "views/text/utf8.h"

#include <algorithm>

namespace bitloupe::cli {

namespace {

std::string row(std::string left, std::string_view right)
{
    constexpr std::size_t kColumn = 26;
    left = "  " + left;
    std::size_t width = 0;
    for (std::string_view rest = left; !rest.empty(); ++width)
        rest.remove_prefix(text::nextChar(rest).length);
    const std::string gap = width + 2 > kColumn ? "\n" + std::string(kColumn, ' ') : std::string(kColumn - width, ' ');
    return left + gap + std::string(right) + "\n";
}

std::string optionRow(const OptionInfo& option)
{
    std::string left = option.shortName.empty() ? std::string() : "-" + std::string(option.shortName) + ", ";
    left += "--" + std::string(option.name);
    if (!option.value.empty())
        left += " " + std::string(option.value);
    return row(left, option.summary);
}

std::string commonOptions()
{
    std::string out = "Common options:\n";
    for (const OptionInfo& option : options()) {
        if (option.isCommon)
            out += optionRow(option);
    }
    return out;
}

std::string presetRows()
{
    std::string out = "\nPresets:\n";
    for (const Preset& preset : presets())
        out += row(std::string(preset.id), text::name("preset", preset.id).toStdString());
    return out;
}

std::string exporterRows()
{
    std::string out = "\nFormats (ID):\n";
    for (const ExporterInfo& exporter : exporters())
        out += row(std::string(exporter.id), text::name("exporter", exporter.id).toStdString());
    return out;
}

std::string caseRows()
{
    std::string out = "\nOperations:\n";
    for (const ProductCase& each : productCases())
        out += row(std::string(each.id), text::name("product", each.id).toStdString());
    return out;
}

bool has(const Command& command, std::string_view option)
{
    return std::find(command.options.begin(), command.options.end(), option) != command.options.end();
}

constexpr std::string_view kExitCodes =
    "Exit codes: 0 well; 1 a question answered \"no\" (--fail-above, doctor); 2 wrong usage; 3 a file could\n"
    "not be read or written; 130 interrupted. Results go to standard output, all else to standard error.\n";

}  // namespace

std::string versionText() { return "bitloupe-cli " BITLOUPE_VERSION "\nkernels: " + std::string(kernels::active().name) + "\n"; }

std::string helpText()
{
    std::string out = "bitloupe-cli: what a way of storing numbers does to these weights\n\n"
                      "Usage: bitloupe-cli COMMAND FILE… [options]\n\nCommands:\n";
    for (const Command& command : commands())
        out += row(std::string(command.name), command.summary);
    out += row("help COMMAND", "more about a command");
    out += row("--version", "the version, and the instructions in use");
    return out + "\n" + commonOptions() + "\n" + std::string(kExitCodes);
}

std::string helpOf(const Command& command)
{
    std::string out = "Usage: bitloupe-cli " + std::string(command.name) + " " + std::string(command.operands) + " [options]\n\n"
        + text::safeUtf8(command.summary) + "\n";
    if (!command.details.empty())
        out += "\n" + std::string(command.details);
    if (!command.options.empty())
        out += "\nOptions:\n";
    for (const OptionInfo& option : options()) {
        if (has(command, option.name))
            out += optionRow(option);
    }
    out += "\n" + commonOptions();
    if (has(command, "spec"))
        out += presetRows();
    if (has(command, "op"))
        out += caseRows();
    if (has(command, "format"))
        out += exporterRows();
    return out + "\n" + std::string(kExitCodes);
}

}  // namespace bitloupe::cli
