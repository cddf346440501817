// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Tensors dock is told: the open files, and for each tensor a summary that arrives later.

#include "core/io/model_file.h"

#include <QString>
#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace bitloupe {

// A tensor of an open file. File ids are given once and never again, so a late answer cannot name the wrong file.
struct TensorRef {
    int file = -1;
    std::size_t tensor = 0;
    bool isValid() const { return file >= 0; }
    friend auto operator<=>(const TensorRef&, const TensorRef&) = default;
};

struct FileEntry {
    int id = -1;
    QString name;  // for display, without its folder
    std::shared_ptr<const ModelFile> file;
};

// A tensor's row. The distribution does not depend on the settings; the SQNR does, and is stale while a new one is made.
struct TensorSummary {
    std::vector<float> heights;  // of a small histogram, 0 to 1; empty: not known yet
    std::optional<double> sqnrDb;  // at the current settings
    std::optional<double> outputSqnrDb{};  // likewise, of the outputs; none where the inputs are not known
    std::optional<double> outputSqnrDbApart{};  // on tokens held apart from the calibration, where there are some
    bool stale = false;  // the SQNR is that of earlier settings
    QString problem;  // why there is none, as a sentence
};

}  // namespace bitloupe
