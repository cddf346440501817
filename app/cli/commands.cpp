// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

#include <array>
#include <limits>
#include <string>

namespace bitloupe::cli {

namespace {

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

constexpr std::string_view kQuantizeDetails =
    "SPEC is a preset's name (int8, w4a16_g128, nf4…), pairs separated by commas, or both, pairs last:\n"
    "  grid=int,bits=4,scheme=asymmetric,granularity=group,group=128,range=mse\n"
    "  nf4,group=128\n"
    "  bits=4,granularity=group,group=128,range=mse,rounding=gptq,preparation=smoothquant,alpha=0.5\n"
    "or @FILE with a JSON object of the same keys. Unset keys take their defaults; every result says the full SPEC.\n\n"
    "rounding=gptq and preparation=awq, smoothquant and llm_int8 learn from --activations: npy, npz, HDF5 or safetensors with\n"
    "the rows that a weight is multiplied with (last axis: its inputs), under the weight's name or as NAME; what `moments`\n"
    "has made of them; or an importance matrix of llama.cpp's (no second moments: not for gptq and awq). The output error is\n"
    "then told too. What a method could not do is a warning: without inputs it falls back on plain rounding.\n"
    "With --hold-apart 0.25 methods learn from the first three quarters of each tensor's tokens, in the order of the file, and the\n"
    "output error stands there for the last quarter too. Better than plain rounding on the first and worse on the last is a warning.\n";

// What quantize says too, and more.
const std::string kAnalyzeDetails = std::string(kQuantizeDetails)
    + "With --input-bits 8 the JSON has an object \"inputs\" for each tensor with sampled tokens: the error of inputs in 8 bits with a\n"
      "scale for each token, for all, or for all and found beforehand (static), each also with zero points; that of the outputs, with the\n"
      "weights as they are and as SPEC makes them (joint); what LLM.int8 would keep in 16 bits, by threshold; and a Hadamard rotation,\n"
      "before and after. It takes about as long as the analysis again, or longer, and so is not always done.\n";

constexpr std::string_view kMomentsDetails =
    "Second moments, magnitudes and a sample of the tokens of every tensor of FILE (last axis: features), in a npz file that\n"
    "--activations takes instead of FILE, with the same results. FILE may be larger than memory. Tokens that hold NaN or\n"
    "infinities are left out.\n";

constexpr std::string_view kCalibrateDetails =
    "Every calibrator on every block of SPEC's granularity, with the error of the tensor quantized with its ranges. JSON has\n"
    "the objective curve of the first block. Calibrators of toolkits are named after them; parameters other than the default\n"
    "ones are taken for the calibrator that SPEC names: range=nvidia_percentile,percentile=99.9,batches=8.\n"
    "With --sweep the first axis is the samples, and granularity is tensor, or channel along another axis.\n"
    "With --batches each FILE is one batch (the one tensor it holds, or that --tensor names), in the order of the files:\n"
    "calibrators that see batches in turn grow their histograms from one to the next, all others see the batches together.\n"
    "Granularity is then tensor.\n\n"
    "SPEC is a preset's name (int8, w4a16_g128, nf4…), pairs separated by commas, or both, pairs last; or @FILE with a JSON\n"
    "object of the same keys.\n";

constexpr std::string_view kBenchDetails =
    "Products of a matrix of weights with rows of activations, y = x W^T: floats, W8A8, INT4 with groups, NF4, MXFP4, ternary, signs, the\n"
    "same decoded to float32 first, and the installed libraries beside them. The machine's limits are measured in the same run: what it\n"
    "reads from memory and multiplies at most. Operations are taken in turn and repeated until the bounds of the median are narrow.\n"
    "Without --shape: 1x4096x4096, or the shape of FILE's tensor, whose weights are then multiplied (the first matrix, or the one that\n"
    "--tensor names). --threads is 1 where it is not given. Each --spec adds a product that decodes that format first; what it learns\n"
    "from --activations it learns where the shape is the tensor's own. The libraries are given the level that is in use; they have no\n"
    "scalar one, and take SSE for it. Every product is checked: the last column is how far it is off, of what its rounding allows.\n";

// In the order in which people see them.
const std::vector<Command> kCommands{
    {"info", "FILE…", "list the tensors: name, dtype, shape, bytes, output axis", "", {"tensor"}, 1, kMany, false, &runInfo},
    {"stats",
     "FILE…",
     "moments, extremes, percentiles, outliers, non-finite values of each tensor",
     "Computed on every element. NaN and infinities are counted and left out of all else; where nothing is left,\n"
     "figures are NaN.\n",
     {"tensor"},
     1,
     kMany,
     false,
     &runStats},
    {"analyze",
     "FILE… --spec SPEC…",
     "error report of each tensor under each SPEC",
     kAnalyzeDetails,
     {"tensor", "spec", "axis", "activations", "hold-apart", "input-bits"},
     1,
     kMany,
     false,
     &runAnalyze},
    {"calibrate",
     "FILE… --tensor NAME --spec SPEC",
     "every calibrator's range, with its objective curve",
     kCalibrateDetails,
     {"tensor", "spec", "axis", "sweep", "batches"},
     1,
     kMany,
     false,
     &runCalibrate},
    {"quantize",
     "FILE -o OUT --spec SPEC",
     "write the quantized tensors",
     kQuantizeDetails,
     {"tensor", "spec", "axis", "activations", "hold-apart", "output", "format"},
     1,
     1,
     true,
     &runQuantize},
    {"moments",
     "FILE -o OUT",
     "gather what activations teach, once, for --activations",
     kMomentsDetails,
     {"output"},
     1,
     1,
     true,
     &runMoments},
    {"dequantize", "FILE -o OUT", "write a quantized file back as float32", "", {"output", "format"}, 1, 1, true, &runDequantize},
    {"compare",
     "A B",
     "two files, tensor by tensor, worst first",
     "Tensors are compared by name; two files of one tensor each, whatever the names. B, or A, may be a quantized file.\n",
     {"tensor", "top", "fail-above"},
     2,
     2,
     false,
     &runCompare},
    {"bench",
     "[FILE]",
     "how fast each format multiplies on this machine, and why",
     kBenchDetails,
     {"tensor", "op", "shape", "spec", "axis", "activations", "hold-apart", "hot", "seconds"},
     0,
     1,
     false,
     &runBench},
    {"doctor",
     "FILE…",
     "what would go wrong: NaN, constant groups, tails, dtypes",
     "Each tensor as min-max would quantize it under each SPEC; w4a16_g128 where none is given. Exit code 1 where there is\n"
     "a warning; notes do not count.\n",
     {"tensor", "spec", "axis"},
     1,
     kMany,
     false,
     &runDoctor},
    {"report",
     "FILE… -o report.html",
     "one self-contained page with the pictures",
     "Each tensor of the files (or those of --tensor) under one SPEC; w4a16_g128 where none is given.\n",
     {"tensor", "spec", "axis", "output", "top"},
     1,
     kMany,
     true,
     &runReport},
};

constexpr std::array<std::string_view, 4> kLater{"budget", "--bits", "--bytes", "--emit"};

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command* findCommand(std::string_view name)
{
    for (const Command& command : commands()) {
        if (command.name == name)
            return &command;
    }
    return nullptr;
}

std::span<const std::string_view> laterWords() { return kLater; }

}  // namespace bitloupe::cli
