// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GPTQ (Frantar et al., arXiv 2210.17323; reference/methods.md 9): columns are rounded one after the other, and the error of
// each is made good by the columns that are still to come, as far as the inputs' second moments H say that they can.
//
// With H = A A^T (core/linear/cholesky.h), the output error of D = W - Q is ||D A||^2, and A is upper triangular: column c
// contributes (sum over k <= c of D_k A_kc)^2. For a block P of columns behind the columns < a, with U = A_PP^-1,
//
//   W1    = W_P + D_<a (A_<a,P U)          what the columns so far leave to be done: one product a block
//   for c in P:  q = round(W1_c),  e = (W1_c - q) / U_cc,  W1_j -= e U_cj for j >= c
//   D_P   = W_P - Q_P
//
// These are the updates of section 9.3, in which block P first meets the errors of the columns before it. U is the diagonal
// block of the factor of H^-1 there, so no matrix is ever inverted whole.
//
// Rows are independent: 128 of them are one piece of work on TBB. Same bytes for any number of threads.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/linear/square.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace bitloupe {

struct BlockLayout;

enum class ColumnOrder {
    Natural,
    Activation,  // descending diagonal of H, the first of equal ones first
    GroupAware,  // groups by their largest diagonal, and columns inside each group: a group stays together
};

struct GptqOptions {
    ColumnOrder order = ColumnOrder::Natural;
    double damp = 0.01;  // of the mean diagonal, added to the diagonal
    std::size_t blockSize = 128;  // columns
    std::size_t groupSize = 0;  // columns that share parameters; 0: the row
    bool staticGroups = false;  // parameters of all groups from the untouched weights, of neighbouring ORIGINAL columns
    // Parameters of a group that begins inside a block: without the errors of that block's earlier columns, as the reference
    // implementation has it, or with them.
    bool staleGroups = false;
};

// What a spec's rounding asks for (gptq_rounding.cpp); nothing where it is another one. Groups are the granularity's matter.
std::optional<GptqOptions> gptqOptions(const Choice& rounding);
// The same for weights in these blocks, whose parameters are known before or found on the way.
GptqOptions gptqOptionsFor(GptqOptions options, const BlockLayout& blocks, bool paramsKnown);

// What rounding in this order stands on; depends on H and the options alone, so that many rows may share it.
class GptqFactor {
public:
    GptqFactor() = default;
    GptqFactor(const GptqFactor&) = delete;  // its blocks look into it
    GptqFactor& operator=(const GptqFactor&) = delete;

    // `h`: symmetric, n x n; finite. Where the factor cannot be had, damping is raised tenfold up to 1 (methods.md 9.4);
    // nothing where that fails too. `keepsUpper`: A stays at hand, for those who look at single steps.
    static std::shared_ptr<const GptqFactor> make(const SquareMatrix& h, const GptqOptions& options, Progress& progress,
                                                  bool keepsUpper = false);

    static constexpr std::size_t kHistory = 128;

    struct Run {  // of columns that are rounded one by one before others hear of it: at most 8, and within a group
        std::size_t first = 0, end = 0;
        std::vector<float> push;  // panels of 8 columns from the block's first: push[panel][column in run][8] = -U_cj, j >= end
    };
    struct Block {
        std::size_t first = 0, end = 0;  // columns that are rounded
        std::size_t reach = 0;  // >= end: where the last group that begins here ends
        // (A_<first,P U)[p][column]: runs of kHistory rows p < first, in each panels of 8 columns: [run][panel][p in run][8].
        std::span<const float> history;
        std::vector<float> upper;  // U, (reach - first)^2, row-major
        std::vector<Run> runs;
    };

    std::size_t size() const { return m_order.size(); }
    const std::vector<std::size_t>& order() const { return m_order; }  // order()[c]: the original column rounded c-th
    const std::vector<Block>& blocks() const { return m_blocks; }
    bool isDead(std::size_t column) const { return m_dead[column]; }  // original columns whose input is always 0
    std::size_t deadColumns() const;
    double damp() const { return m_damp; }  // that succeeded
    const SquareMatrix& upper() const { return m_upper; }  // A, in the order of work; empty unless it was to be kept

private:
    void layOut(const SquareMatrix& upper, const GptqOptions& options);

    std::vector<std::size_t> m_order;
    std::vector<bool> m_dead;
    std::vector<Block> m_blocks;
    LargeVector<float> m_history;  // of all blocks, one after the other
    SquareMatrix m_upper;
    double m_damp = 0;
};

// Parameters of one group of weights of one row.
struct GroupParams {
    BlockParams working;  // encode
    BlockParams stored;  // decode
    Range range;
};
using FindGroup = std::function<Result<GroupParams>(std::span<const float> weights)>;

// Rows of one matrix. `groups`: gptqGroups() for each row, by groupOf; given (see gptqFindStatic) where options.staticGroups
// or groupSize == 0, else found on the way.
struct GptqRows {
    std::size_t count = 0;
    const float* weights = nullptr;  // count x n
    std::byte* codes = nullptr;  // count x n
    GroupParams* groups = nullptr;  // count x groups
    double* losses = nullptr;  // count: sum of (w - q)^2 / (2 U_cc^2), the second half of the identity of section 9.3; or null
};
std::size_t gptqGroups(std::size_t columns, const GptqOptions& options);
// Group of each ORIGINAL column (g_idx).
std::vector<std::size_t> gptqGroupOf(const GptqFactor& factor, const GptqOptions& options);

// The parameters that must be known before: of each row where the row is one group, of every group where they are static.
// (A column that meets no input counts as 0 for a static group, as in the reference implementation.)
Result<void> gptqFindStatic(const GptqFactor& factor, const GptqOptions& options, const GptqRows& rows, const FindGroup& find,
                            Progress& progress);

Result<void> gptqRound(const GptqFactor& factor, const GptqOptions& options, const Grid& grid, const GptqRows& rows, const FindGroup& find,
                       Progress& progress);

}  // namespace bitloupe
