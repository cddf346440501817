// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "views/text/text.h"
#include "views/text/utf8.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <unistd.h>

namespace bitloupe::cli {

namespace {

constexpr std::size_t kLongestDoing = 60;  // bytes of a name on the progress line

void put(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);  // nothing can be done about a closed standard error
}

int percentDone(const Progress& progress)
{
    const std::uint64_t total = progress.total();
    const std::uint64_t done = std::min(progress.done(), total);
    return total == 0 ? 0 : static_cast<int>(100.0 * static_cast<double>(done) / static_cast<double>(total));
}

}  // namespace

ExitCode exitCodeFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::TensorNotFound:
    case ErrorCode::BadSpec:
    case ErrorCode::BadArgument:
        return kWrongUsage;
    default:
        return kFileFailed;
    }
}

void Console::note(std::string_view text)
{
    if (!m_quiet)
        line("", text);
}

void Console::warning(std::string_view text) { line("warning: ", text); }

void Console::warning(const Error& error) { warning(text::sentence(error).toStdString()); }

ExitCode Console::failed(std::string_view text, ExitCode code)
{
    line("error: ", text);
    return code;
}

ExitCode Console::failed(const Error& error) { return failed(text::sentence(error).toStdString(), exitCodeFor(error)); }

void Console::doing(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    m_doing = text::safeUtf8(text.substr(0, kLongestDoing));
}

bool Console::drawsProgress() const { return !m_quiet && isatty(STDERR_FILENO) != 0; }

void Console::line(std::string_view prefix, std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    erase();
    put(std::string(prefix) + std::string(text) + "\n");
}

void Console::erase()
{
    if (m_drawn)
        put("\r\x1b[K");
    m_drawn = false;
}

ProgressLine::ProgressLine(Console& console, const Progress& progress)
    : m_console(console)
    , m_progress(progress)
{
    if (!console.drawsProgress())
        return;
    try {
        m_thread = std::thread([this] { loop(); });
    } catch (const std::system_error&) {
        // No thread to be had: the work goes on without its line.
    }
}

ProgressLine::~ProgressLine()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
    const std::lock_guard lock(m_console.m_mutex);
    m_console.erase();
}

void ProgressLine::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, std::chrono::milliseconds(100), [this] { return m_stop; }))
        draw();
}

void ProgressLine::draw()
{
    const std::lock_guard lock(m_console.m_mutex);
    m_console.erase();
    put(std::to_string(percentDone(m_progress)) + " %  " + m_console.m_doing);
    m_console.m_drawn = true;
}

}  // namespace bitloupe::cli
