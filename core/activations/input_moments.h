// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is known of the vectors that a weight matrix W[out][in] is multiplied with: sums over calibration tokens, made in one
// streaming pass of fixed memory, enough for every second-order method (reference/methods.md 9 to 12, 16). A token is one
// input vector x of `features` values. Tokens that hold a NaN or an infinity are left out and counted.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/model_file.h"
#include "core/linear/square.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bitloupe {

struct InputMoments {
    std::string name;  // of the tensor the tokens came from
    std::size_t features = 0;
    std::uint64_t tokens = 0;  // finite ones, over which all sums run
    std::uint64_t nonFiniteTokens = 0;  // left out
    SquareMatrix secondMoments;  // sum of x x^T, symmetric; size 0 where only an importance is known

    // By feature, over tokens.
    std::vector<double> meanSquare;  // the importance of a channel
    std::vector<double> meanAbs;  // empty, like the three below, where only an importance is known
    std::vector<float> maxAbs;
    std::vector<float> min, max;

    // Tokens 0, stride, 2 stride... of all in the order of the file, stride = max(1, floor(all / 512)): those that AWQ samples.
    // Row-major sampleTokens x features.
    std::vector<float> sample;
    std::uint64_t sampleTokens = 0;
    // What the heaviest hundredth of the tokens (at least one, at most kHeaviestTokens) hold of the trace of X^T X, and how many
    // they are: where few hold much, a few tokens decide what the second moments say. 0 where the tokens are not known.
    double heaviestShare = 0;
    std::uint64_t heaviestTokens = 0;
    // Counts of |x| by the upper 16 bits of the float (kernels.h, magnitudeBuckets): histogram over all features, any range.
    std::vector<std::uint64_t> magnitudes;

    // Of tokens that no sum above has seen, so that no method learns from them: methods are judged on them (core/report/held_apart.h).
    // Without a sample. Null: none were held apart.
    std::shared_ptr<const InputMoments> heldApart;

    bool hasSecondMoments() const { return secondMoments.size() > 0; }
    bool sampleIsAll() const { return sampleTokens == tokens && tokens > 0; }
};

inline constexpr std::uint64_t kSampleTokens = 512;
inline constexpr std::uint64_t kHeaviestTokens = 65536;
inline constexpr double kMostHeldApart = 0.9;  // the largest share of the tokens

// How many of `tokens` are held apart, the last in the order of the file: share * tokens, rounded half up, at least one and not
// all. 0 where share is 0, and of fewer than two tokens.
std::uint64_t tokensHeldApart(std::uint64_t tokens, double share);

// Tokens are taken in as they come, in pieces of any size; the result does not depend on how they were cut or on the number of
// threads.
class MomentsBuilder {
public:
    // `sampled`: about how many of `allTokens` are kept as they are; 0: none.
    MomentsBuilder(std::string name, std::size_t features, std::uint64_t allTokens, std::uint64_t sampled = kSampleTokens);

    void add(std::span<const float> tokens, Progress& progress);  // whole tokens
    std::shared_ptr<const InputMoments> finish(std::shared_ptr<const InputMoments> heldApart = nullptr);

private:
    void keepSample(std::span<const float> token);
    void takeIn();  // m_pending
    void noteHeaviest(std::size_t rows);  // of m_pending

    std::shared_ptr<InputMoments> m_moments;
    std::uint64_t m_stride;
    std::uint64_t m_seen = 0;  // tokens, also non-finite ones
    LargeVector<float> m_pending;  // finite tokens not yet in the sums: fewer than are taken at once
    std::vector<double> m_sumAbs;
    std::uint64_t m_heaviestWanted;
    std::vector<double> m_heaviest;  // |x|^2 of the heaviest so far, a heap with the lightest of them in front
};

// The last axis of the tensor is the features, all others are tokens. Streams: memory does not depend on the file's size.
// `heldApart`: the share of the tokens that is (0 to kMostHeldApart); the others give what a file of them alone would give.
// Where none of those held apart is finite there is no heldApart. Errors: NotNumeric, EmptyTensor (no token), NonFinite (none that is
// finite), TooLarge, and those of reading.
Result<std::shared_ptr<const InputMoments>> gatherMoments(const ModelFile& file, std::size_t tensor, Progress& progress,
                                                          double heldApart = 0);

// H = 2 / batches * X^T X as GPTQ has it (9.1), from the second moments.
SquareMatrix scaledMoments(const InputMoments& moments, double factor);

}  // namespace bitloupe
