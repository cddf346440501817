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
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kRows = kernels::kTileColumnsF32;
constexpr std::size_t kTokens = kernels::kTileRows;
constexpr std::size_t kDepth = 128;  // features that are multiplied at once: of kRows rows 16 KiB, half of the first-level cache
constexpr std::size_t kPiece = 4 * kRows;  // rows that meet the tokens together
constexpr double kTold = 1e-5;  // of a loss: less is not told apart by sums of float32

using Errors = std::vector<std::array<float, kRows>>;  // of kRows rows: [feature][row]; or of their products: [token][row]

// What a thread works with on a piece of rows, kept for the next.
struct Workplace {
    std::vector<float> scaled, values;
    std::vector<Errors> errors;
    std::vector<Errors> products;
};

class Workplaces {
public:
    std::unique_ptr<Workplace> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return std::make_unique<Workplace>();
        auto place = std::move(m_free.back());
        m_free.pop_back();
        return place;
    }
    void giveBack(std::unique_ptr<Workplace> place)
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(place));
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Workplace>> m_free;
};

// The sampled tokens, and what is left of them when they are divided by a scale: runs of kDepth features, in each panels of
// kTokens tokens, [run][panel][feature in run][token], in the order in which they are multiplied.
class TokenPanels {
public:
    explicit TokenPanels(const InputMoments& inputs)
        : m_features(inputs.features)
        , m_panels(dividedUp(static_cast<std::size_t>(inputs.sampleTokens), kTokens))
        , m_tokens(m_panels * m_features * kTokens)
        , m_divided(m_tokens.size())
    {
        const auto tokens = static_cast<std::size_t>(inputs.sampleTokens);
        forEachRun([&](std::size_t first, std::size_t depth, float* run) {
            const auto at = [&](std::size_t i, std::size_t token) { return inputs.sample[token * m_features + first + i]; };
            for (std::size_t panel = 0; panel < m_panels; ++panel)
                packPanel<kTokens>(panel * kTokens, tokens, depth, at, run + panel * depth * kTokens);
        });
    }

    void divide(std::span<const float> scale)
    {
        forEachRun([&](std::size_t first, std::size_t depth, const float* run) {
            float* const divided = m_divided.data() + (run - m_tokens.data());
            for (std::size_t i = 0; i < m_panels * depth; ++i) {
                const float by = scale[first + i % depth];
                for (std::size_t token = i * kTokens; token < (i + 1) * kTokens; ++token)
                    divided[token] = run[token] / by;
            }
        });
    }

    // Sum over tokens and rows of the squared products. A run of errors stays in the first-level cache for all tokens.
    double squares(const std::vector<Errors>& errors, std::vector<Errors>& products) const
    {
        products.resize(errors.size());
        for (Errors& part : products)
            part.assign(m_panels * kTokens, {});
        for (std::size_t first = 0; first < m_features; first += kDepth) {
            const std::size_t depth = std::min(kDepth, m_features - first);
            const float* const run = m_divided.data() + first * m_panels * kTokens;
            for (std::size_t k = 0; k < errors.size(); ++k) {
                for (std::size_t panel = 0; panel < m_panels; ++panel)
                    kernels::active().tileF32(run + panel * depth * kTokens, kTokens, errors[k][first].data(), depth,
                                              products[k][panel * kTokens].data(), kRows);
            }
        }
        std::array<double, kRows> sums{};  // by row
        for (const Errors& part : products) {
            for (const std::array<float, kRows>& token : part) {
                for (std::size_t row = 0; row < kRows; ++row)
                    sums[row] += double{token[row]} * double{token[row]};
            }
        }
        return std::accumulate(sums.begin(), sums.end(), 0.0);
    }

private:
    // work(first feature, how many, where their panels begin)
    template <class Work>
    void forEachRun(const Work& work)
    {
        tbb::parallel_for(std::size_t{0}, dividedUp(m_features, kDepth), [&](std::size_t run) {
            const std::size_t first = run * kDepth;
            work(first, std::min(kDepth, m_features - first), m_tokens.data() + first * m_panels * kTokens);
        });
    }

