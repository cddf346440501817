// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the command line says beside its results: one line each, on standard error. Also the line of progress, which is
// drawn only where standard error is a terminal.

#include "core/base/error.h"
#include "core/base/progress.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace bitloupe::cli {

enum ExitCode { kWell = 0, kAnsweredNo = 1, kWrongUsage = 2, kFileFailed = 3, kInterrupted = 130 };

// What a failure means for the exit code: a wrong question, or a file that could not be read or written.
ExitCode exitCodeFor(const Error& error);

class Console {
public:
    void setQuiet(bool quiet) { m_quiet = quiet; }

    void note(std::string_view text);  // not with --quiet
    void warning(std::string_view text);  // "warning: …"
    void warning(const Error& error);
    ExitCode failed(std::string_view text, ExitCode code);  // "error: …"; returns `code`
    ExitCode failed(const Error& error);
    // What is being done now: the progress line's words.
    void doing(std::string_view text);

    bool drawsProgress() const;

private:
    friend class ProgressLine;
    void line(std::string_view prefix, std::string_view text);
    void erase();

    bool m_quiet = false;
    std::mutex m_mutex;
    std::string m_doing;
    bool m_drawn = false;
};

// Draws the progress of one command on the terminal, ten times a second, as long as it lives.
class ProgressLine {
public:
    ProgressLine(Console& console, const Progress& progress);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    void draw();
    void loop();

    Console& m_console;
    const Progress& m_progress;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace bitloupe::cli
