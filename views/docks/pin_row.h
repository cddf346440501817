// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Pinned dock is told: settings that somebody put aside, and what they give on the selected tensor.

#include "core/spec/quant_spec.h"

#include <QString>
#include <cstdint>
#include <optional>

namespace bitloupe {

struct Pin {
    int id = -1;  // given once in a session and never again
    QString name;
    QuantSpec spec;
    friend bool operator==(const Pin&, const Pin&) = default;
};

struct PinFigures {
    double bitsPerWeight = 0;
    double sqnrDb = 0;
    double mse = 0;
    double maxAbsError = 0;
    std::uint64_t bytesAfter = 0;
    std::optional<double> outputSqnrDb{}, outputMse{};  // where the inputs are known
    std::optional<double> outputSqnrDbApart{}, outputMseApart{};  // likewise, on tokens held apart from the calibration
};

struct PinRow {
    Pin pin;
    std::optional<PinFigures> figures{};  // on the selected tensor; none: not known yet
    QString problem{};  // why there are none, as a sentence
    bool isCurrent = false;  // the settings are these now
};

}  // namespace bitloupe