    std::size_t m_features, m_panels;
    LargeVector<float> m_tokens, m_divided;
};

class Search {
public:
    // `rowsAtOnce`: as awqScaleSearch() has it.
    Search(std::span<const float> weights, std::size_t features, const RoundTrip& roundTrip, std::size_t rowsAtOnce)
        : m_weights(weights)
        , m_roundTrip(roundTrip)
        , m_cols(features)
        , m_rows(weights.size() / features)
        , m_rowsAtOnce(rowsAtOnce == 0 ? m_rows : rowsAtOnce)
        , m_rowsOfPiece(rowsAtOnce == 0 ? m_rows : kPiece)
    {
    }

    // From the tokens themselves.
    Result<double> loss(std::span<const float> scale, std::uint64_t tokens, TokenPanels& panels, Progress& progress)
    {
        panels.divide(scale);
        std::vector<double> losses(dividedUp(m_rows, m_rowsOfPiece));
        const auto work = [&](std::size_t first, std::size_t end, Workplace& place) -> Result<void> {
            place.errors.resize(dividedUp(end - first, kRows));
            for (Errors& part : place.errors)
                part.resize(m_cols);
            if ((end - first) % kRows != 0)
                std::fill(place.errors.back().begin(), place.errors.back().end(), std::array<float, kRows>{});
            const auto keep = [&](std::size_t row, std::span<float> scaled, std::span<const float> values) {
                for (std::size_t i = 0; i < values.size(); ++i)
                    scaled[i] = finite(scaled[i] - values[i]);
                turn(scaled, row - first, place.errors);
            };
            if (Result<void> done = roundRows(scale, first, end, place, keep); !done)
                return done;
            losses[first / m_rowsOfPiece] = panels.squares(place.errors, place.products);
            return {};
        };
        if (Result<void> done = forEachPiece(work, progress); !done)
            return done.error();
        return std::accumulate(losses.begin(), losses.end(), 0.0) / (static_cast<double>(tokens) * static_cast<double>(m_rows));
    }

    // From their second moments.
    Result<double> loss(std::span<const float> scale, const InputMoments& inputs, Progress& progress)
    {
        std::vector<float> errors(m_weights.size());
        const auto keep = [&](std::size_t row, std::span<float> scaled, std::span<const float> values) {
            for (std::size_t i = 0; i < values.size(); ++i)
                errors[row * m_cols + i] = finite(scaled[i] - values[i]) / scale[i % m_cols];
        };
        if (Result<void> done = forEachRows(scale, keep, progress); !done)
            return done.error();
        return outputLoss(errors, m_rows, inputs, progress);
    }

    // roundTrip(W s) / s
    Result<std::vector<float>> values(std::span<const float> scale, Progress& progress)
    {
        std::vector<float> result(m_weights.size());
        const auto keep = [&](std::size_t row, std::span<float>, std::span<const float> values) {
            for (std::size_t i = 0; i < values.size(); ++i)
                result[row * m_cols + i] = values[i] / scale[i % m_cols];
        };
        if (Result<void> done = forEachRows(scale, keep, progress); !done)
            return done.error();
        return result;
    }

private:
    static float finite(float error) { return std::isfinite(error) ? error : 0.0f; }

    // work(first row, end, workplace), where nobody else works.
    template <class Work>
    Result<void> forEachPiece(const Work& work, Progress& progress)
    {
        FirstError error;
        tbb::parallel_for(std::size_t{0}, dividedUp(m_rows, m_rowsOfPiece), [&](std::size_t piece) {
            progress.advance(0);
            auto place = m_places.take();
            const std::size_t first = piece * m_rowsOfPiece;
            error.note(piece, work(first, std::min(first + m_rowsOfPiece, m_rows), *place));
            m_places.giveBack(std::move(place));
        });
        return error.result();
    }

