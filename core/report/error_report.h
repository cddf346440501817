// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far a quantized tensor is from its weights. Plain numbers, double accumulation, fixed order. Every element counts.
// Formulas and policies for zeros: reference/methods.md 27.1.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/histogram.h"
#include "core/round/quantize.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace bitloupe {

struct ChannelReport {
    double mse = 0;
    double sqnrDb = 0;
    double maxAbsError = 0;
    double clippedFraction = 0;
    Range range;  // of the channel's block; lowest and highest end where it has several
    double scale = 0;  // of the channel's block; the mean over its blocks where it has several
    double zeroPoint = 0;  // likewise
    float weightMin = 0, weightMax = 0;
};

// Means over tokens x of |(W - Q) x|^2, exactly from their second moments: tr((W - Q) H (W - Q)^T) / tokens.
struct OutputFigures {
    std::uint64_t tokens = 0;
    double mse = 0;  // over tokens and outputs
    double sqnrDb = 0;  // of the outputs: 10 log10(sum |W x|^2 / sum |(W - Q) x|^2)
    std::vector<double> channelMse;  // by output channel, over tokens
};
// On the tokens of the calibration, and on those held apart from it, where there are some (InputMoments::heldApart).
struct OutputError : OutputFigures {
    bool known = false;
    // Mean trace of the layer's own Hessian times the sum of squared errors (core/report/curvature.h); an importance matrix is enough.
    std::optional<double> hawqSensitivity;
    std::optional<OutputFigures> heldApart;
    // What the calibration was made of: core/activations/input_moments.h.
    std::uint64_t inputChannels = 0, heaviestTokens = 0;
    double heaviestShare = 0;
};

struct ErrorReport {
    std::uint64_t count = 0;  // finite elements compared; the codes of others are counted, their errors are not
    double mse = 0;
    double sqnrDb = 0;  // 10 log10(sum x^2 / sum e^2); +inf exact, -inf where x is 0 and e is not
    double maxAbsError = 0;
    std::uint64_t maxAbsErrorIndex = 0;  // in the tensor's own C order
    double meanAbsError = 0;
    double relativeError = 0;  // sqrt(sum e^2 / sum x^2)
    double cosine = 0;
    double kl = 0;  // nats; 2048 common bins over the joint range, epsilon 1e-12
    double clippedFraction = 0;  // code at an end and |e| > step / 2; codebooks: beyond the end levels (Grid::unclipped)
    double codeEntropyBits = 0;
    double usedLevels = 0;  // fraction of the grid's codes that occur
    double bitsPerWeight = 0;
    std::uint64_t bytesBefore = 0, bytesAfter = 0;
    std::vector<StoredPart> storedParts;  // whose bits are those of bitsPerWeight
    std::shared_ptr<const Grid> grid;  // that decodes: a learned one knows its levels
    std::vector<std::uint64_t> codeCounts;  // from codeMin() on
    std::vector<ChannelReport> channels;  // by output channel (rows of the matrix)
    Histogram quantizedHistogram;  // of the decoded weights, on the bins of the weights' histogram
    // Of float32(x - decoded): 1024 bins on +-2^k, the smallest power of two above maxAbsError (core/report/error_histogram.h).
    Histogram errorHistogram;
    // What the errors do to the outputs y = W x, where the inputs are known (Weights::inputs()).
    OutputError output;
    PreparationCurve curve;
    Remarks remarks;
    // That a method harms on the tokens held apart, and why (core/report/held_apart.h). Told by analyze() alone: it takes a
    // second answer to compare with.
    Remarks harm;
};

// Streams: works for tensors larger than memory and never holds all codes.
Result<ErrorReport> report(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress,
                           const WholeTensor& whole = {});
// The same figures from an answer that is at hand.
Result<ErrorReport> compare(const Weights& weights, const QuantizedTensor& quantized, Progress& progress);

// Two tensors of the same size, element by element (bitloupe-cli compare; golden case stats.error).
struct Difference {
    double mse = 0, sqnrDb = 0, maxAbs = 0, meanAbs = 0, cosine = 0;
    std::uint64_t count = 0;
    std::vector<double> channelMse;
};
Result<Difference> difference(const Weights& reference, const Weights& other, Progress& progress);

}  // namespace bitloupe
