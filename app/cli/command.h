// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The commands: one row of a table and one file each. Adding a command: its file, its run function below, its row in
// commands.cpp.

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "core/base/progress.h"

#include <span>
#include <string_view>
#include <vector>

namespace bitloupe::cli {

// What a command works with.
struct Job {
    const Arguments& arguments;
    Console& console;
    Output& output;
    Progress& progress;
};

struct Command {
    std::string_view name;
    std::string_view operands;  // "FILE…"
    std::string_view summary;  // one line
    std::string_view details;  // paragraphs of `help NAME`
    std::vector<std::string_view> options;  // beyond the common ones
    std::size_t fewestFiles = 1;
    std::size_t mostFiles = 1;
    bool writesFiles = false;
    ExitCode (*run)(Job& job) = nullptr;
};

std::span<const Command> commands();
const Command* findCommand(std::string_view name);
// Named in the manual of a later version: understood, and answered with "not yet".
std::span<const std::string_view> laterWords();

ExitCode runInfo(Job& job);
ExitCode runStats(Job& job);
ExitCode runAnalyze(Job& job);
ExitCode runCalibrate(Job& job);
ExitCode runMoments(Job& job);
ExitCode runQuantize(Job& job);
ExitCode runDequantize(Job& job);
ExitCode runCompare(Job& job);
ExitCode runBench(Job& job);
ExitCode runDoctor(Job& job);
ExitCode runReport(Job& job);

}  // namespace bitloupe::cli
