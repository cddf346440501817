// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bitloupe-bench: the kernels and the whole answer against the limits of this machine and against numpy and PyTorch, in one
// interleaved run (measure.h says why that matters).

#include "kernels/kernels.h"
#include "tests/bench/cases.h"
#include "tests/bench/peers.h"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

using namespace bitloupe;

namespace {

struct Options {
    int rounds = 11;
    std::size_t rows = 4096;
    std::size_t cols = 4096;
    std::string only;  // substring of the names of the cases to run; limits always run
    bool peers = true;
};

constexpr const char* kUsage =
    "usage: bitloupe-bench [--rounds N] [--size ROWSxCOLS] [--only NAME] [--level scalar|avx2|avx512] [--no-peers]\n"
    "GPTQ and AWQ, which take seconds, run with --only gptq and --only awq alone.\n";

bool useLevel(std::string_view name)
{
    for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2, kernels::Level::Avx512}) {
        const kernels::Kernels* table = kernels::table(level);
        if (table != nullptr && name == table->name)
            return kernels::use(level);
    }
    return false;
}

bool parseSize(const char* text, Options* options)
{
    char* end = nullptr;
    options->rows = std::strtoul(text, &end, 10);
    options->cols = *end == 'x' ? std::strtoul(end + 1, &end, 10) : 0;
    const std::size_t most = std::size_t{1} << 32;
    return *end == '\0' && options->rows > 0 && options->cols > 0 && options->rows <= most / options->cols;
}

std::optional<Options> parse(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const char* value = i + 1 < argc ? argv[i + 1] : "";
        bool good = true;
        if (word == "--no-peers") {
            options.peers = false;
            continue;
        }
        if (word == "--rounds")
            good = (options.rounds = std::atoi(value)) > 0;
        else if (word == "--size")
            good = parseSize(value, &options);
        else if (word == "--only")
            options.only = value;
        else
            good = word == "--level" && useLevel(value);
        if (!good)
            return std::nullopt;
        ++i;
    }
    return options;
}

void keepWanted(const std::vector<bench::Case>& from, const Options& options, std::vector<bench::Case>* to)
{
    for (const bench::Case& c : from) {
        if (c.name.find(options.only) != std::string::npos && !(c.onlyWhenNamed && options.only.empty()))
            to->push_back(c);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const std::optional<Options> options = parse(argc, argv);
    if (!options) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const bench::Data data(options->rows, options->cols);
    std::optional<bench::Peers> peers;
    std::vector<bench::Case> cases = bench::limitCases(data);
    keepWanted(bench::kernelCases(data), *options, &cases);
    keepWanted(bench::groupCases(data), *options, &cases);
    keepWanted(bench::coreCases(data), *options, &cases);
    keepWanted(bench::gridCases(data, options->only), *options, &cases);
    keepWanted(bench::secondOrderCases(data), *options, &cases);
    if (options->peers)
        keepWanted(peers.emplace(data).cases(), *options, &cases);
    std::printf("%zu x %zu float32, level %s, 1 thread unless said, median of %d rounds\n", options->rows, options->cols,
                kernels::active().name, options->rounds);
    if (options->peers && peers->cases().empty())
        std::printf("no peers: no python3 with numpy here\n");
    bench::print(bench::measure(cases, options->rounds));
}
