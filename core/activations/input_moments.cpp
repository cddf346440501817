// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/activations/input_moments.h"

#include "core/base/text.h"
#include "core/linear/products.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Tokens whose outer products are added together: a matrix of many features lies in memory, and each turn over it costs.
std::size_t tokensAtOnce(std::size_t features) { return std::clamp<std::size_t>((std::size_t{1} << 22) / features, 64, 1024); }

constexpr std::size_t kValuesAtOnce = std::size_t{1} << 22;  // read from a file: 16 MiB
constexpr std::size_t kMostFeatures = 32768;  // whose second moments take 8 GiB
constexpr std::size_t kFeaturesPerTask = 256;

// In four sums, so that additions need not wait for each other; their order is fixed.
double squaredLength(std::span<const float> x)
{
    std::array<double, 4> sums{};
    for (std::size_t i = 0; i < x.size(); ++i)
        sums[i % 4] += double{x[i]} * double{x[i]};
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

Error placed(ErrorCode code, const ModelFile& file, const TensorInfo& info, std::string detail)
{
    return {code, file.path().string(), "tensor " + inQuotes(info.name), std::move(detail)};
}

Result<std::size_t> featuresOf(const ModelFile& file, const TensorInfo& info)
{
    if (!info.readable || info.dtype == DType::C64 || info.dtype == DType::C128)
        return placed(ErrorCode::NotNumeric, file, info, info.storedType);
    const std::uint64_t features = info.shape.empty() ? 1 : info.shape.back();
    if (elementCount(info.shape) == 0)
        return placed(ErrorCode::NoTokens, file, info, std::to_string(features) + " features");
    if (features > kMostFeatures)
        return placed(ErrorCode::TooLarge, file, info,
                      std::to_string(features) + " features; second moments are kept for up to " + std::to_string(kMostFeatures));
    return static_cast<std::size_t>(features);
}

}  // namespace

MomentsBuilder::MomentsBuilder(std::string name, std::size_t features, std::uint64_t allTokens, std::uint64_t sampled)
    : m_moments(std::make_shared<InputMoments>())
    , m_stride(sampled == 0 ? 0 : std::max<std::uint64_t>(allTokens / sampled, 1))
    , m_sumAbs(features, 0.0)
    , m_heaviestWanted(std::clamp<std::uint64_t>((allTokens + 99) / 100, 1, kHeaviestTokens))
{
    InputMoments& m = *m_moments;
    m.name = std::move(name);
    m.features = features;
    m.secondMoments = SquareMatrix(features);
    m.maxAbs.assign(features, 0.0f);
    m.min.assign(features, std::numeric_limits<float>::infinity());
    m.max.assign(features, -std::numeric_limits<float>::infinity());
    m.magnitudes.assign(32768, 0);
    m_pending.reserve(tokensAtOnce(features) * features);
}

void MomentsBuilder::add(std::span<const float> tokens, Progress& progress)
{
    const std::size_t features = m_moments->features;
    for (std::size_t first = 0; first < tokens.size(); first += features) {
        const std::span<const float> token = tokens.subspan(first, features);
        const bool finite = std::all_of(token.begin(), token.end(), [](float x) { return std::isfinite(x); });
        if (finite && m_stride > 0 && m_seen % m_stride == 0)
            keepSample(token);
        ++m_seen;
        if (!finite) {
            ++m_moments->nonFiniteTokens;
            continue;
        }
        m_pending.insert(m_pending.end(), token.begin(), token.end());
        if (m_pending.size() == tokensAtOnce(features) * features) {
            takeIn();
            progress.advance(0);
        }
    }
}

void MomentsBuilder::keepSample(std::span<const float> token)
{
    m_moments->sample.insert(m_moments->sample.end(), token.begin(), token.end());
    ++m_moments->sampleTokens;
}

void MomentsBuilder::takeIn()
{
    InputMoments& m = *m_moments;
    const std::size_t rows = m_pending.size() / m.features;
    addOuterProducts(m_pending, rows, m.secondMoments);
    tbb::parallel_for(std::size_t{0}, (m.features + kFeaturesPerTask - 1) / kFeaturesPerTask, [&](std::size_t task) {
        const std::size_t begin = task * kFeaturesPerTask, end = std::min(begin + kFeaturesPerTask, m.features);
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = begin; i < end; ++i) {
                const float x = m_pending[row * m.features + i];
                m_sumAbs[i] += double{std::fabs(x)};
                m.maxAbs[i] = std::max(m.maxAbs[i], std::fabs(x));
                m.min[i] = std::min(m.min[i], x);
                m.max[i] = std::max(m.max[i], x);
            }
        }
    });
    kernels::active().magnitudeBuckets(m_pending.data(), m_pending.size(), m.magnitudes.data());
    noteHeaviest(rows);
    m.tokens += rows;
    m_pending.clear();
}

