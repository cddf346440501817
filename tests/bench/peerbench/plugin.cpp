// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/plugin.h"

#include "core/matmul/in_pieces.h"
#include "tests/bench/peerbench/gemm_cases.h"
#include "tests/bench/peerbench/quant_cases.h"

#include <omp.h>

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
    int threads;
};

// The bench wakes the threads of OpenMP before each sample, and they hold the processors for some milliseconds while they look out for
// work: threads of TBB's would not get one. So it is those of the bench that multiply, here as in its other cases.
void onTeam(int threads, const std::function<void(int)>& work)
{
#pragma omp parallel num_threads(threads)
    work(omp_get_thread_num());
}

const char* gemmFormat(int i) { return gemmCases()[static_cast<std::size_t>(i)].format; }
void* gemmPrepare(int i, const float* weights, long n, long k, int threads)
{
    if (n < 1 || k % 256 != 0)
        return nullptr;
    return new Gemm{gemmCases()[static_cast<std::size_t>(i)].prepare(weights, size(n), size(k)), threads};
}
std::size_t gemmWeightBytes(void* handle) { return static_cast<Gemm*>(handle)->product.bytes; }
void gemmRun(void* handle, const float* x, float* y, long m)
{
    const Gemm& gemm = *static_cast<const Gemm*>(handle);
    const bitloupe::Crew crew(gemm.threads, onTeam);
    gemm.product.multiply(x, size(m), y, gemm.threads == 1 ? bitloupe::Threads::One : bitloupe::Threads::All);
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
