// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AWQ's search for scales (core/prepare/awq.h). Rows go through it a few at a time, so that they stay in the cache from scaling
// to loss: with E = W s - roundTrip(W s), the errors of the outputs are E (x / s).

#include "core/linear/panels.h"
#include "core/prepare/awq.h"
#include "core/prepare/output_loss.h"
#include "core/round/first_error.h"
#include "kernels/kernels.h"

#include <array>
#include <cmath>
#include <numeric>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kRows = kernels::kTileColumnsF32;
constexpr std::size_t kTokens = kernels::kTileRows;
constexpr std::size_t kDepth = 256;  // features that are multiplied at once
constexpr double kTold = 1e-5;  // of a loss: less is not told apart by sums of float32

using Errors = std::vector<std::array<float, kRows>>;  // of kRows rows: [feature][row]; or of their products: [token][row]

// The sampled tokens, divided by a scale: panels of kTokens tokens, [feature][token].
class TokenPanels {
public:
    TokenPanels(const InputMoments& inputs, std::span<const float> scale)
        : m_features(inputs.features)
        , m_panels(dividedUp(static_cast<std::size_t>(inputs.sampleTokens), kTokens))
        , m_values(m_panels * m_features * kTokens)
    {
        tbb::parallel_for(std::size_t{0}, m_panels, [&](std::size_t panel) {
            const auto at = [&](std::size_t feature, std::size_t token) {
                return inputs.sample[token * m_features + feature] / scale[feature];
            };
            packPanel<kTokens>(panel * kTokens, static_cast<std::size_t>(inputs.sampleTokens), m_features, at,
                               m_values.data() + panel * m_features * kTokens);
        });
    }

    // Sum over tokens and rows of the squared products. Each panel is read once for all rows.
    double squares(const std::vector<Errors>& errors) const
    {
        std::vector<Errors> products(errors.size(), Errors(m_panels * kTokens));
        for (std::size_t first = 0; first < m_features; first += kDepth) {
            for (std::size_t panel = 0; panel < m_panels; ++panel) {
                for (std::size_t k = 0; k < errors.size(); ++k)
                    kernels::active().tileF32(m_values.data() + (panel * m_features + first) * kTokens, kTokens, errors[k][first].data(),
                                              std::min(kDepth, m_features - first), products[k][panel * kTokens].data(), kRows);
            }
        }
        double sum = 0;
        for (const Errors& part : products) {
            for (const std::array<float, kRows>& row : part) {
                for (const float product : row)
                    sum += double{product} * double{product};
            }
        }
        return sum;
    }

private:
    std::size_t m_features, m_panels;
    std::vector<float> m_values;
};

class Search {
public:
    Search(std::span<const float> weights, const InputMoments& inputs, const RoundTrip& roundTrip, std::size_t rowsAtOnce)
        : m_weights(weights)
        , m_inputs(inputs)
        , m_roundTrip(roundTrip)
        , m_cols(inputs.features)
        , m_rows(weights.size() / inputs.features)
        , m_rowsAtOnce(rowsAtOnce == 0 ? m_rows : rowsAtOnce)
        , m_fromTokens(inputs.sampleIsAll() && 2 * inputs.sampleTokens < inputs.features)
    {
    }

    bool isFromTokens() const { return m_fromTokens; }

    Result<double> loss(std::span<const float> scale, Progress& progress) const
    {
        if (m_fromTokens)
            return lossOverTokens(scale, progress);
        std::vector<float> errors(m_weights.size());
        const auto keep = [&](std::size_t row, std::span<const float> scaled, std::span<const float> values) {
            for (std::size_t i = 0; i < values.size(); ++i)
                errors[row * m_cols + i] = finite(scaled[i] - values[i]) / scale[i % m_cols];
        };
        if (Result<void> done = forEachRows(scale, keep, progress); !done)
            return done.error();
        return outputLoss(errors, m_rows, m_inputs, progress);
    }

    // roundTrip(W s) / s
    Result<std::vector<float>> values(std::span<const float> scale, Progress& progress) const
    {
        std::vector<float> result(m_weights.size());
        const auto keep = [&](std::size_t row, std::span<const float>, std::span<const float> values) {
            for (std::size_t i = 0; i < values.size(); ++i)
                result[row * m_cols + i] = values[i] / scale[i % m_cols];
        };
        if (Result<void> done = forEachRows(scale, keep, progress); !done)
            return done.error();
        return result;
    }

private:
    using Keep = std::function<void(std::size_t row, std::span<const float> scaled, std::span<const float> values)>;

