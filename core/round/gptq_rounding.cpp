// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "gptq": second-order rounding (core/round/gptq.h) of weights whose inputs are known. Without them H = I would give every
// weight its nearest level (reference/methods.md 9.7), so that is what is done, and said; likewise where no damping up to 1
// makes H positive definite.

#include "core/activations/input_moments.h"
#include "core/grid/word_list.h"
#include "core/round/rounding.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

constexpr std::string_view kId = "gptq";
constexpr std::uint64_t kPanelRows = 1024;  // read from a file at once
constexpr std::array<std::string_view, 3> kOrders{"natural", "activation", "group_aware"};  // in the order of ColumnOrder
constexpr std::array<std::string_view, 3> kGroups{"fresh", "stale", "static"};

class Gptq final : public Rounding {
public:
    explicit Gptq(const GptqOptions& options)
        : m_options(options)
    {
    }

    bool needsWholeRows() const override { return false; }
    bool roundsMatrix() const override { return true; }
    void roundRow(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes) const override
    {
        roundRowToNearest(weights, grid, blocks, codes);
    }
    Result<bool> roundMatrix(const MatrixJob& job, Remarks& remarks, Progress& progress) const override;

private:
    static Result<void> roundPanel(const GptqFactor& factor, const GptqOptions& options, const MatrixJob& job, std::uint64_t row,
                                   std::uint64_t rows, Progress& progress);

    GptqOptions m_options;
};

Result<void> Gptq::roundPanel(const GptqFactor& factor, const GptqOptions& options, const MatrixJob& job, std::uint64_t row,
                              std::uint64_t rows, Progress& progress)
{
    const std::uint64_t cols = job.weights.cols(), groups = gptqGroups(cols, options);
    const Result<Piece> piece = job.weights.read(row * cols, rows * cols);
    if (!piece)
        return piece.error();
    const auto blockOf = [&](std::uint64_t i) { return job.blocks.blockOf(row + i / groups, i % groups * job.blocks.blockSize); };
    std::vector<GroupParams> params(rows * groups);
    for (std::uint64_t i = 0; job.paramsKnown && i < params.size(); ++i)
        params[i] = {job.working[blockOf(i)], job.stored[blockOf(i)], job.ranges[blockOf(i)]};
    const GptqRows work{rows, piece->values.data(), job.codes.data() + row * cols * codeBytes(job.grid.codeType()), params.data(), nullptr};
    if (!job.paramsKnown) {
        if (Result<void> found = gptqFindStatic(factor, options, work, job.find, progress); !found)
            return found;
    }
    if (Result<void> done = gptqRound(factor, options, job.grid, work, job.find, progress); !done)
        return done;
    for (std::uint64_t i = 0; !job.paramsKnown && i < params.size(); ++i) {
        job.working[blockOf(i)] = params[i].working;
        job.stored[blockOf(i)] = params[i].stored;
        job.ranges[blockOf(i)] = params[i].range;
    }
    return {};
}

Result<bool> Gptq::roundMatrix(const MatrixJob& job, Remarks& remarks, Progress& progress) const
{
    const std::shared_ptr<const InputMoments>& inputs = job.weights.inputs();
    if (job.weights.size() == 0)
        return false;
    if (!inputs || !inputs->hasSecondMoments() || inputs->features != job.weights.cols()) {
        const bool any = inputs && inputs->features == job.weights.cols();
        remarks.push_back({any ? "inputs_too_little" : "gptq_no_inputs"});
        return false;
    }
    const GptqOptions options = gptqOptionsFor(m_options, job.blocks, job.paramsKnown);
    if (inputs->tokens < inputs->features)
        remarks.push_back({"gptq_few_tokens", static_cast<double>(inputs->tokens)});
    const auto factor = GptqFactor::make(inputs->secondMoments, options, progress);
    if (!factor) {
        remarks.push_back({"gptq_not_positive"});
        return false;
    }
    if (factor->damp() != options.damp)
        remarks.push_back({"gptq_raised_damping", factor->damp()});
    if (factor->deadColumns() > 0)
        remarks.push_back({"gptq_dead_columns", static_cast<double>(factor->deadColumns())});
    const std::uint64_t atOnce = job.weights.data() ? job.weights.rows() : kPanelRows;
    progress.expect(job.weights.size());
    for (std::uint64_t row = 0; row < job.weights.rows(); row += atOnce) {
        const std::uint64_t rows = std::min(atOnce, job.weights.rows() - row);
        if (Result<void> done = roundPanel(*factor, options, job, row, rows, progress); !done)
            return done.error();
    }
    return true;
}

std::span<const ParamInfo> params()
{
    static const std::array table{
        ParamInfo{.id = "order", .defaultValue = std::string(kOrders[0]), .options = words(kOrders)},
        ParamInfo{.id = "damp", .defaultValue = 0.01, .minimum = 0, .maximum = 1},
        ParamInfo{.id = "block", .defaultValue = std::int64_t{128}, .minimum = 1, .maximum = 4096},
        // Where an order mixes the columns of groups ("activation"), all of them are static.
        ParamInfo{.id = "group_params", .defaultValue = std::string(kGroups[0]), .options = words(kGroups)},
    };
    return table;
}

Result<std::shared_ptr<const Rounding>> make(const Choice& choice) { return {std::make_shared<const Gptq>(*gptqOptions(choice))}; }

}  // namespace

std::optional<GptqOptions> gptqOptions(const Choice& rounding)
{
    if (rounding.id != kId)
        return std::nullopt;
    GptqOptions options;
    const auto order = std::find(kOrders.begin(), kOrders.end(), rounding.word("order"));
    options.order = static_cast<ColumnOrder>(order - kOrders.begin());
    options.damp = rounding.number("damp");
    options.blockSize = static_cast<std::size_t>(rounding.integer("block"));
    options.staleGroups = rounding.word("group_params") == kGroups[1];
    options.staticGroups = rounding.word("group_params") == kGroups[2];
    return options;
}

// What GptqOptions calls a group is a block here; one for the row or the tensor is no group.
GptqOptions gptqOptionsFor(GptqOptions options, const BlockLayout& blocks, bool paramsKnown)
{
    const bool whole = blocks.wholeTensor || blocks.blocksPerRow == 1;
    options.groupSize = whole ? 0 : static_cast<std::size_t>(blocks.blockSize);
    // The columns of a group that is found on the way must be neighbours in the tensor.
    options.staticGroups = options.staticGroups || paramsKnown || options.order == ColumnOrder::Activation;
    return options;
}

RoundingInfo gptqRounding() { return {kId, params(), &make}; }

}  // namespace bitloupe
