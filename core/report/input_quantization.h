// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What quantizing the inputs of a layer costs, by which of them share a scale (reference/methods.md 13):
//
//   Token   each token has its own, found when it comes (dynamic): an outlier spoils its own token only
//   Tensor  one for all tokens that come together, found when they come (dynamic)
//   Static  one found before, on calibration tokens: nothing is searched when tokens come, but what goes beyond it is clipped
//
//   symmetric   s = max(max|x|, 1e-5) / (2^(b-1) - 1), codes +-(2^(b-1) - 1)         (SmoothQuant, BitNet)
//   asymmetric  lo = min(min, 0), hi = max(max, 0), s = (hi - lo) / (2^b - 1) (1 where that is 0), z = clamp(rne(-lo / s)),
//               codes 0 .. 2^b - 1                                                   (ONNX DynamicQuantizeLinear)
//
// value = s (clamp(rne(x / s) + z) - z), float32. A token of zeros keeps its zeros.

#include "core/base/progress.h"
#include "core/grid/grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

struct InputMoments;

enum class InputScales { Token, Tensor, Static };

struct InputQuantizer {
    InputScales scales = InputScales::Token;
    int bits = 8;  // 2 to 16
    bool isAsymmetric = false;
    std::uint64_t together = 0;  // Tensor: tokens that come together; 0: all of them
    Range reach{};  // Static: what the codes span; symmetric quantizers take the larger end
};

// In place: tokens (row-major, `features` each, finite) to what their codes stand for. Returns the parameters of each token
// (Token), of each run of `together` tokens (Tensor) or the only ones (Static).
std::vector<BlockParams> quantizeInputs(std::span<float> tokens, std::size_t features, const InputQuantizer& quantizer);

struct InputError {
    InputQuantizer quantizer;
    std::vector<BlockParams> params;
    double mse = 0, sqnrDb = 0;  // over all values
    double clippedFraction = 0;  // values more than half a step beyond the codes: Static alone has any
    std::vector<double> tokenMse;
    // Of the outputs W x, where weights were given: mean over tokens and outputs of (W (x - value))^2.
    bool outputKnown = false;
    double outputMse = 0, outputSqnrDb = 0;
};
// `weights`: rows x features, finite; may be empty.
InputError inputError(std::span<const float> tokens, std::size_t features, const InputQuantizer& quantizer, std::span<const float> weights,
                      Progress& progress);

// Range that holds `percent` of the calibration values' magnitudes (100: all of them), from InputMoments::magnitudes, whose
// buckets are 2^-7 of a value wide: the upper end of the bucket, never beyond the extremes. Without magnitudes: the extremes.
Range staticReach(const InputMoments& inputs, double percent);

// The three side by side. The static scale is found on the first half of the sampled tokens, all three are judged on the second
// half, so that Static is not told what it will meet. Nothing is judged where fewer than two tokens are sampled.
struct InputScaleSurvey {
    std::uint64_t calibrationTokens = 0, judgedTokens = 0;
    std::vector<float> tokenMost;  // largest |x| of each judged token, in the order of the sample
    double medianMost = 0, largestMost = 0;  // of them; their ratio says how much per-token scales can gain
    InputError perToken, perTensor, fixed;
};
struct InputScaleOptions {
    int bits = 8;
    bool isAsymmetric = false;
    std::uint64_t together = 0;  // as in InputQuantizer
    double percent = 100;  // of the calibration tokens' magnitudes that the static range holds
};
InputScaleSurvey surveyInputScales(const InputMoments& inputs, std::span<const float> weights, const InputScaleOptions& options,
                                   Progress& progress);

}  // namespace bitloupe