    static float finite(float error) { return std::isfinite(error) ? error : 0.0f; }

    Result<void> forEachRows(std::span<const float> scale, const Keep& keep, Progress& progress) const
    {
        FirstError error;
        tbb::parallel_for(std::size_t{0}, dividedUp(m_rows, m_rowsAtOnce), [&](std::size_t piece) {
            progress.advance(0);
            const std::size_t row = piece * m_rowsAtOnce, count = std::min(m_rowsAtOnce, m_rows - row) * m_cols;
            std::vector<float> scaled(count), values(count);
            for (std::size_t first = 0; first < count; first += m_cols) {
                for (std::size_t i = 0; i < m_cols; ++i)
                    scaled[first + i] = m_weights[row * m_cols + first + i] * scale[i];
            }
            const Result<void> rounded = m_roundTrip(scaled, values);
            error.note(piece, rounded);
            if (rounded)
                keep(row, scaled, values);
        });
        return error.result();
    }

    // A few columns at a time, which stay in the first-level cache while the rows' errors come to lie side by side.
    std::vector<Errors> turned(std::span<const float> scaled, std::span<const float> values) const
    {
        constexpr std::size_t kColumns = 64;
        const std::size_t rows = values.size() / m_cols;
        std::vector<Errors> errors(dividedUp(rows, kRows), Errors(m_cols));
        for (std::size_t begin = 0; begin < m_cols; begin += kColumns) {
            const std::size_t end = std::min(begin + kColumns, m_cols);
            for (std::size_t row = 0; row < rows; ++row) {
                Errors& part = errors[row / kRows];
                for (std::size_t i = begin; i < end; ++i)
                    part[i][row % kRows] = finite(scaled[row * m_cols + i] - values[row * m_cols + i]);
            }
        }
        return errors;
    }

    Result<double> lossOverTokens(std::span<const float> scale, Progress& progress) const
    {
        const TokenPanels tokens(m_inputs, scale);
        std::vector<double> losses(dividedUp(m_rows, m_rowsAtOnce));
        const auto keep = [&](std::size_t row, std::span<const float> scaled, std::span<const float> values) {
            losses[row / m_rowsAtOnce] = tokens.squares(turned(scaled, values));
        };
        if (Result<void> done = forEachRows(scale, keep, progress); !done)
            return done.error();
        return std::accumulate(losses.begin(), losses.end(), 0.0)
            / (static_cast<double>(m_inputs.sampleTokens) * static_cast<double>(m_rows));
    }

    std::span<const float> m_weights;
    const InputMoments& m_inputs;
    const RoundTrip& m_roundTrip;
    std::size_t m_cols, m_rows, m_rowsAtOnce;
    bool m_fromTokens;
};

}  // namespace

Result<AwqScales> awqScaleSearch(std::span<const float> weights, const InputMoments& inputs, std::size_t group, int steps,
                                 AwqVariant variant, const RoundTrip& roundTrip, std::size_t rowsAtOnce, Progress& progress)
{
    const std::vector<double> weightMean =
        variant == AwqVariant::Duo ? awqWeightMean(weights, inputs.features, group) : std::vector<double>();
    // Rows that a tile takes together must be asked for together.
    const Search search(weights, inputs, roundTrip, dividedUp(rowsAtOnce, kRows) * kRows);
    AwqScales found;
    for (int k = 0; k < steps; ++k) {
        const double ratio = static_cast<double>(k) / steps;
        std::vector<float> scale = k == 0 && variant == AwqVariant::Duo ? std::vector<float>(inputs.features, 1.0f)
                                                                        : awqScale(inputs.meanAbs, weightMean, ratio, variant);
        const Result<double> loss = search.loss(scale, progress);
        if (!loss)
            return loss.error();
        found.ratios.push_back(ratio);
        found.losses.push_back(*loss);
        const double least = k == 0 ? 0 : found.losses[found.best] * (search.isFromTokens() && found.best == 0 ? 1 - kTold : 1);
        if (k > 0 && !(*loss < least))
            continue;
        found.best = static_cast<std::size_t>(k);
        found.scale = std::move(scale);
    }
    Result<std::vector<float>> values = search.values(found.scale, progress);
    if (!values)
        return values.error();
    found.values = std::move(*values);
    return found;
}

}  // namespace bitloupe
