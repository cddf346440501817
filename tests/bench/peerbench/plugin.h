// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a bench of other libraries loads: it calls plb_get_plugin() and times our cases in turn with theirs. Plain C. Names
// and formats are for its tables; `dequant:` cases read what quant_prepare made.

#include <cstddef>

extern "C" {

struct plb_plugin {
    int abi;  // 1

    // Cases of y[M][N] = x[M][K] * W[N][K]^T.
    int n_gemm;
    const char* (*gemm_name)(int i);
    const char* (*gemm_format)(int i);
    void* (*gemm_prepare)(int i, const float* W, long N, long K, int threads);  // quantize and pack; null: not supported
    std::size_t (*gemm_weight_bytes)(void* handle);
    void (*gemm_run)(void* handle, const float* x, float* y, long M);  // quantizing activations included
    void (*gemm_destroy)(void* handle);

    // Cases over an N x K matrix of float32: "quant:<format>" or "dequant:<format>".
    int n_quant;
    const char* (*quant_name)(int i);
    const char* (*quant_format)(int i);
    std::size_t (*quant_out_bytes)(int i, long N, long K);
    void (*quant_run)(int i, const float* in, void* out, long N, long K, int threads);
    void (*quant_prepare)(int i, const float* W, void* in, long N, long K);
};

const plb_plugin* plb_get_plugin(void);
}
