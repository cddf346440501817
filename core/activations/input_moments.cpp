// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/activations/input_moments.h"

#include "core/base/text.h"
#include "core/linear/products.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Tokens whose outer products are added together: a matrix of many features lies in memory, and each turn over it costs.
std::size_t tokensAtOnce(std::size_t features) { return std::clamp<std::size_t>((std::size_t{1} << 22) / features, 64, 1024); }

constexpr std::size_t kValuesAtOnce = std::size_t{1} << 22;  // read from a file: 16 MiB
constexpr std::size_t kMostFeatures = 32768;  // whose second moments take 8 GiB
constexpr std::size_t kFeaturesPerTask = 256;

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
        return placed(ErrorCode::EmptyTensor, file, info, "there is no token");
    if (features > kMostFeatures)
        return placed(ErrorCode::TooLarge, file, info,
                      std::to_string(features) + " features; second moments are kept for up to " + std::to_string(kMostFeatures));
    return static_cast<std::size_t>(features);
}

}  // namespace

MomentsBuilder::MomentsBuilder(std::string name, std::size_t features, std::uint64_t allTokens, std::uint64_t sampled)
    : m_moments(std::make_shared<InputMoments>())
    , m_stride(std::max<std::uint64_t>(allTokens / sampled, 1))
    , m_sumAbs(features, 0.0)
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
        if (finite && m_seen % m_stride == 0)
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
    m.tokens += rows;
    m_pending.clear();
}

std::shared_ptr<const InputMoments> MomentsBuilder::finish()
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
    if (m.tokens == 0) {
        std::fill(m.min.begin(), m.min.end(), 0.0f);
        std::fill(m.max.begin(), m.max.end(), 0.0f);
    }
    return std::move(m_moments);
}

Result<std::shared_ptr<const InputMoments>> gatherMoments(const ModelFile& file, std::size_t tensor, Progress& progress)
{
    const TensorInfo& info = file.tensors()[tensor];
    const Result<std::size_t> features = featuresOf(file, info);
    if (!features)
        return features.error();
    const std::uint64_t count = elementCount(info.shape), tokens = count / *features;
    const std::uint64_t atOnce = std::max<std::uint64_t>(kValuesAtOnce / *features, 1) * *features;
    MomentsBuilder builder(info.name, *features, tokens);
    std::vector<float> values(static_cast<std::size_t>(std::min(atOnce, count)));
    progress.expect(count);
    for (std::uint64_t first = 0; first < count; first += atOnce) {
        const auto n = static_cast<std::size_t>(std::min(atOnce, count - first));
        if (auto read = file.readFloat(tensor, first, n, values.data()); !read)
            return read.error();
        builder.add({values.data(), n}, progress);
        progress.advance(n);
    }
    auto moments = builder.finish();
    if (moments->tokens == 0)
        return placed(ErrorCode::NonFinite, file, info, "every token holds a NaN or an infinity");
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
