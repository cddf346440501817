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
     QT_TRANSLATE_NOOP(
         "text",
         "The threshold whose quantized histogram is nearest to the original in Kullback–Leibler divergence, as NVIDIA's toolkits do it.")},
    {"range", "moving_average", QT_TRANSLATE_NOOP("text", "Moving average (PyTorch)"),
     QT_TRANSLATE_NOOP("text", "Min-max of batches that come in turn, each moving the ends a little, as PyTorch's observer does it.")},
    {"range", "nvidia_percentile", QT_TRANSLATE_NOOP("text", "Percentile (NVIDIA)"),
     QT_TRANSLATE_NOOP("text", "The percentile read off a histogram of the magnitudes, as NVIDIA's toolkits do it.")},
    {"range", "onnx_percentile", QT_TRANSLATE_NOOP("text", "Percentile (ONNX Runtime)"),
     QT_TRANSLATE_NOOP("text", "The percentile read off a histogram, as ONNX Runtime's calibrator does it.")},
    {"range", "aciq", QT_TRANSLATE_NOOP("text", "ACIQ (closed form)"),
     QT_TRANSLATE_NOOP("text", "The best threshold for a Laplace or normal distribution of the same spread: nothing is searched.")},
    {"range", "gptq_mse", QT_TRANSLATE_NOOP("text", "Error search (GPTQ)"),
     QT_TRANSLATE_NOOP("text", "Eighty shrunken ranges, the one with the smallest sum of |error|^2.4, as GPTQ does it.")},
    {"range", "nvidia_mse", QT_TRANSLATE_NOOP("text", "MSE search (NVIDIA)"),
     QT_TRANSLATE_NOOP("text", "The threshold with the smallest squared error over a histogram's bins, as NVIDIA's toolkits do it.")},
    {"range", "torch_histogram", QT_TRANSLATE_NOOP("text", "Histogram observer (PyTorch)"),
     QT_TRANSLATE_NOOP("text", "Cuts the tails of a histogram as long as a model of the error falls, as PyTorch does it.")},
    {"range", "onnx_entropy", QT_TRANSLATE_NOOP("text", "Cross-entropy (ONNX Runtime)"),
     QT_TRANSLATE_NOOP("text", "The slice of a histogram that is nearest to it when merged and spread, as ONNX Runtime does it.")},
    {"range", "manual", QT_TRANSLATE_NOOP("text", "By hand"), QT_TRANSLATE_NOOP("text", "The ends that you set.")},

    {"rounding", "nearest", QT_TRANSLATE_NOOP("text", "Nearest"),
     QT_TRANSLATE_NOOP("text", "Each weight takes the level that is nearest to it.")},
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
    {"param", "mse_norm", QT_TRANSLATE_NOOP("text", "Error measure"), QT_TRANSLATE_NOOP("text", "What the search makes small.")},
    {"param", "kl_bins", QT_TRANSLATE_NOOP("text", "Histogram bins"),
     QT_TRANSLATE_NOOP("text", "Into how many bins the magnitudes are counted first.")},
    {"param", "bins", QT_TRANSLATE_NOOP("text", "Histogram bins"),
     QT_TRANSLATE_NOOP("text", "Into how many bins the first batch is counted; more are added where later ones reach farther.")},
    {"param", "batches", QT_TRANSLATE_NOOP("text", "Batches"),
     QT_TRANSLATE_NOOP("text", "In how many runs of equal length the values are observed, one after the other.")},
    {"param", "averaging_constant", QT_TRANSLATE_NOOP("text", "Averaging constant"),
     QT_TRANSLATE_NOOP("text", "How far each batch moves the ends towards its own: 0.01 is PyTorch's.")},
    {"param", "prior", QT_TRANSLATE_NOOP("text", "Distribution"), QT_TRANSLATE_NOOP("text", "What the weights are taken to be like.")},
    {"param", "axis", QT_TRANSLATE_NOOP("text", "Output axis"),
     QT_TRANSLATE_NOOP("text", "The axis of the output channels; the file's own where none is named.")},
    {"param", "group", QT_TRANSLATE_NOOP("text", "Group size"), QT_TRANSLATE_NOOP("text", "How many inputs share a scale.")},
    {"param", "percentile", QT_TRANSLATE_NOOP("text", "Percentile"),
     QT_TRANSLATE_NOOP("text", "Share of the magnitudes that is kept, in percent.")},
    {"param", "low", QT_TRANSLATE_NOOP("text", "Low end"), QT_TRANSLATE_NOOP("text", "Smaller weights are clipped to this.")},
    {"param", "high", QT_TRANSLATE_NOOP("text", "High end"), QT_TRANSLATE_NOOP("text", "Larger weights are clipped to this.")},

    {"word", "auto", QT_TRANSLATE_NOOP("text", "Whichever promises less error")},
    {"word", "laplace", QT_TRANSLATE_NOOP("text", "Laplace")},
    {"word", "gauss", QT_TRANSLATE_NOOP("text", "Normal")},
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

    // What a calibrator's curve shows (CalibratorInfo::objective).
    {"objective", "share", QT_TRANSLATE_NOOP("text", "Share of the weights inside")},
    {"objective", "error", QT_TRANSLATE_NOOP("text", "Mean error on the weights")},
    {"objective", "divergence", QT_TRANSLATE_NOOP("text", "Divergence (nats)")},
    {"objective", "model", QT_TRANSLATE_NOOP("text", "Error that the model predicts")},

    // Words of shortSpec().
    {"short", "int", QT_TRANSLATE_NOOP("text", "INT")},
    {"short", "nf4", QT_TRANSLATE_NOOP("text", "NF4")},
    {"short", "fp4", QT_TRANSLATE_NOOP("text", "FP4")},
    {"short", "tensor", QT_TRANSLATE_NOOP("text", "per tensor")},
    {"short", "channel", QT_TRANSLATE_NOOP("text", "per channel")},
    {"short", "group", QT_TRANSLATE_NOOP("text", "group")},
    {"short", "minmax", QT_TRANSLATE_NOOP("text", "min-max")},
    {"short", "percentile", QT_TRANSLATE_NOOP("text", "percentile")},
    {"short", "mse", QT_TRANSLATE_NOOP("text", "MSE")},
    {"short", "kl", QT_TRANSLATE_NOOP("text", "KL")},
    {"short", "moving_average", QT_TRANSLATE_NOOP("text", "moving average")},
    {"short", "nvidia_percentile", QT_TRANSLATE_NOOP("text", "NVIDIA percentile")},
    {"short", "onnx_percentile", QT_TRANSLATE_NOOP("text", "ONNX percentile")},
    {"short", "aciq", QT_TRANSLATE_NOOP("text", "ACIQ")},
    {"short", "gptq_mse", QT_TRANSLATE_NOOP("text", "GPTQ search")},
    {"short", "nvidia_mse", QT_TRANSLATE_NOOP("text", "NVIDIA MSE")},
    {"short", "torch_histogram", QT_TRANSLATE_NOOP("text", "PyTorch histogram")},
    {"short", "onnx_entropy", QT_TRANSLATE_NOOP("text", "ONNX KL")},
    {"short", "manual", QT_TRANSLATE_NOOP("text", "by hand")},
    {"short", "symmetric", QT_TRANSLATE_NOOP("text", "symmetric")},
    {"short", "asymmetric", QT_TRANSLATE_NOOP("text", "asymmetric")},
    {"short", "narrow", QT_TRANSLATE_NOOP("text", "narrow")},
    {"short", "full", QT_TRANSLATE_NOOP("text", "full range")},
    {"short", "power_of_two", QT_TRANSLATE_NOOP("text", "power-of-two scale")},
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