    // keep(first row of some, W s there, roundTrip(W s) there)
    template <class Keep>
    Result<void> roundRows(std::span<const float> scale, std::size_t begin, std::size_t end, Workplace& place, const Keep& keep) const
    {
        for (std::size_t row = begin; row < end; row += m_rowsAtOnce) {
            const std::size_t count = std::min(m_rowsAtOnce, end - row) * m_cols;
            place.scaled.resize(count);
            place.values.resize(count);
            for (std::size_t first = 0; first < count; first += m_cols) {
                for (std::size_t i = 0; i < m_cols; ++i)
                    place.scaled[first + i] = m_weights[row * m_cols + first + i] * scale[i];
            }
            if (Result<void> rounded = m_roundTrip(place.scaled, place.values); !rounded)
                return rounded;
            keep(row, std::span(place.scaled), std::span<const float>(place.values));
        }
        return {};
    }

    template <class Keep>
    Result<void> forEachRows(std::span<const float> scale, const Keep& keep, Progress& progress)
    {
        const auto work = [&](std::size_t first, std::size_t end, Workplace& place) { return roundRows(scale, first, end, place, keep); };
        return forEachPiece(work, progress);
    }

    // Rows come to lie side by side, a few columns at a time, which stay in the first-level cache.
    void turn(std::span<const float> rows, std::size_t firstRow, std::vector<Errors>& errors) const
    {
        constexpr std::size_t kColumns = 64;
        for (std::size_t begin = 0; begin < m_cols; begin += kColumns) {
            const std::size_t end = std::min(begin + kColumns, m_cols);
            for (std::size_t row = 0; row < rows.size() / m_cols; ++row) {
                const float* const from = rows.data() + row * m_cols;
                std::array<float, kRows>* const part = errors[(firstRow + row) / kRows].data();
                for (std::size_t i = begin; i < end; ++i)
                    part[i][(firstRow + row) % kRows] = from[i];
            }
        }
    }

    std::span<const float> m_weights;
    const RoundTrip& m_roundTrip;
    std::size_t m_cols, m_rows, m_rowsAtOnce, m_rowsOfPiece;
    Workplaces m_places;
};

}  // namespace

Result<AwqScales> awqScaleSearch(std::span<const float> weights, const InputMoments& inputs, std::size_t group, int steps,
                                 AwqVariant variant, const RoundTrip& roundTrip, std::size_t rowsAtOnce, Progress& progress)
{
    const std::vector<double> weightMean =
        variant == AwqVariant::Duo ? awqWeightMean(weights, inputs.features, group) : std::vector<double>();
    Search search(weights, inputs.features, roundTrip, rowsAtOnce);
    std::optional<TokenPanels> panels;
    if (inputs.sampleIsAll() && 2 * inputs.sampleTokens < inputs.features)
        panels.emplace(inputs);
    AwqScales found;
    for (int k = 0; k < steps; ++k) {
        const double ratio = static_cast<double>(k) / steps;
        std::vector<float> scale = k == 0 && variant == AwqVariant::Duo ? std::vector<float>(inputs.features, 1.0f)
                                                                        : awqScale(inputs.meanAbs, weightMean, ratio, variant);
        const Result<double> loss =
            panels ? search.loss(scale, inputs.sampleTokens, *panels, progress) : search.loss(scale, inputs, progress);
        if (!loss)
            return loss.error();
        found.ratios.push_back(ratio);
        found.losses.push_back(*loss);
        const double least = k == 0 ? 0 : found.losses[found.best] * (panels && found.best == 0 ? 1 - kTold : 1);
        if (k > 0 && !(*loss < least))
            continue;
        found.best = static_cast<std::size_t>(k);
        found.scale = std::move(scale);
    }
    return found;
}

Result<std::vector<float>> awqValues(std::span<const float> weights, std::span<const float> scale, const RoundTrip& roundTrip,
                                     std::size_t rowsAtOnce, Progress& progress)
{
    return Search(weights, scale.size(), roundTrip, rowsAtOnce).values(scale, progress);
}

}  // namespace bitloupe
