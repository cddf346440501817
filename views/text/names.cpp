// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>

// Human names of everything that stands in a table, in one place. A new member of a table gets one line here; a test walks
// all tables and fails on a name that is missing. QT_TRANSLATE_NOOP is spelled out: lupdate does not look into macros.

namespace bitloupe::text {

namespace {

struct Name {
    std::string_view kind;
    std::string_view id;
    const char* name;
    const char* hint = "";
};

constexpr Name kNames[] = {
    {"grid", "int", QT_TRANSLATE_NOOP("text", "Integer"),
     QT_TRANSLATE_NOOP("text", "Equally spaced levels: value = scale × (code − zero).")},
    {"grid", "nf4", QT_TRANSLATE_NOOP("text", "NF4 (4-bit NormalFloat)"),
     QT_TRANSLATE_NOOP("text", "16 levels at the quantiles of a normal distribution, as QLoRA and bitsandbytes have them.")},
    {"grid", "fp4", QT_TRANSLATE_NOOP("text", "FP4 (4-bit float)"),
     QT_TRANSLATE_NOOP("text", "16 levels with exponent and mantissa, as bitsandbytes has them.")},

    {"grid", "dynamic8", QT_TRANSLATE_NOOP("text", "Dynamic 8-bit (bitsandbytes)"),
     QT_TRANSLATE_NOOP("text", "256 levels whose exponent reaches down to a millionth of the largest weight.")},
    {"grid", "fp8", QT_TRANSLATE_NOOP("text", "FP8 (8-bit float)"),
     QT_TRANSLATE_NOOP("text", "Sign, exponent and mantissa in 8 bits, with a free scale.")},
    {"grid", "mxfp4", QT_TRANSLATE_NOOP("text", "MXFP4"),
     QT_TRANSLATE_NOOP("text", "4-bit floats; 32 of them share a power of two (OCP Microscaling).")},
    {"grid", "nvfp4", QT_TRANSLATE_NOOP("text", "NVFP4"),
     QT_TRANSLATE_NOOP("text", "4-bit floats; 16 of them share an 8-bit float scale, the tensor a float32.")},
    {"grid", "q4_0", QT_TRANSLATE_NOOP("text", "Q4_0 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 4-bit codes and a half-precision scale, as llama.cpp stores them.")},
    {"grid", "q4_1", QT_TRANSLATE_NOOP("text", "Q4_1 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 4-bit codes, scale and minimum in half precision.")},
    {"grid", "q5_0", QT_TRANSLATE_NOOP("text", "Q5_0 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 5-bit codes and a half-precision scale.")},
    {"grid", "q5_1", QT_TRANSLATE_NOOP("text", "Q5_1 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 5-bit codes, scale and minimum in half precision.")},
    {"grid", "q8_0", QT_TRANSLATE_NOOP("text", "Q8_0 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 8-bit codes and a half-precision scale.")},
    {"grid", "iq4_nl", QT_TRANSLATE_NOOP("text", "IQ4_NL (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 32: 16 unequal levels and a scale that is searched for.")},
    {"grid", "tq1_0", QT_TRANSLATE_NOOP("text", "TQ1_0 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 256 for weights that are ternary already: five codes in a byte.")},
    {"grid", "tq2_0", QT_TRANSLATE_NOOP("text", "TQ2_0 (ggml)"),
     QT_TRANSLATE_NOOP("text", "Blocks of 256 for weights that are ternary already: two bits a code.")},
    {"grid", "nbits", QT_TRANSLATE_NOOP("text", "MatMulNBits (ONNX Runtime)"),
     QT_TRANSLATE_NOOP("text", "Integers as ONNX Runtime packs weights: rounded after the zero point is added.")},
    {"grid", "ternary", QT_TRANSLATE_NOOP("text", "Ternary"), QT_TRANSLATE_NOOP("text", "Three levels: minus, zero, plus.")},
    {"grid", "binary", QT_TRANSLATE_NOOP("text", "Binary"),
     QT_TRANSLATE_NOOP("text", "One bit a weight: plus or minus the mean magnitude (XNOR-Net).")},
    {"grid", "learned", QT_TRANSLATE_NOOP("text", "Learned codebook"),
     QT_TRANSLATE_NOOP("text", "Levels learned on these very weights: what no fixed grid of as many levels can beat.")},

    {"granularity", "tensor", QT_TRANSLATE_NOOP("text", "Per tensor"), QT_TRANSLATE_NOOP("text", "All weights share one scale.")},
    {"granularity", "channel", QT_TRANSLATE_NOOP("text", "Per channel"),
     QT_TRANSLATE_NOOP("text", "Each output channel has a scale of its own.")},
    {"granularity", "group", QT_TRANSLATE_NOOP("text", "Per group"),
     QT_TRANSLATE_NOOP("text", "A run of neighbouring inputs of one output channel shares a scale.")},

    {"range", "minmax", QT_TRANSLATE_NOOP("text", "Min-max"),
     QT_TRANSLATE_NOOP("text", "From the smallest to the largest weight: nothing is clipped.")},
    {"range", "percentile", QT_TRANSLATE_NOOP("text", "Percentile"),
     QT_TRANSLATE_NOOP("text", "Clips the few weights beyond a percentile of the magnitudes.")},
    {"range", "mse", QT_TRANSLATE_NOOP("text", "MSE search"),
     QT_TRANSLATE_NOOP("text", "The threshold with the smallest mean squared error, found by trying them on the weights.")},
    {"range", "kl", QT_TRANSLATE_NOOP("text", "Cross-entropy (KL)"),
     QT_TRANSLATE_NOOP("text", "The threshold whose quantized histogram is nearest to the original in Kullback–Leibler divergence.")},
    {"range", "manual", QT_TRANSLATE_NOOP("text", "By hand"), QT_TRANSLATE_NOOP("text", "The ends that you set.")},

    {"rounding", "nearest", QT_TRANSLATE_NOOP("text", "Nearest"),
     QT_TRANSLATE_NOOP("text", "Each weight takes the level that is nearest to it.")},
    {"rounding", "stochastic", QT_TRANSLATE_NOOP("text", "Stochastic"),
     QT_TRANSLATE_NOOP("text",
                       "A weight between two levels takes one of them by chance, the nearer one more often: the mean error is zero.")},
    {"preparation", "none", QT_TRANSLATE_NOOP("text", "None"), QT_TRANSLATE_NOOP("text", "The weights are quantized as they are.")},

    {"param", "grid", QT_TRANSLATE_NOOP("text", "Format"), QT_TRANSLATE_NOOP("text", "Which levels exist.")},
    {"param", "granularity", QT_TRANSLATE_NOOP("text", "Granularity"), QT_TRANSLATE_NOOP("text", "Which weights share a scale.")},
    {"param", "range", QT_TRANSLATE_NOOP("text", "Calibrator"), QT_TRANSLATE_NOOP("text", "How the ends of the grid are found.")},
    {"param", "rounding", QT_TRANSLATE_NOOP("text", "Rounding"), QT_TRANSLATE_NOOP("text", "Which level a weight gets.")},
    {"param", "preparation", QT_TRANSLATE_NOOP("text", "Preparation"), QT_TRANSLATE_NOOP("text", "What happens to the weights first.")},
    {"param", "preset", QT_TRANSLATE_NOOP("text", "Preset"), QT_TRANSLATE_NOOP("text", "Settings that people know by a name.")},
    {"param", "bits", QT_TRANSLATE_NOOP("text", "Bits"), QT_TRANSLATE_NOOP("text", "Bits of one code.")},
    {"param", "scheme", QT_TRANSLATE_NOOP("text", "Scheme"),
     QT_TRANSLATE_NOOP("text", "Symmetric: zero is in the middle. Asymmetric: a zero point moves the levels to where the weights are.")},
    {"param", "range_kind", QT_TRANSLATE_NOOP("text", "Codes"),
     QT_TRANSLATE_NOOP("text", "Which codes are used: all of them, or as many below zero as above.")},
    {"param", "scale", QT_TRANSLATE_NOOP("text", "Scale"),
     QT_TRANSLATE_NOOP("text", "Any number, or powers of two, with which hardware can shift instead of multiply.")},
    {"param", "scale_dtype", QT_TRANSLATE_NOOP("text", "Scale stored as"),
     QT_TRANSLATE_NOOP("text", "The number format in which each block's scale is kept.")},
    {"param", "scale_op", QT_TRANSLATE_NOOP("text", "Division"),
     QT_TRANSLATE_NOOP("text", "How a weight is brought to steps; it decides ties only.")},
    {"param", "zero_point", QT_TRANSLATE_NOOP("text", "Zero point"),
     QT_TRANSLATE_NOOP("text", "An integer code for zero, or any number: then zero itself is no level, but the range fits exactly.")},
    {"param", "exponent", QT_TRANSLATE_NOOP("text", "Exponent"),
     QT_TRANSLATE_NOOP("text", "How the power of two is chosen from the largest magnitude.")},
    {"param", "double_quant", QT_TRANSLATE_NOOP("text", "Double quantization"),
     QT_TRANSLATE_NOOP("text", "The scales themselves are quantized to 8 bits.")},
    {"param", "fp8_format", QT_TRANSLATE_NOOP("text", "Float format"),
     QT_TRANSLATE_NOOP("text", "How the 8 bits are divided between exponent and mantissa.")},
    {"param", "element_rounding", QT_TRANSLATE_NOOP("text", "Ties"),
     QT_TRANSLATE_NOOP("text", "Which of two equally near numbers is taken.")},
    {"param", "ternary_rule", QT_TRANSLATE_NOOP("text", "Rule"), QT_TRANSLATE_NOOP("text", "How threshold and value are found.")},
    {"param", "delta_factor", QT_TRANSLATE_NOOP("text", "Threshold factor"),
     QT_TRANSLATE_NOOP("text", "The threshold as a multiple of the mean magnitude.")},
    {"param", "learner", QT_TRANSLATE_NOOP("text", "Learner"),
     QT_TRANSLATE_NOOP("text", "From where the levels set out to the means of their cells.")},
    {"param", "seed", QT_TRANSLATE_NOOP("text", "Seed"), QT_TRANSLATE_NOOP("text", "The same seed gives the same codes.")},
    {"param", "mse_norm", QT_TRANSLATE_NOOP("text", "Error measure"), QT_TRANSLATE_NOOP("text", "What the search makes small.")},
    {"param", "kl_bins", QT_TRANSLATE_NOOP("text", "Histogram bins"),
     QT_TRANSLATE_NOOP("text", "Into how many bins the magnitudes are counted first.")},
    {"param", "axis", QT_TRANSLATE_NOOP("text", "Output axis"),
     QT_TRANSLATE_NOOP("text", "The axis of the output channels; the file's own where none is named.")},
    {"param", "group", QT_TRANSLATE_NOOP("text", "Group size"), QT_TRANSLATE_NOOP("text", "How many inputs share a scale.")},
    {"param", "percentile", QT_TRANSLATE_NOOP("text", "Percentile"),
     QT_TRANSLATE_NOOP("text", "Share of the magnitudes that is kept, in percent.")},
    {"param", "low", QT_TRANSLATE_NOOP("text", "Low end"), QT_TRANSLATE_NOOP("text", "Smaller weights are clipped to this.")},
    {"param", "high", QT_TRANSLATE_NOOP("text", "High end"), QT_TRANSLATE_NOOP("text", "Larger weights are clipped to this.")},

    {"word", "symmetric", QT_TRANSLATE_NOOP("text", "Symmetric")},
    {"word", "asymmetric", QT_TRANSLATE_NOOP("text", "Asymmetric")},
    {"word", "narrow", QT_TRANSLATE_NOOP("text", "Narrow (2ᵇ − 1 codes)"),
     QT_TRANSLATE_NOOP("text", "As many codes below zero as above: the lowest code is left unused.")},
    {"word", "full", QT_TRANSLATE_NOOP("text", "Full (2ᵇ codes)"), QT_TRANSLATE_NOOP("text", "All codes are used.")},
    {"word", "free", QT_TRANSLATE_NOOP("text", "Free"), QT_TRANSLATE_NOOP("text", "The scale is any number.")},
    {"word", "power_of_two", QT_TRANSLATE_NOOP("text", "Power of two"), QT_TRANSLATE_NOOP("text", "The scale is a power of two.")},
    {"word", "float32", QT_TRANSLATE_NOOP("text", "float32")},
    {"word", "float16", QT_TRANSLATE_NOOP("text", "float16")},
    {"word", "bfloat16", QT_TRANSLATE_NOOP("text", "bfloat16")},
    {"word", "divide", QT_TRANSLATE_NOOP("text", "Divide by the scale"), QT_TRANSLATE_NOOP("text", "As ONNX and TensorRT do it.")},
    {"word", "reciprocal", QT_TRANSLATE_NOOP("text", "Multiply by 1 / scale"), QT_TRANSLATE_NOOP("text", "As PyTorch does it.")},
    {"word", "full_top", QT_TRANSLATE_NOOP("text", "Full, largest on the top code"),
     QT_TRANSLATE_NOOP("text", "As narrow, with the lowest code kept for what rounds or clips to it (AWQ, AIMET).")},
    {"word", "full_signed", QT_TRANSLATE_NOOP("text", "Full, signed scale"),
     QT_TRANSLATE_NOOP("text", "The largest weight lies on the lowest code; the scale takes its sign (ggml, ONNX Runtime).")},
    {"word", "integer", QT_TRANSLATE_NOOP("text", "Integer"), QT_TRANSLATE_NOOP("text", "Zero is a code of its own, exactly.")},
    {"word", "float", QT_TRANSLATE_NOOP("text", "Float"),
     QT_TRANSLATE_NOOP("text", "The smallest weight is stored, and lies on the lowest code.")},
    {"word", "ceil", QT_TRANSLATE_NOOP("text", "Up"),
     QT_TRANSLATE_NOOP("text", "The next power of two above: only the very largest value is clipped.")},
    {"word", "cover", QT_TRANSLATE_NOOP("text", "Up, nothing clipped"),
     QT_TRANSLATE_NOOP("text", "Up, with room for the missing top code (Sony MCT).")},
    {"word", "floor", QT_TRANSLATE_NOOP("text", "Down"),
     QT_TRANSLATE_NOOP("text", "The next power of two below: clips, as OCP Microscaling does.")},
    {"word", "round", QT_TRANSLATE_NOOP("text", "Nearest"), QT_TRANSLATE_NOOP("text", "The nearest power of two in the logarithm.")},
    {"word", "e4m3", QT_TRANSLATE_NOOP("text", "E4M3 (up to 448)")},
    {"word", "e5m2", QT_TRANSLATE_NOOP("text", "E5M2 (up to 57344)")},
    {"word", "even", QT_TRANSLATE_NOOP("text", "To the even code"), QT_TRANSLATE_NOOP("text", "As OCP says.")},
    {"word", "ggml", QT_TRANSLATE_NOOP("text", "Toward zero"), QT_TRANSLATE_NOOP("text", "As ggml does it.")},
    {"word", "twn", QT_TRANSLATE_NOOP("text", "Ternary Weight Networks"),
     QT_TRANSLATE_NOOP("text", "Threshold: a multiple of the mean magnitude. Value: the mean of what lies beyond.")},
    {"word", "optimal", QT_TRANSLATE_NOOP("text", "Optimal"),
     QT_TRANSLATE_NOOP("text", "Threshold and value of the smallest squared error.")},
    {"word", "bitnet", QT_TRANSLATE_NOOP("text", "BitNet b1.58"),
     QT_TRANSLATE_NOOP("text", "The mean magnitude as the scale; half of it is the threshold.")},
    {"word", "ttq", QT_TRANSLATE_NOOP("text", "Two scales (TTQ)"), QT_TRANSLATE_NOOP("text", "A value of its own for each side of zero.")},
    {"word", "lloyd_max", QT_TRANSLATE_NOOP("text", "Lloyd–Max"),
     QT_TRANSLATE_NOOP("text", "From quantiles, or as dense as the cube root of the density: the better of the two.")},
    {"word", "kmeans", QT_TRANSLATE_NOOP("text", "k-means"), QT_TRANSLATE_NOOP("text", "From evenly spaced levels.")},
    {"word", "1", QT_TRANSLATE_NOOP("text", "|error|"), QT_TRANSLATE_NOOP("text", "The sum of the errors' magnitudes is made small.")},
    {"word", "2", QT_TRANSLATE_NOOP("text", "error²"), QT_TRANSLATE_NOOP("text", "The sum of the squared errors is made small.")},
    {"word", "2.4", QT_TRANSLATE_NOOP("text", "|error|^2.4"), QT_TRANSLATE_NOOP("text", "Large errors count more, as in GPTQ's search.")},

    {"preset", "int8", QT_TRANSLATE_NOOP("text", "INT8 per tensor")},
    {"preset", "int8_channel", QT_TRANSLATE_NOOP("text", "INT8 per channel")},
    {"preset", "int8_asymmetric", QT_TRANSLATE_NOOP("text", "INT8 asymmetric")},
    {"preset", "int8_mse", QT_TRANSLATE_NOOP("text", "INT8 MSE search")},
    {"preset", "int8_g128", QT_TRANSLATE_NOOP("text", "INT8 g128")},
    {"preset", "int16_channel", QT_TRANSLATE_NOOP("text", "INT16 per channel")},
    {"preset", "int4_channel", QT_TRANSLATE_NOOP("text", "INT4 per channel")},
    {"preset", "w4a16_g128", QT_TRANSLATE_NOOP("text", "W4A16 g128")},
    {"preset", "int4_g32", QT_TRANSLATE_NOOP("text", "INT4 g32")},
    {"preset", "int4_mse_g128", QT_TRANSLATE_NOOP("text", "INT4 g128 MSE search")},
    {"preset", "int4_asymmetric_g128", QT_TRANSLATE_NOOP("text", "INT4 g128 asymmetric")},
    {"preset", "int3_asymmetric_g128", QT_TRANSLATE_NOOP("text", "INT3 g128 asymmetric")},
    {"preset", "int2_asymmetric_g64", QT_TRANSLATE_NOOP("text", "INT2 g64 asymmetric")},
    {"preset", "nf4", QT_TRANSLATE_NOOP("text", "NF4 g64")},
    {"preset", "fp4", QT_TRANSLATE_NOOP("text", "FP4 g64")},
    {"preset", "nf4_double", QT_TRANSLATE_NOOP("text", "NF4 g64 double-quantized (QLoRA)")},
    {"preset", "int8_pow2", QT_TRANSLATE_NOOP("text", "INT8 power-of-two scale")},
    {"preset", "int4_float_zero_g128", QT_TRANSLATE_NOOP("text", "INT4 g128 float zero point")},
    {"preset", "fp8_e4m3", QT_TRANSLATE_NOOP("text", "FP8 E4M3 per tensor")},
    {"preset", "fp8_e4m3_channel", QT_TRANSLATE_NOOP("text", "FP8 E4M3 per channel")},
    {"preset", "fp8_e5m2", QT_TRANSLATE_NOOP("text", "FP8 E5M2 per tensor")},
    {"preset", "mxfp4", QT_TRANSLATE_NOOP("text", "MXFP4")},
    {"preset", "nvfp4", QT_TRANSLATE_NOOP("text", "NVFP4")},
    {"preset", "q4_0", QT_TRANSLATE_NOOP("text", "Q4_0")},
    {"preset", "q4_1", QT_TRANSLATE_NOOP("text", "Q4_1")},
    {"preset", "q5_0", QT_TRANSLATE_NOOP("text", "Q5_0")},
    {"preset", "q5_1", QT_TRANSLATE_NOOP("text", "Q5_1")},
    {"preset", "q8_0", QT_TRANSLATE_NOOP("text", "Q8_0")},
    {"preset", "iq4_nl", QT_TRANSLATE_NOOP("text", "IQ4_NL")},
    {"preset", "tq1_0", QT_TRANSLATE_NOOP("text", "TQ1_0")},
    {"preset", "tq2_0", QT_TRANSLATE_NOOP("text", "TQ2_0")},
    {"preset", "matmul4bits_b32", QT_TRANSLATE_NOOP("text", "MatMulNBits 4-bit blocks of 32")},
    {"preset", "dynamic8", QT_TRANSLATE_NOOP("text", "Dynamic 8-bit blocks of 256")},
    {"preset", "twn", QT_TRANSLATE_NOOP("text", "Ternary (TWN) per channel")},
    {"preset", "bitnet", QT_TRANSLATE_NOOP("text", "Ternary (BitNet) per tensor")},
    {"preset", "xnor", QT_TRANSLATE_NOOP("text", "Binary (XNOR-Net) per channel")},
    {"preset", "learned4", QT_TRANSLATE_NOOP("text", "Learned 4-bit codebook")},
    {"preset", "learned4_channel", QT_TRANSLATE_NOOP("text", "Learned 4-bit codebook per channel")},

    {"format", "npy", QT_TRANSLATE_NOOP("text", "NumPy array (.npy)")},
    {"format", "npz", QT_TRANSLATE_NOOP("text", "NumPy archive (.npz)")},
    {"format", "hdf5", QT_TRANSLATE_NOOP("text", "HDF5, Keras (.h5)")},
    {"format", "safetensors", QT_TRANSLATE_NOOP("text", "safetensors")},

    {"exporter", "npz", QT_TRANSLATE_NOOP("text", "Quantized, NumPy archive (.npz)")},
    {"exporter", "npy", QT_TRANSLATE_NOOP("text", "Quantized codes, NumPy array (.npy)")},
    {"exporter", "hdf5", QT_TRANSLATE_NOOP("text", "Quantized, HDF5 (.h5)")},
    {"exporter", "npz_dequantized", QT_TRANSLATE_NOOP("text", "Dequantized float32, NumPy archive (.npz)")},
    {"exporter", "npy_dequantized", QT_TRANSLATE_NOOP("text", "Dequantized float32, NumPy array (.npy)")},
    {"exporter", "hdf5_dequantized", QT_TRANSLATE_NOOP("text", "Dequantized float32, HDF5 (.h5)")},

    {"lens", "histogram", QT_TRANSLATE_NOOP("text", "Histogram"),
     QT_TRANSLATE_NOOP("text", "Where are the weights, and where does each calibrator clip?")},
    {"lens", "channels", QT_TRANSLATE_NOOP("text", "Channels"), QT_TRANSLATE_NOOP("text", "Which channels carry the error?")},
    {"lens", "bins", QT_TRANSLATE_NOOP("text", "Bins"), QT_TRANSLATE_NOOP("text", "How does NF4 differ from INT4 here?")},

    // Words of shortSpec().
    {"short", "int", QT_TRANSLATE_NOOP("text", "INT")},
    {"short", "nf4", QT_TRANSLATE_NOOP("text", "NF4")},
    {"short", "fp4", QT_TRANSLATE_NOOP("text", "FP4")},
    {"short", "dynamic8", QT_TRANSLATE_NOOP("text", "Dynamic8")},
    {"short", "fp8", QT_TRANSLATE_NOOP("text", "FP8")},
    {"short", "mxfp4", QT_TRANSLATE_NOOP("text", "MXFP4")},
    {"short", "nvfp4", QT_TRANSLATE_NOOP("text", "NVFP4")},
    {"short", "q4_0", QT_TRANSLATE_NOOP("text", "Q4_0")},
    {"short", "q4_1", QT_TRANSLATE_NOOP("text", "Q4_1")},
    {"short", "q5_0", QT_TRANSLATE_NOOP("text", "Q5_0")},
    {"short", "q5_1", QT_TRANSLATE_NOOP("text", "Q5_1")},
    {"short", "q8_0", QT_TRANSLATE_NOOP("text", "Q8_0")},
    {"short", "iq4_nl", QT_TRANSLATE_NOOP("text", "IQ4_NL")},
    {"short", "tq1_0", QT_TRANSLATE_NOOP("text", "TQ1_0")},
    {"short", "tq2_0", QT_TRANSLATE_NOOP("text", "TQ2_0")},
    {"short", "nbits", QT_TRANSLATE_NOOP("text", "NBits")},
    {"short", "ternary", QT_TRANSLATE_NOOP("text", "Ternary")},
    {"short", "binary", QT_TRANSLATE_NOOP("text", "Binary")},
    {"short", "learned", QT_TRANSLATE_NOOP("text", "Learned")},
    {"short", "double_quant", QT_TRANSLATE_NOOP("text", "double-quantized")},
    {"short", "full_top", QT_TRANSLATE_NOOP("text", "full range, top")},
    {"short", "full_signed", QT_TRANSLATE_NOOP("text", "signed scale")},
    {"short", "float", QT_TRANSLATE_NOOP("text", "float zero point")},
    {"short", "e5m2", QT_TRANSLATE_NOOP("text", "E5M2")},
    {"short", "optimal", QT_TRANSLATE_NOOP("text", "optimal")},
    {"short", "bitnet", QT_TRANSLATE_NOOP("text", "BitNet")},
    {"short", "ttq", QT_TRANSLATE_NOOP("text", "TTQ")},
    {"short", "tensor", QT_TRANSLATE_NOOP("text", "per tensor")},
    {"short", "channel", QT_TRANSLATE_NOOP("text", "per channel")},
    {"short", "group", QT_TRANSLATE_NOOP("text", "group")},
    {"short", "minmax", QT_TRANSLATE_NOOP("text", "min-max")},
    {"short", "percentile", QT_TRANSLATE_NOOP("text", "percentile")},
    {"short", "mse", QT_TRANSLATE_NOOP("text", "MSE")},
    {"short", "kl", QT_TRANSLATE_NOOP("text", "KL")},
    {"short", "manual", QT_TRANSLATE_NOOP("text", "by hand")},
    {"short", "symmetric", QT_TRANSLATE_NOOP("text", "symmetric")},
    {"short", "asymmetric", QT_TRANSLATE_NOOP("text", "asymmetric")},
    {"short", "narrow", QT_TRANSLATE_NOOP("text", "narrow")},
    {"short", "full", QT_TRANSLATE_NOOP("text", "full range")},
    {"short", "power_of_two", QT_TRANSLATE_NOOP("text", "power-of-two scale")},

    // What is stored of a tensor (Grid::storedParts).
    {"stored", "codes", QT_TRANSLATE_NOOP("text", "codes")},
    {"stored", "scales", QT_TRANSLATE_NOOP("text", "scales")},
    {"stored", "zero_points", QT_TRANSLATE_NOOP("text", "zero points")},
    {"stored", "offsets", QT_TRANSLATE_NOOP("text", "minimums")},
    {"stored", "negative_scales", QT_TRANSLATE_NOOP("text", "scales below zero")},
    {"stored", "levels", QT_TRANSLATE_NOOP("text", "levels")},
    {"stored", "second_scales", QT_TRANSLATE_NOOP("text", "scales of the scales")},
    {"stored", "scale_offset", QT_TRANSLATE_NOOP("text", "mean of the scales")},
    {"stored", "tensor_scale", QT_TRANSLATE_NOOP("text", "scale of the tensor")},
};

const Name* find(std::string_view kind, std::string_view id)
{
    for (const Name& entry : kNames) {
        if (entry.kind == kind && entry.id == id)
            return &entry;
    }
    return nullptr;
}

QString translated(const char* words) { return *words ? QCoreApplication::translate("text", words) : QString(); }

}  // namespace

QString name(std::string_view kind, std::string_view id)
{
    const Name* entry = find(kind, id);
    return entry ? translated(entry->name) : QString();
}

QString hint(std::string_view kind, std::string_view id)
{
    const Name* entry = find(kind, id);
    return entry ? translated(entry->hint) : QString();
}

}  // namespace bitloupe::text
