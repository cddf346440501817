// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Quantizing and dequantizing as the program does it, grid by grid: core's quantize() into codes of a byte or two a weight with
// the parameters of every block, and those codes decoded to float32.

#include "core/grid/grid.h"
#include "core/report/output_tally.h"
#include "core/round/quantize.h"
#include "core/spec/quant_spec.h"
#include "tests/bench/cases.h"

#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace bitloupe::bench {
namespace {

using SharedWeights = std::shared_ptr<const Weights>;
using Answer = std::shared_ptr<const QuantizedTensor>;

// Every grid of the table in the blocks that it fixes or is used with, and integers as the field stores them.
std::vector<std::string> specs()
{
    std::vector<std::string> all = {
        "int8_channel",   "int8_asymmetric",      "int8_g128",        "w4a16_g128", "int4_asymmetric_g128",
        "int4_g32",       "int4_float_zero_g128", "fp8_e4m3_channel", "nf4_dq",     "grid=ternary,ternary_rule=bitnet",
        "matmul4bits_b32"};
    for (const GridInfo& info : grids()) {
        const std::string grid = "grid=" + std::string(info.id);
        if (info.rules.blockSize > 0)
            all.push_back(grid);
        else if (info.rules.fitsItself)
            all.push_back(grid + ",granularity=channel");
        else
            all.push_back(grid + ",granularity=group,group=64");
    }
    return all;
}

// A case that fails would be a fast one: it ends the program.
template <class T>
T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "bitloupe-bench: %s\n", result.error().detail.c_str());
    std::exit(1);
}

Answer quantized(const SharedWeights& weights, const QuantSpec& spec)
{
    Progress progress;
    return orExit(quantize(weights, spec, progress));
}

// What is read and what is written: values, codes, and what a block's parameters take where they are kept.
double bytesOf(const QuantSpec& spec, const SharedWeights& weights)
{
    const auto grid = makeGrid(spec.grid);
    const BlockLayout blocks = blockLayout(spec.granularity, weights->rows(), weights->cols());
    return static_cast<double>(weights->size() * (sizeof(float) + codeBytes((*grid)->codeType()))
                               + blocks.blockCount * sizeof(BlockParams));
}

void decodeAll(const SharedWeights& weights, const Answer& answer, std::span<float> values)
{
    const QuantizedPiece piece{0, {weights->data(), weights->size()}, answer->codes, 0, answer->params, answer->ranges, answer->grid.get()};
    decodePiece(piece, answer->blocks, answer->cols, values);
}

}  // namespace

std::vector<Case> gridCases(const Data& d, const std::string& only)
{
    const SharedWeights weights = weightsFromValues("bench", {d.rows, d.cols}, onHugePages({d.x(), d.size()}), 0);
    std::vector<Case> cases;
    for (const std::string& text : specs()) {
        const QuantSpec spec = orExit(parseSpec(text));
        const std::string in = "core: quantize " + text, out = "core: dequantize " + text;
        const double bytes = bytesOf(spec, weights);
        cases.push_back(
            {in, bytes, kReadWriteQuarter, [weights, spec] { tbb::task_arena(1).execute([&] { (void)quantized(weights, spec); }); }});
        if (out.find(only) == std::string::npos)
            continue;
        const Answer answer = quantized(weights, spec);
        cases.push_back({out, bytes, kQuarterReadWrite, [weights, answer, &d] { decodeAll(weights, answer, d.floats.as<float>()); }});
    }
    return cases;
}

}  // namespace bitloupe::bench
