// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "awq": core/prepare/awq.h under the spec's own grid, granularity and range. Clipped ranges are kept only where they make
// the whole output better. Without inputs the weights are quantized as they are, and that is said.

#include "core/calibrate/extent.h"
#include "core/grid/word_list.h"
#include "core/prepare/awq.h"
#include "core/prepare/nearest_rows.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/preparation.h"
#include "core/round/quantize.h"
#include "core/round/rounding.h"
#include "kernels/kernels.h"

#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 2> kVariants{"plain", "duo"};  // in the order of AwqVariant
constexpr std::array<std::string_view, 3> kFolds{"norm", "linear", "stored"};
constexpr int kSteps = 20;
constexpr std::size_t kRowsAtOnce = 16;

std::span<const ParamInfo> params()
{
    static const std::array table{
        ParamInfo{.id = "awq_variant", .defaultValue = std::string(kVariants[0]), .options = words(kVariants)},
        ParamInfo{.id = "awq_clip", .defaultValue = false},
        ParamInfo{.id = "fold", .defaultValue = std::string(kFolds[0]), .options = words(kFolds)},
    };
    return table;
}

std::size_t groupOf(const QuantSpec& spec, const Weights& weights)
{
    const BlockLayout blocks = blockLayout(asFormatSays(spec).granularity, weights.rows(), weights.cols());
    return static_cast<std::size_t>(blocks.wholeTensor ? weights.cols() : std::min(blocks.blockSize, weights.cols()));
}

class Search {
public:
    Search(const Weights& weights, std::vector<float> values, const QuantSpec& spec, Progress& progress)
        : m_weights(weights)
        , m_values(std::move(values))
        , m_spec(spec)
        , m_progress(progress)
        , m_group(groupOf(spec, weights))
    {
    }

    Result<Prepared> run(std::shared_ptr<const Grid> grid)
    {
        const InputMoments& inputs = *m_weights.inputs();
        const auto variant = static_cast<AwqVariant>(m_spec.preparation.word("awq_variant") == kVariants[1]);
        const auto rows = NearestRows::make(m_spec, m_weights.rows(), m_weights.cols());
        if (!rows)
            return rows.error();
        const RoundTrip together = [&](std::span<const float> w, std::span<float> values) { return roundAll(w, values); };
        const RoundTrip alone = [&](std::span<const float> w, std::span<float> values) { return (*rows)->round(w, values); };
        Result<AwqScales> found =
            awqScaleSearch(m_values, inputs, m_group, kSteps, variant, *rows ? alone : together, *rows ? kRowsAtOnce : 0, m_progress);
        if (!found)
            return found.error();
        const bool clips = m_spec.preparation.flag("awq_clip");
        const auto divided = dividedInputs(inputs, found->scale, clips || roundsMatrix(m_spec.rounding));
        std::vector<float> scaled = m_values;
        for (std::size_t i = 0; i < scaled.size(); ++i)
            scaled[i] *= found->scale[i % inputs.features];
        Prepared prepared;
        sayWhatIsUnseen(inputs, "awq_few_tokens", "awq_dead_columns", prepared.remarks);
        if (clips) {
            if (Result<void> clipped = clip(scaled, *divided, *grid, found->losses[found->best], prepared.remarks); !clipped)
                return clipped.error();
        }
        auto restoration = std::make_shared<Restoration>();
        restoration->rows = m_weights.rows();
        restoration->cols = m_weights.cols();
        restoration->columnScale = found->scale;
        restoration->storesColumnScale = m_spec.preparation.word("fold") == kFolds[2];
        prepared.restoration = std::move(restoration);
        prepared.curve = {found->ratios, found->losses, found->ratios[found->best]};
        prepared.remarks.push_back({"awq_ratio_found", prepared.curve.best});
        prepared.weights = withValues(m_weights, std::move(scaled), divided);
        return prepared;
    }

private:
    Result<void> roundAll(std::span<const float> weights, std::span<float> values)
    {
        const auto rounded = nearestValues(m_weights, {weights.begin(), weights.end()}, m_spec, m_progress);
        if (!rounded)
            return rounded.error();
        std::copy(rounded->begin(), rounded->end(), values.begin());
        return {};
    }

    Result<void> clip(std::vector<float>& scaled, const InputMoments& inputs, const Grid& grid, double loss, Remarks& remarks)
    {
        const GroupRoundTrip roundTrip = [&grid](std::span<const float> w, std::span<float> out) {
            const kernels::MinMax ends = kernels::active().minMax(w.data(), w.size());
            const Range range = ends.min <= ends.max ? rangeFor(ends.min, ends.max, grid) : Range{};
            grid.roundTrip(w.data(), w.size(), grid.params(range), true, out.data());
        };
        std::vector<float> clipped = scaled;
        clampGroups(clipped, inputs.features, m_group, awqClipSearch(scaled, inputs, m_group, {}, roundTrip, m_progress));
        Result<std::vector<float>> rounded = nearestValues(m_weights, clipped, m_spec, m_progress);
        if (!rounded)
            return rounded.error();
        for (std::size_t i = 0; i < scaled.size(); ++i) {
            const float error = scaled[i] - (*rounded)[i];
            (*rounded)[i] = std::isfinite(error) ? error : 0.0f;
        }
        if (outputLoss(*rounded, m_weights.rows(), inputs, m_progress) <= loss)
            scaled = std::move(clipped);
        else
            remarks.push_back({"awq_clip_dropped"});
        return {};
    }

    const Weights& m_weights;
    std::vector<float> m_values;
    const QuantSpec& m_spec;
    Progress& m_progress;
    std::size_t m_group;
};

Result<Prepared> prepareAwq(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    if (!knowsInputs(*weights, true))
        return Prepared{weights, nullptr, {}, {missingInputs(*weights, "awq_no_inputs")}};
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    const GridRules rules = gridRules(spec.grid);
    if (spec.preparation.flag("awq_clip") && (rules.fitsItself || rules.learns))
        return Error{ErrorCode::BadSpec, {}, "key 'awq_clip'", "grid=" + spec.grid.id + " finds its own parameters"};
    return Search(*weights, std::move(*values), spec, progress).run(*grid);
}

}  // namespace

PreparationInfo awqPreparation() { return {"awq", params(), &prepareAwq}; }

}  // namespace bitloupe
