// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/quant_spec.h"

#include <array>

namespace bitloupe {

namespace {

// What the field uses under these names: TensorRT and ONNX Runtime weights (int8), GPTQ/AWQ checkpoints' plain rounding
// to nearest (w4a16), bitsandbytes (nf4, fp4).
constexpr std::array<Preset, 15> kPresets{{
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
}};

}  // namespace

std::span<const Preset> presets() { return kPresets; }

}  // namespace bitloupe
