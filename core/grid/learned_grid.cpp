// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// A codebook learned on the weights themselves, one for the tensor or for each channel: what no fixed grid of as many levels
// can beat (Lloyd 1982, Max 1960; k-means as Deep Compression has it, arXiv 1510.00149; reference/methods.md 27.3). The
// levels are stored, and counted. value = scale * table[zero][code]; zero is the number of the block's table, its scale 1.
//
// Ranges that are no block's lie on the common table, scaled to reach their larger end. Before it has learned, the grid has
// evenly spaced levels.

#include "core/grid/encode_steps.h"
#include "core/grid/learned_tables.h"
#include "core/grid/word_list.h"
#include "core/report/bounds.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 7> kBits{"2", "3", "4", "5", "6", "7", "8"};
constexpr std::array<std::string_view, 2> kLearners{"lloyd_max", "kmeans"};

using Learner = Result<LloydMax> (*)(const Slice& slice, int bits, Progress& progress);

class LearnedGrid final : public Grid {
public:
    LearnedGrid(Learner learner, LearnedTables tables, bool hasLearned)
        : m_learner(learner)
        , m_tables(std::move(tables))
        , m_hasLearned(hasLearned)
    {
    }

    int bits() const override { return m_tables.bits(); }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return (1 << bits()) - 1; }
    bool isSymmetric() const override { return false; }
    bool keepsZero() const override { return false; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 0; }
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override
    {
        return {{"codes", bits(), weights}, {"levels", 32 << bits(), blocks}};
    }

    BlockParams params(Range range) const override;
    Range representable(BlockParams params) const override
    {
        const auto table = tableOf(params);
        return {table.front() * params.scale, table.back() * params.scale};
    }
    Range unclipped(BlockParams params) const override { return representable(params); }

    Result<std::shared_ptr<const Grid>> learn(const BlockSlices& blocks, Progress& progress) const override;
    std::span<const float> tables() const override { return m_hasLearned ? m_tables.learned() : std::span<const float>(); }
    std::shared_ptr<const Grid> withTables(std::vector<float> tables) const override
    {
        return std::make_shared<const LearnedGrid>(m_learner, LearnedTables(bits(), std::move(tables)), true);
    }

    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const auto table = static_cast<std::size_t>(params.zero);
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = m_tables.codeOf(table, x[i] / params.scale);
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        const auto table = tableOf(params);
        for (std::size_t i = 0; i < n; ++i)
            values[i] = table[static_cast<const std::uint8_t*>(codes)[i]] * params.scale;
    }
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const override
    {
        const auto table = tableOf(params);
        for (std::size_t i = 0; i < n; ++i)
            values[i] = table[m_tables.codeOf(static_cast<std::size_t>(params.zero), x[i] / params.scale)] * params.scale;
    }
    EncodeRule encodeRule(BlockParams params, bool) const override { return {params.scale, false, 0, NearestRule{}}; }
    DecodeSteps decodeSteps(int code, BlockParams params) const override
    {
        return {tableOf(params)[static_cast<std::size_t>(code)], params.scale};
    }
    float value(int code, BlockParams params) const override { return tableOf(params)[static_cast<std::size_t>(code)] * params.scale; }

private:
    std::span<const float> tableOf(BlockParams params) const { return m_tables.table(static_cast<std::size_t>(params.zero)); }

    Learner m_learner;
    LearnedTables m_tables;
    bool m_hasLearned;
};

BlockParams LearnedGrid::params(Range range) const
{
    const std::size_t index = m_tables.tableFor(range);
    if (m_hasLearned && index + 1 < m_tables.count())
        return {1, static_cast<std::int32_t>(index)};
    const auto last = static_cast<std::int32_t>(m_tables.count() - 1);
    const float reach = std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f));
    return {reach == 0.0f ? 1.0f : std::max(reach, FLT_MIN), last};
}

Result<std::shared_ptr<const Grid>> LearnedGrid::learn(const BlockSlices& blocks, Progress& progress) const
{
    const std::size_t size = std::size_t{1} << bits();
    std::vector<float> levels(blocks.count * size, 0.0f);
    std::vector<std::optional<Error>> errors(blocks.count);
    tbb::parallel_for(std::uint64_t{0}, blocks.count, [&](std::uint64_t block) {
        const Slice slice = blocks.at(block);
        const Result<LloydMax> learned = m_learner(slice, bits(), progress);
        if (!learned)
            errors[block] = learned.error();
        else
            std::transform(learned->levels.begin(), learned->levels.end(), levels.begin() + static_cast<std::ptrdiff_t>(block * size),
                           [](double level) { return static_cast<float>(level); });
    });
    for (const std::optional<Error>& error : errors) {
        if (error)
            return *error;
    }
    return withTables(std::move(levels));
}

std::span<const ParamInfo> learnedParams()
{
    static const std::array params{
        ParamInfo{.id = "bits", .defaultValue = std::int64_t{4}, .minimum = 2, .maximum = 8, .options = words(kBits), .unit = "bit"},
        ParamInfo{.id = "learner", .defaultValue = std::string(kLearners[0]), .options = words(kLearners)},
    };
    return params;
}

Result<std::shared_ptr<const Grid>> makeLearned(const Choice& choice)
{
    const int bits = static_cast<int>(choice.integer("bits"));
    const std::size_t count = std::size_t{1} << bits;
    std::vector<float> even;
    for (std::size_t k = 0; k < count; ++k)
        even.push_back(static_cast<float>(2 * k) / static_cast<float>(count - 1) - 1);
    return {std::make_shared<const LearnedGrid>(choice.word("learner") == kLearners[0] ? &lloydMax : &kMeans,
                                                LearnedTables(bits, std::move(even)), false)};
}

}  // namespace

GridInfo learnedGrid() { return {"learned", learnedParams(), &makeLearned, {.fitsItself = true, .learns = true}}; }

}  // namespace bitloupe
