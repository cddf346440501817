// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The output error of an answer, row by row as its pieces come (core/report/error_report.h, OutputError). Nothing is done for
// weights whose inputs are not known. Weights and errors that are not finite count as 0.

#include "core/report/error_report.h"
#include "core/round/quantize.h"

namespace bitloupe {

struct InputMoments;

class OutputTally {
public:
    OutputTally(const Weights& weights, const Restoration* restoration);

    // Pieces of the weights in order; a row may come in several of them.
    void add(const QuantizedPiece& piece, const BlockLayout& blocks, Progress& progress);
    OutputError finish(double squaredError) const;  // of all weights

private:
    struct Sums {
        const InputMoments* inputs = nullptr;
        std::vector<double> error, signal;  // by row: sums over tokens
    };
    void takeRows(Progress& progress);
    static OutputFigures figuresOf(const Sums& sums, std::uint64_t rows);

    const Weights& m_weights;
    const Restoration* m_restoration;
    std::vector<Sums> m_sums;  // of the calibration, and of the tokens held apart; none: nothing to do
    std::vector<float> m_errors, m_values;  // of rows not yet taken
};

// Decoded values of a piece (restored where it has a restoration), in its order.
void decodePiece(const QuantizedPiece& piece, const BlockLayout& blocks, std::uint64_t cols, std::span<float> values);

}  // namespace bitloupe
