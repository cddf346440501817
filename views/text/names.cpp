// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>

// Human names of everything that stands in a table, in one place. A new member of a table gets one line here; a test walks
// all tables and fails on a name that is missing.

namespace bitloupe::text {

namespace {

struct Name {
    std::string_view kind;
    std::string_view id;
    const char* name;
    const char* hint = "";
};

#define TR(words) QT_TRANSLATE_NOOP("text", words)
constexpr Name kNames[] = {
    {"grid", "int", TR("Integer"), TR("Equally spaced levels: value = scale × (code − zero).")},
    {"grid", "nf4", TR("NF4 (4-bit NormalFloat)"),
     TR("16 levels at the quantiles of a normal distribution, as QLoRA and bitsandbytes have them.")},
    {"grid", "fp4", TR("FP4 (4-bit float)"), TR("16 levels with exponent and mantissa, as bitsandbytes has them.")},

    {"granularity", "tensor", TR("Per tensor"), TR("All weights share one scale.")},
    {"granularity", "channel", TR("Per channel"), TR("Each output channel has a scale of its own.")},
    {"granularity", "group", TR("Per group"), TR("A run of neighbouring inputs of one output channel shares a scale.")},

    {"range", "minmax", TR("Min-max"), TR("From the smallest to the largest weight: nothing is clipped.")},
    {"range", "percentile", TR("Percentile"), TR("Clips the few weights beyond a percentile of the magnitudes.")},
    {"range", "mse", TR("MSE search"), TR("The threshold with the smallest mean squared error, found by trying them on the weights.")},
    {"range", "kl", TR("Cross-entropy (KL)"),
     TR("The threshold whose quantized histogram is nearest to the original in Kullback–Leibler divergence.")},
    {"range", "manual", TR("By hand"), TR("The ends that you set.")},

    {"rounding", "nearest", TR("Nearest"), TR("Each weight takes the level that is nearest to it.")},
    {"preparation", "none", TR("None"), TR("The weights are quantized as they are.")},

    {"param", "grid", TR("Format"), TR("Which levels exist.")},
    {"param", "granularity", TR("Granularity"), TR("Which weights share a scale.")},
    {"param", "range", TR("Calibrator"), TR("How the ends of the grid are found.")},
    {"param", "rounding", TR("Rounding"), TR("Which level a weight gets.")},
    {"param", "preparation", TR("Preparation"), TR("What happens to the weights first.")},
    {"param", "preset", TR("Preset"), TR("Settings that people know by a name.")},
    {"param", "bits", TR("Bits"), TR("Bits of one code.")},
    {"param", "scheme", TR("Scheme"),
     TR("Symmetric: zero is in the middle. Asymmetric: a zero point moves the levels to where the weights are.")},
    {"param", "range_kind", TR("Codes"), TR("Which codes are used: all of them, or as many below zero as above.")},
    {"param", "scale", TR("Scale"), TR("Any number, or powers of two, with which hardware can shift instead of multiply.")},
    {"param", "scale_dtype", TR("Scale stored as"), TR("The number format in which each block's scale is kept.")},
    {"param", "scale_op", TR("Division"), TR("How a weight is brought to steps; it decides ties only.")},
    {"param", "mse_norm", TR("Error measure"), TR("What the search makes small.")},
    {"param", "kl_bins", TR("Histogram bins"), TR("Into how many bins the magnitudes are counted first.")},
    {"param", "axis", TR("Output axis"), TR("The axis of the output channels; the file's own where none is named.")},
    {"param", "group", TR("Group size"), TR("How many inputs share a scale.")},
    {"param", "percentile", TR("Percentile"), TR("Share of the magnitudes that is kept, in percent.")},
    {"param", "low", TR("Low end"), TR("Smaller weights are clipped to this.")},
    {"param", "high", TR("High end"), TR("Larger weights are clipped to this.")},

    {"word", "symmetric", TR("Symmetric")},
    {"word", "asymmetric", TR("Asymmetric")},
    {"word", "narrow", TR("Narrow (2ᵇ − 1 codes)"), TR("As many codes below zero as above: the lowest code is left unused.")},
    {"word", "full", TR("Full (2ᵇ codes)"), TR("All codes are used.")},
    {"word", "free", TR("Free"), TR("The scale is any number.")},
    {"word", "power_of_two", TR("Power of two"), TR("The scale is a power of two.")},
    {"word", "float32", TR("float32")},
    {"word", "float16", TR("float16")},
    {"word", "bfloat16", TR("bfloat16")},
    {"word", "divide", TR("Divide by the scale"), TR("As ONNX and TensorRT do it.")},
    {"word", "reciprocal", TR("Multiply by 1 / scale"), TR("As PyTorch does it.")},
    {"word", "1", TR("|error|"), TR("The sum of the errors' magnitudes is made small.")},
    {"word", "2", TR("error²"), TR("The sum of the squared errors is made small.")},
    {"word", "2.4", TR("|error|^2.4"), TR("Large errors count more, as in GPTQ's search.")},

    {"preset", "int8", TR("INT8 per tensor")},
    {"preset", "int8_channel", TR("INT8 per channel")},
    {"preset", "int8_asymmetric", TR("INT8 asymmetric")},
    {"preset", "int8_mse", TR("INT8 MSE search")},
    {"preset", "int8_g128", TR("INT8 g128")},
    {"preset", "int16_channel", TR("INT16 per channel")},
    {"preset", "int4_channel", TR("INT4 per channel")},
    {"preset", "w4a16_g128", TR("W4A16 g128")},
    {"preset", "int4_g32", TR("INT4 g32")},
    {"preset", "int4_mse_g128", TR("INT4 g128 MSE search")},
    {"preset", "int4_asymmetric_g128", TR("INT4 g128 asymmetric")},
    {"preset", "int3_asymmetric_g128", TR("INT3 g128 asymmetric")},
    {"preset", "int2_asymmetric_g64", TR("INT2 g64 asymmetric")},
    {"preset", "nf4", TR("NF4 g64")},
    {"preset", "fp4", TR("FP4 g64")},

    {"format", "npy", TR("NumPy array (.npy)")},
    {"format", "npz", TR("NumPy archive (.npz)")},
    {"format", "hdf5", TR("HDF5, Keras (.h5)")},
    {"format", "safetensors", TR("safetensors")},

    {"exporter", "npz", TR("Quantized, NumPy archive (.npz)")},
    {"exporter", "npy", TR("Quantized codes, NumPy array (.npy)")},
    {"exporter", "hdf5", TR("Quantized, HDF5 (.h5)")},
    {"exporter", "npz_dequantized", TR("Dequantized float32, NumPy archive (.npz)")},
    {"exporter", "npy_dequantized", TR("Dequantized float32, NumPy array (.npy)")},
    {"exporter", "hdf5_dequantized", TR("Dequantized float32, HDF5 (.h5)")},

    {"lens", "histogram", TR("Histogram"), TR("Where are the weights, and where does each calibrator clip?")},
    {"lens", "channels", TR("Channels"), TR("Which channels carry the error?")},
    {"lens", "bins", TR("Bins"), TR("How does NF4 differ from INT4 here?")},

    // Words of shortSpec().
    {"short", "int", TR("INT")},
    {"short", "nf4", TR("NF4")},
    {"short", "fp4", TR("FP4")},
    {"short", "tensor", TR("per tensor")},
    {"short", "channel", TR("per channel")},
    {"short", "group", TR("group")},
    {"short", "minmax", TR("min-max")},
    {"short", "percentile", TR("percentile")},
    {"short", "mse", TR("MSE")},
    {"short", "kl", TR("KL")},
    {"short", "manual", TR("by hand")},
    {"short", "symmetric", TR("symmetric")},
    {"short", "asymmetric", TR("asymmetric")},
    {"short", "narrow", TR("narrow")},
    {"short", "full", TR("full range")},
    {"short", "power_of_two", TR("power-of-two scale")},
};
#undef TR

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
