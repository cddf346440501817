// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the searches of preparations stand on: weights as one array, the nearest answer of a spec to them, and what errors of
// the weights do to the outputs.

#include "core/activations/input_moments.h"
#include "core/base/remark.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <memory>
#include <span>
#include <vector>

namespace bitloupe {

struct QuantizedTensor;

// All of W, row-major. Errors: those of reading.
Result<std::vector<float>> valuesOf(const Weights& weights);

// What `matrix` becomes under the spec's grid, granularity and range, each weight to its nearest level: decoded.
Result<std::vector<float>> nearestValues(const Weights& like, std::vector<float> matrix, const QuantSpec& spec, Progress& progress);

// What the codes of an answer decode to, rows x cols: without its restoration.
std::vector<float> decodedValues(const QuantizedTensor& tensor);

// tr(E H E^T) / (tokens * rows): the mean squared output error of the weight errors E (rows x features).
double outputLoss(std::span<const float> errors, std::size_t rows, const InputMoments& inputs, Progress& progress);

// The inputs divided by `scale`, feature by feature: what weights multiplied with it are met by. No histogram; second moments, which
// take n^2 doubles, only where somebody is to learn from them.
std::shared_ptr<const InputMoments> dividedInputs(const InputMoments& inputs, std::span<const float> scale, bool secondMoments);
// The inputs without these features (ascending): they are 0.
std::shared_ptr<const InputMoments> withoutFeatures(const InputMoments& inputs, std::span<const std::uint32_t> features);

// Says under these ids that fewer tokens than features were seen (how many), and how many features met nothing but zeros.
void sayWhatIsUnseen(const InputMoments& inputs, std::string_view fewTokens, std::string_view deadColumns, Remarks& remarks);

// Whether the weights' inputs hold what the preparation asks for; else the remark says that it is left out.
bool knowsInputs(const Weights& weights, bool secondMoments);
// What to say where they are not: `none` where no inputs are known at all, else that what is known is too little.
Remark missingInputs(const Weights& weights, std::string_view none);

}  // namespace bitloupe
