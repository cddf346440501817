// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the session asks its workers and what they answer. Immutable once made; shared between threads.

#include "app/activations_file.h"
#include "core/report/groundwork.h"
#include "core/tensor/weights.h"
#include "views/docks/tensor_row.h"

#include <QString>
#include <memory>

namespace bitloupe {

// Which tensor, seen along which output axis, under which settings.
struct Question {
    TensorRef tensor;
    std::shared_ptr<const ModelFile> file;
    int outputAxis = kNoAxis;
    QuantSpec spec;
    InputSource inputs{};  // that the weights meet
    std::shared_ptr<const Weights> weights{};  // where they are in memory already, with their inputs
};

// The question's weights along its axis, with their inputs where these are known.
Result<std::shared_ptr<const Weights>> weightsOf(const Question& question, Progress& progress);

struct Answer {
    std::shared_ptr<const Weights> weights;
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const Groundwork> groundwork;
};

// The row of the Tensors dock; the distribution is taken from `known` when it is there.
Result<TensorSummary> summarise(const Question& question, TensorSummary known, Progress& progress);

// A small histogram of `bins` bars, 1 high at its fullest, from a finer one.
std::vector<float> barHeights(const Histogram& histogram, std::size_t bins);

}  // namespace bitloupe
