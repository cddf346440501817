// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// golden_runner golden IN.npz OUT.npz: answers one case of the golden-vector protocol with the project's own functions.
// Exit status 0: OUT.npz was written; 3: a method that this version does not know; 1: anything else.

#include "tests/golden/case.h"

#include <algorithm>
#include <iostream>

namespace {

constexpr int kFailed = 1;
constexpr int kUnsupported = 3;

int run(const char* input, const char* output)
{
    using namespace bitloupe::golden;
    auto arrays = readNpz(input);
    if (!arrays) {
        std::cerr << input << ": not readable as an npz file without compression\n";
        return kFailed;
    }
    Case c(*std::move(arrays));
    const auto table = methods();
    const std::string name = c.word("method");
    const auto method = std::find_if(table.begin(), table.end(), [&](const Method& m) { return m.name == name; });
    if (method == table.end())
        return kUnsupported;
    method->run(c);
    return writeNpz(output, c.outputs()) ? 0 : kFailed;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4 || std::string_view(argv[1]) != "golden") {
        std::cerr << "usage: golden_runner golden IN.npz OUT.npz\n";
        return kFailed;
    }
    try {
        return run(argv[2], argv[3]);
    } catch (const bitloupe::golden::Unsupported&) {
        return kUnsupported;
    } catch (const std::exception& problem) {
        std::cerr << argv[2] << ": " << problem.what() << '\n';
        return kFailed;
    }
}
