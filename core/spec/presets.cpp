// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/quant_spec.h"

#include <array>

namespace bitloupe {

namespace {

// What the field uses under these names: TensorRT and ONNX Runtime weights (int8), GPTQ/AWQ checkpoints' plain rounding
// to nearest (w4a16), bitsandbytes (nf4, fp4, dynamic8), ModelOpt and compressed-tensors (fp8, mxfp4, nvfp4), llama.cpp (q4_0
// and its like), ONNX Runtime (matmul4bits), and the papers of ternary and binary weights.
constexpr std::array<Preset, 44> kPresets{{
    {"int8", "grid=int,bits=8,scheme=symmetric,range_kind=narrow,granularity=tensor"},
    {"int8_channel", "grid=int,bits=8,scheme=symmetric,range_kind=narrow,granularity=channel"},
    {"int8_asymmetric", "grid=int,bits=8,scheme=asymmetric,granularity=tensor"},
    {"int8_mse", "grid=int,bits=8,scheme=symmetric,range_kind=narrow,granularity=tensor,range=mse"},
    {"int8_g128", "grid=int,bits=8,scheme=symmetric,range_kind=narrow,scale_dtype=float16,granularity=group,group=128"},
    {"int16_channel", "grid=int,bits=16,scheme=symmetric,range_kind=narrow,granularity=channel"},
    {"int4_channel", "grid=int,bits=4,scheme=symmetric,range_kind=full,granularity=channel"},
    {"w4a16_g128", "grid=int,bits=4,scheme=symmetric,range_kind=full,scale_dtype=float16,granularity=group,group=128"},
    {"int4_g32", "grid=int,bits=4,scheme=symmetric,range_kind=full,scale_dtype=float16,granularity=group,group=32"},
    {"int4_mse_g128", "grid=int,bits=4,scheme=symmetric,range_kind=full,scale_dtype=float16,granularity=group,group=128,range=mse"},
    {"int4_asymmetric_g128", "grid=int,bits=4,scheme=asymmetric,scale_dtype=float16,granularity=group,group=128"},
    {"int3_asymmetric_g128", "grid=int,bits=3,scheme=asymmetric,scale_dtype=float16,granularity=group,group=128"},
    {"int2_asymmetric_g64", "grid=int,bits=2,scheme=asymmetric,scale_dtype=float16,granularity=group,group=64"},
    {"nf4", "grid=nf4,granularity=group,group=64"},
    {"fp4", "grid=fp4,granularity=group,group=64"},
    {"nf4_dq", "grid=nf4,double_quant=true,granularity=group,group=64"},
    {"int8_pow2", "grid=int,bits=8,scheme=symmetric,range_kind=full,scale=power_of_two,exponent=ceil,granularity=tensor"},
    {"int4_float_zero_g128", "grid=int,bits=4,scheme=asymmetric,zero_point=float,scale_dtype=float16,granularity=group,group=128"},
    {"fp8_e4m3", "grid=fp8,fp8_format=e4m3,granularity=tensor"},
    {"fp8_e4m3_channel", "grid=fp8,fp8_format=e4m3,granularity=channel"},
    {"fp8_e5m2", "grid=fp8,fp8_format=e5m2,granularity=tensor"},
    {"mxfp4", "grid=mxfp4"},
    {"nvfp4", "grid=nvfp4"},
    {"q4_0", "grid=q4_0"},
    {"q4_1", "grid=q4_1"},
    {"q5_0", "grid=q5_0"},
    {"q5_1", "grid=q5_1"},
    {"q8_0", "grid=q8_0"},
    {"iq4_nl", "grid=iq4_nl"},
    {"q2_k", "grid=q2_k"},
    {"q3_k", "grid=q3_k"},
    {"q4_k", "grid=q4_k"},
    {"q5_k", "grid=q5_k"},
    {"q6_k", "grid=q6_k"},
    {"iq4_xs", "grid=iq4_xs"},
    {"tq1_0", "grid=tq1_0"},
    {"tq2_0", "grid=tq2_0"},
    {"matmul4bits_b32", "grid=nbits,bits=4,scheme=symmetric,granularity=group,group=32"},
    {"dynamic8", "grid=dynamic8,granularity=group,group=256"},
    {"twn", "grid=ternary,ternary_rule=twn,delta_factor=0.7,granularity=channel"},
    {"ternary", "grid=ternary,ternary_rule=bitnet,granularity=tensor"},
    {"binary", "grid=binary,granularity=channel"},
    {"learned4", "grid=learned,bits=4,learner=lloyd_max,granularity=tensor"},
    {"learned4_channel", "grid=learned,bits=4,learner=lloyd_max,granularity=channel"},
}};

}  // namespace

std::span<const Preset> presets() { return kPresets; }

}  // namespace bitloupe
