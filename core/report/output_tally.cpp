// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/output_tally.h"

#include "core/activations/input_moments.h"
#include "core/linear/products.h"
#include "core/report/curvature.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

void decodePiece(const QuantizedPiece& piece, const BlockLayout& blocks, std::uint64_t cols, std::span<float> values)
{
    const std::size_t bytes = codeBytes(piece.grid->codeType());
    for (std::size_t done = 0; done < values.size();) {
        std::uint64_t run = values.size() - done;
        std::size_t block = 0;
        if (!blocks.wholeTensor) {
            const std::uint64_t flat = piece.first + done, column = flat % cols, size = blocks.blockSize;
            block = static_cast<std::size_t>(blocks.blockOf(flat / cols, column) - piece.firstBlock);
            const std::uint64_t full = column % size != 0 || blocks.rowsPerBlock > 1 ? 0
                : cols % size == 0                                                   ? run / size
                                                                                     : std::min(run, cols - column) / size;
            if (full > 1) {
                const auto params = piece.params.subspan(block, static_cast<std::size_t>(full));
                piece.grid->decodeBlocks(piece.codes.data() + done * bytes, size, params, values.data() + done);
                done += static_cast<std::size_t>(full * size);
                continue;
            }
            run = std::min({run, size - column % size, cols - column});
        }
        piece.grid->decode(piece.codes.data() + done * bytes, static_cast<std::size_t>(run), piece.params[block], values.data() + done);
        done += static_cast<std::size_t>(run);
    }
    if (piece.restoration)
        piece.restoration->restore(piece.first, values);
}

OutputTally::OutputTally(const Weights& weights, const Restoration* restoration)
    : m_weights(weights)
    , m_restoration(restoration)
{
    const InputMoments* inputs = weights.inputs().get();
    if (!inputs || !inputs->hasSecondMoments() || inputs->features != weights.cols() || weights.size() == 0)
        return;
    m_sums.push_back({inputs, {}, {}});
    if (inputs->heldApart)
        m_sums.push_back({inputs->heldApart.get(), {}, {}});
}

void OutputTally::add(const QuantizedPiece& piece, const BlockLayout& blocks, Progress& progress)
{
    if (m_sums.empty())
        return;
    const std::size_t first = m_errors.size();
    m_errors.resize(first + piece.weights.size());
    m_values.resize(m_errors.size());
    decodePiece(piece, blocks, m_weights.cols(), std::span(m_errors).subspan(first));
    for (std::size_t i = 0; i < piece.weights.size(); ++i) {
        const float weight = piece.weights[i], error = weight - m_errors[first + i];
        m_values[first + i] = std::isfinite(weight) ? weight : 0.0f;
        m_errors[first + i] = std::isfinite(error) ? error : 0.0f;
    }
    takeRows(progress);
}

void OutputTally::takeRows(Progress& progress)
{
    const std::size_t cols = m_weights.cols(), rows = m_errors.size() / cols;
    const auto take = [&](std::vector<float>& values, std::vector<double> Sums::*into) {
        for (Sums& sums : m_sums) {
            const std::vector<double> forms =
                quadraticForms(std::span(values).first(rows * cols), rows, sums.inputs->secondMoments, progress);
            (sums.*into).insert((sums.*into).end(), forms.begin(), forms.end());
        }
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows * cols));
    };
    take(m_errors, &Sums::error);
    take(m_values, &Sums::signal);
}

OutputFigures OutputTally::figuresOf(const Sums& sums, std::uint64_t rows)
{
    OutputFigures figures;
    figures.tokens = sums.inputs->tokens;
    const auto tokens = static_cast<double>(figures.tokens);
    const double error = std::accumulate(sums.error.begin(), sums.error.end(), 0.0),
                 signal = std::accumulate(sums.signal.begin(), sums.signal.end(), 0.0);
    figures.mse = std::max(error, 0.0) / tokens / static_cast<double>(rows);
    figures.sqnrDb = signalToNoiseDb(signal, std::max(error, 0.0));
    for (const double sum : sums.error)
        figures.channelMse.push_back(std::max(sum, 0.0) / tokens);
    return figures;
}

OutputError OutputTally::finish(double squaredError) const
{
    OutputError result;
    const InputMoments* const known = m_weights.inputs().get();
    if (known && known->features == m_weights.cols() && !known->meanSquare.empty())
        result.hawqSensitivity = layerSensitivity(*known, squaredError);
    if (m_sums.empty())
        return result;
    const InputMoments& inputs = *m_sums.front().inputs;
    static_cast<OutputFigures&>(result) = figuresOf(m_sums.front(), m_weights.rows());
    result.known = true;
    if (m_sums.size() > 1)
        result.heldApart = figuresOf(m_sums.back(), m_weights.rows());
    result.inputChannels = inputs.features;
    result.heaviestTokens = inputs.heaviestTokens;
    result.heaviestShare = inputs.heaviestShare;
    return result;
}

}  // namespace bitloupe
