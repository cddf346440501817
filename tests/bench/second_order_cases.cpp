// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Methods that learn from inputs, whole and in parts: 2048 tokens for GPTQ, 512 for AWQ, 4 bits, groups of 128.

#include "core/activations/input_moments.h"
#include "core/calibrate/extent.h"
#include "core/linear/cholesky.h"
#include "core/prepare/awq.h"
#include "core/round/quantize.h"
#include "kernels/kernels.h"
#include "tests/bench/cases.h"

#include <oneapi/tbb/task_arena.h>

#include <cmath>
#include <memory>

namespace bitloupe::bench {
namespace {

constexpr std::size_t kGptqTokens = 2048, kAwqTokens = 512, kGroup = 128;

// Tokens of channels that differ in size and hang together. Made when they are first asked for.
class Inputs {
public:
    explicit Inputs(std::size_t features)
        : m_features(features)
    {
    }
    std::shared_ptr<const InputMoments> gather(std::size_t count)
    {
        make();
        MomentsBuilder builder("bench", m_features, count);
        Progress progress;
        builder.add({m_tokens.data(), count * m_features}, progress);
        return builder.finish();
    }
    const std::shared_ptr<const InputMoments>& known(std::size_t count)
    {
        auto& moments = count == kAwqTokens ? m_few : m_many;
        if (!moments)
            moments = gather(count);
        return moments;
    }

private:
    void make()
    {
        if (!m_tokens.empty())
            return;
        m_tokens.resize(kGptqTokens * m_features);
        std::uint32_t state = 1;
        float common = 0;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            state = state * 1664525U + 1013904223U;
            const float noise = static_cast<float>(state >> 8) / 8388608.0f - 1;
            common = i % m_features == 0 ? noise : common;
            m_tokens[i] = (noise + common / 2) * (1 + static_cast<float>(i % m_features % 37) / 8);
        }
    }

    std::size_t m_features;
    std::vector<float> m_tokens;
    std::shared_ptr<const InputMoments> m_few, m_many;
};

std::shared_ptr<const QuantizedTensor> answer(const std::shared_ptr<const Weights>& weights, std::shared_ptr<const InputMoments> inputs,
                                              const char* spec)
{
    Progress progress;
    return quantize(withInputs(weights, std::move(inputs)), parseSpec(spec).value(), progress).value();
}

void searchClips(const Weights& weights, const InputMoments& inputs)
{
    const auto grid = makeGrid(parseSpec("bits=4").value().grid).value();
    const GroupRoundTrip roundTrip = [&grid](std::span<const float> w, std::span<float> out) {
        const kernels::MinMax ends = kernels::active().minMax(w.data(), w.size());
        grid->roundTrip(w.data(), w.size(), grid->params(rangeFor(ends.min, ends.max, *grid)), true, out.data());
    };
    Progress progress;
    (void)awqClipSearch({weights.data(), static_cast<std::size_t>(weights.size())}, inputs, kGroup, {}, roundTrip, progress);
}

// The multiply-adds of GPTQ alone, in the first-level cache: second moments and factor in double, the rows' errors in float32.
void multiplyAdds(std::size_t rows, std::size_t n)
{
    constexpr std::size_t kDepth = 128, kRows = kernels::kTileRows;
    alignas(64) static double left[kDepth * 16], right[kDepth * 16], sums[kRows * 16];
    alignas(64) static float a[kDepth * kRows], b[kDepth * 32], c[kRows * 32];
    const std::size_t doubles = n * n / 2 * kGptqTokens + n * n / 6 * n, floats = rows * n / 2 * n;
    for (std::size_t i = 0; i < doubles / (kRows * 16 * kDepth); ++i)
        kernels::active().tileF64(left, 16, right, kDepth, sums, 16);
    for (std::size_t i = 0; i < floats / (kRows * 32 * kDepth); ++i)
        kernels::active().tileF32(a, kRows, b, kDepth, c, 32);
}

template <class Work>
Case heavy(const char* name, int threads, Work work)
{
    Case c{name, 0, "", [work, threads] { tbb::task_arena(threads).execute(work); }, threads == 1 ? Clock::Cpu : Clock::Wall};
    c.onlyWhenNamed = true;
    return c;
}

}  // namespace

std::vector<Case> secondOrderCases(const Data& d)
{
    const auto weights = weightsFromValues("bench", {d.rows, d.cols}, std::vector<float>(d.x(), d.x() + d.size()), 0);
    const auto inputs = std::make_shared<Inputs>(d.cols);
    const auto gptq = [weights, inputs] {
        (void)answer(weights, inputs->gather(kGptqTokens), "bits=4,granularity=group,group=128,rounding=gptq");
    };
    const auto awq = [weights, inputs] {
        (void)answer(weights, inputs->known(kAwqTokens), "bits=4,granularity=group,group=128,preparation=awq");
    };
    const auto factor = [inputs] {
        SquareMatrix h = inputs->known(kGptqTokens)->secondMoments;
        for (std::size_t i = 0; i < h.size(); ++i)
            h.at(i, i) *= 1.01;
        Progress progress;
        (void)factorUpper(h, progress);
    };
    const auto clips = [weights, inputs] { searchClips(*weights, *inputs->known(kAwqTokens)); };
    const auto oneWall = [](Case c) {
        c.clock = Clock::Wall;
        return c;
    };
    return {
        heavy("gptq: whole, moments of 2048 tokens included", 1, gptq),
        oneWall(heavy("gptq: whole, 1 thread, wall", 1, gptq)),
        heavy("gptq: whole, 2 threads, wall", 2, gptq),
        heavy("gptq: second moments of 2048 tokens", 1, [inputs] { (void)inputs->gather(kGptqTokens); }),
        heavy("gptq: factor", 1, factor),
        heavy("gptq: limit, its multiply-adds in the first-level cache", 1, [rows = d.rows, n = d.cols] { multiplyAdds(rows, n); }),
        heavy("awq: scale search, 20 ratios, 512 tokens", 1, awq),
        heavy("awq: clip search, 512 tokens", 1, clips),
    };
}

}  // namespace bitloupe::bench
