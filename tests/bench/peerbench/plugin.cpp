// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/plugin.h"

#include "tests/bench/peerbench/gemm_cases.h"
#include "tests/bench/peerbench/quant_cases.h"

#include <tbb/task_arena.h>

namespace {

using namespace bitloupe::bench;

const QuantCase& quantCase(int i) { return quantCases()[static_cast<std::size_t>(i)]; }
std::size_t size(long n) { return static_cast<std::size_t>(n); }

const char* name(int) { return "bitloupe"; }
const char* quantFormat(int i) { return quantCase(i).format; }
std::size_t quantOutBytes(int i, long n, long k) { return quantCase(i).outBytes(size(n), size(k)) + 64; }
void quantRun(int i, const float* in, void* out, long n, long k, int) { quantCase(i).run(in, out, size(n), size(k)); }
void quantPrepare(int i, const float* weights, void* in, long n, long k)
{
    if (quantCase(i).prepare != nullptr)
        quantCase(i).prepare(weights, in, size(n), size(k));
}

// A matrix and the threads that it is multiplied on.
struct Gemm {
    Product product;
    bitloupe::Threads threads;
    tbb::task_arena arena;
};

const char* gemmFormat(int i) { return gemmCases()[static_cast<std::size_t>(i)].format; }
void* gemmPrepare(int i, const float* weights, long n, long k, int threads)
{
    if (n < 1 || k % 256 != 0)
        return nullptr;
    const auto use = threads == 1 ? bitloupe::Threads::One : bitloupe::Threads::All;
    return new Gemm{gemmCases()[static_cast<std::size_t>(i)].prepare(weights, size(n), size(k)), use, tbb::task_arena(threads)};
}
std::size_t gemmWeightBytes(void* handle) { return static_cast<Gemm*>(handle)->product.bytes; }
void gemmRun(void* handle, const float* x, float* y, long m)
{
    Gemm& gemm = *static_cast<Gemm*>(handle);
    if (gemm.threads == bitloupe::Threads::One)
        return gemm.product.multiply(x, size(m), y, gemm.threads);
    gemm.arena.execute([&] { gemm.product.multiply(x, size(m), y, gemm.threads); });
}
void gemmDestroy(void* handle) { delete static_cast<Gemm*>(handle); }

}  // namespace

const plb_plugin* plb_get_plugin()
{
    static const plb_plugin plugin = {.abi = 1,
                                      .n_gemm = static_cast<int>(gemmCases().size()),
                                      .gemm_name = name,
                                      .gemm_format = gemmFormat,
                                      .gemm_prepare = gemmPrepare,
                                      .gemm_weight_bytes = gemmWeightBytes,
                                      .gemm_run = gemmRun,
                                      .gemm_destroy = gemmDestroy,
                                      .n_quant = static_cast<int>(quantCases().size()),
                                      .quant_name = name,
                                      .quant_format = quantFormat,
                                      .quant_out_bytes = quantOutBytes,
                                      .quant_run = quantRun,
                                      .quant_prepare = quantPrepare};
    return &plugin;
}
