// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/methods.h"

#include <array>

namespace bitloupe::golden {

std::span<const Method> methods()
{
    static constexpr std::array table = {
        Method{"affine.qparams", affineParams},
        Method{"affine.quantize", affineQuantize},
        Method{"affine.fake_quantize", affineFakeQuantize},
        Method{"onnx.quantize_linear", onnxQuantizeLinear},
        Method{"onnx.dynamic_quantize_linear", onnxDynamicQuantizeLinear},
        Method{"calib.running_minmax", runningMinMax},
        Method{"calib.torch_histogram", torchHistogram},
        Method{"calib.ort_entropy", ortEntropy},
        Method{"calib.ort_percentile", ortPercentile},
        Method{"calib.ort_scale_zp", ortScaleZeroPoint},
        Method{"calib.nv_percentile", nvidiaPercentile},
        Method{"calib.nv_mse", nvidiaMse},
        Method{"calib.nv_entropy", nvidiaEntropy},
        Method{"gptq.find_params", gptqFindParams},
        Method{"stats.moments", moments},
        Method{"stats.percentile", percentile},
        Method{"stats.histogram", histogram},
        Method{"stats.error", error},
        Method{"stats.kl", divergence},
        Method{"bnb.codebook", codebook},
        Method{"bnb.quantize_4bit", quantize4Bit},
        Method{"bnb.quantize_blockwise", quantizeBlockwise},
        Method{"ggml.quantize", ggmlQuantize},
        Method{"ggml.dequantize", ggmlDequantize},
        Method{"onnx.matmul_nbits", onnxMatMulNBits},
        Method{"twn", ternaryWeights},
        Method{"xnor", xnorWeights},
        Method{"pow2", powerOfTwoScales},
        Method{"awq.pseudo_quantize", awqPseudoQuantize},
        Method{"smoothquant.fake_quant", smoothQuantFakeQuant},
        Method{"gptq.hessian", gptqHessian},
        Method{"gptq", gptq},
        Method{"awq.scale_search", awqScaleSearch},
        Method{"awq.clip_search", awqClipSearch},
        Method{"smoothquant.smooth", smoothQuantSmooth},
        Method{"bnb.llm_int8", llmInt8},
        Method{"hawq.trace", hawqTrace},
    };
    return table;
}

}  // namespace bitloupe::golden