void MomentsBuilder::noteHeaviest(std::size_t rows)
{
    const std::size_t features = m_moments->features;
    std::vector<double> weights(rows);
    tbb::parallel_for(std::size_t{0}, rows, [&](std::size_t row) {
        weights[row] = squaredLength({m_pending.data() + row * features, features});
    });
    for (const double weight : weights) {
        if (m_heaviest.size() == m_heaviestWanted) {
            if (weight <= m_heaviest.front())
                continue;
            std::pop_heap(m_heaviest.begin(), m_heaviest.end(), std::greater<>());
            m_heaviest.pop_back();
        }
        m_heaviest.push_back(weight);
        std::push_heap(m_heaviest.begin(), m_heaviest.end(), std::greater<>());
    }
}

std::shared_ptr<const InputMoments> MomentsBuilder::finish(std::shared_ptr<const InputMoments> heldApart)
{
    if (!m_pending.empty())
        takeIn();
    InputMoments& m = *m_moments;
    mirrorUpper(m.secondMoments);
    const double tokens = std::max(static_cast<double>(m.tokens), 1.0);
    m.meanSquare.resize(m.features);
    m.meanAbs.resize(m.features);
    for (std::size_t i = 0; i < m.features; ++i) {
        m.meanSquare[i] = m.secondMoments.at(i, i) / tokens;
        m.meanAbs[i] = m_sumAbs[i] / tokens;
    }
    std::sort(m_heaviest.begin(), m_heaviest.end());
    const double heaviest = std::accumulate(m_heaviest.begin(), m_heaviest.end(), 0.0),
                 all = tokens * std::accumulate(m.meanSquare.begin(), m.meanSquare.end(), 0.0);
    m.heaviestTokens = m_heaviest.size();
    m.heaviestShare = all > 0 ? std::min(heaviest / all, 1.0) : 0;
    m.heldApart = std::move(heldApart);
    if (m.tokens == 0) {
        std::fill(m.min.begin(), m.min.end(), 0.0f);
        std::fill(m.max.begin(), m.max.end(), 0.0f);
    }
    return std::move(m_moments);
}

std::uint64_t tokensHeldApart(std::uint64_t tokens, double share)
{
    if (!(share > 0) || tokens < 2)
        return 0;
    const double wanted = std::floor(share * static_cast<double>(tokens) + 0.5);
    return static_cast<std::uint64_t>(std::clamp(wanted, 1.0, static_cast<double>(tokens - 1)));
}

namespace {

// The tokens that calibrate, and those behind them.
class Gathering {
public:
    Gathering(const TensorInfo& info, std::size_t features, double share)
        : m_count(elementCount(info.shape))
        , m_apart(tokensHeldApart(m_count / features, share) * features)
        , m_calibration(info.name, features, (m_count - m_apart) / features)
    {
        if (m_apart > 0)
            m_heldApart.emplace(info.name, features, m_apart / features, 0);
    }
    std::uint64_t count() const { return m_count; }  // of values

    // Values from `first` on, whole tokens.
    void add(std::uint64_t first, std::span<const float> values, Progress& progress)
    {
        const std::uint64_t end = m_count - m_apart;
        const auto before = static_cast<std::size_t>(first < end ? std::min<std::uint64_t>(end - first, values.size()) : 0);
        m_calibration.add(values.first(before), progress);
        if (before < values.size())
            m_heldApart->add(values.subspan(before), progress);
    }
    std::shared_ptr<const InputMoments> finish()
    {
        const auto heldApart = m_heldApart ? m_heldApart->finish() : nullptr;
        return m_calibration.finish(heldApart && heldApart->tokens > 0 ? heldApart : nullptr);
    }

private:
    std::uint64_t m_count, m_apart;  // values
    MomentsBuilder m_calibration;
    std::optional<MomentsBuilder> m_heldApart;
};

}  // namespace

Result<std::shared_ptr<const InputMoments>> gatherMoments(const ModelFile& file, std::size_t tensor, Progress& progress, double heldApart)
{
    const TensorInfo& info = file.tensors()[tensor];
    const Result<std::size_t> features = featuresOf(file, info);
    if (!features)
        return features.error();
    Gathering gathering(info, *features, heldApart);
    const std::uint64_t count = gathering.count(), atOnce = std::max<std::uint64_t>(kValuesAtOnce / *features, 1) * *features;
    std::vector<float> values(static_cast<std::size_t>(std::min(atOnce, count)));
    progress.expect(count);
    for (std::uint64_t first = 0; first < count; first += atOnce) {
        const auto n = static_cast<std::size_t>(std::min(atOnce, count - first));
        if (auto read = file.readFloat(tensor, first, n, values.data()); !read)
            return read.error();
        gathering.add(first, {values.data(), n}, progress);
        progress.advance(n);
    }
    auto moments = gathering.finish();
    if (moments->tokens == 0)
        return placed(ErrorCode::NoFiniteTokens, file, info,
                      tokensHeldApart(count / *features, heldApart) > 0 ? "every token that is not held apart holds a NaN or an infinity"
                                                                        : "every token holds a NaN or an infinity");
    return moments;
}

SquareMatrix scaledMoments(const InputMoments& moments, double factor)
{
    SquareMatrix h = moments.secondMoments;
    for (std::size_t i = 0; i < h.size(); ++i) {
        for (std::size_t j = 0; j < h.size(); ++j)
            h.at(i, j) *= factor;
    }
    return h;
}

}  // namespace bitloupe
