// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <tbb/global_control.h>
#include <unistd.h>

namespace bitloupe::cli {

namespace {

// Written without taking memory: there is none.
ExitCode sayNoMemory()
{
    static constexpr char kSentence[] =
        "error: this needs more memory than is available: choose fewer or smaller tensors, or free some memory.\n";
    return write(STDERR_FILENO, kSentence, sizeof kSentence - 1) < 0 ? kFileFailed : kFileFailed;
}

ExitCode sayClosed(Console& console, const OutputClosed& closed)
{
    if (closed.error == EPIPE)  // whoever reads has seen enough
        return kFileFailed;
    return console.failed(
        Error{closed.error == ENOSPC ? ErrorCode::DiskFull : ErrorCode::WriteFailed, "standard output", {}, std::strerror(closed.error)});
}

ExitCode work(const Arguments& arguments, Console& console)
{
    Progress progress;
    const Interrupt interrupt(progress, !arguments.command->writesFiles);
    std::unique_ptr<tbb::global_control> threads;
    if (arguments.threads)
        threads = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                        static_cast<std::size_t>(*arguments.threads));
    if (arguments.level && !kernels::use(*arguments.level))
        return console.failed("this processor does not have the instructions of --level", kWrongUsage);
    Output output(arguments.form);
    const ProgressLine line(console, progress);
    Job job{arguments, console, output, progress};
    const ExitCode code = arguments.command->run(job);
    output.finish();
    return progress.cancelled() ? kInterrupted : code;
}

ExitCode answer(std::span<const std::string> words, Console& console)
{
    const auto parsed = parseArguments(words);
    if (const auto* text = std::get_if<Answer>(&parsed)) {
        std::fputs(text->text.c_str(), stdout);
        return std::fflush(stdout) == 0 ? kWell : kFileFailed;
    }
    if (const auto* refusal = std::get_if<Refusal>(&parsed))
        return console.failed(refusal->text, kWrongUsage);
    const Arguments& arguments = std::get<Arguments>(parsed);
    console.setQuiet(arguments.quiet);
    return work(arguments, console);
}

}  // namespace

int runProgram(std::span<const std::string> words)
{
    Console console;
    try {
        return answer(words, console);
    } catch (const Cancelled&) {
        console.note("Interrupted: nothing more was written.");
        return kInterrupted;
    } catch (const OutputClosed& closed) {
        return sayClosed(console, closed);
    } catch (const std::bad_alloc&) {
        return sayNoMemory();
    } catch (const std::length_error&) {
        return sayNoMemory();
    } catch (const std::exception& exception) {
        return console.failed(std::string("Bitloupe met a condition that it does not know: ") + exception.what(), kFileFailed);
    }
}

}  // namespace bitloupe::cli
