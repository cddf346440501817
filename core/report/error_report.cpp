// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/error_report.h"

#include "core/report/error_tally.h"
#include "core/report/output_tally.h"
#include "core/round/encoder.h"

#include <algorithm>

namespace bitloupe {

namespace {

// The answer at hand, panel by panel as report() would see it.
Result<void> forEachPiece(const Weights& weights, const QuantizedTensor& quantized, const Tiling& tiling,
                          const std::function<void(const QuantizedPiece&)>& visit)
{
    const std::size_t bytes = codeBytes(quantized.grid->codeType());
    const auto show = [&](const Panel& panel) -> Result<void> {
        const std::uint64_t firstBlock = tiling.firstBlock(panel.first);
        const std::uint64_t blocks = tiling.endBlock(panel.first, panel.values.size()) - firstBlock;
        visit({panel.first, panel.values, std::span(quantized.codes).subspan(panel.first * bytes, panel.values.size() * bytes), firstBlock,
               std::span(quantized.params).subspan(firstBlock, blocks), std::span(quantized.ranges).subspan(firstBlock, blocks),
               quantized.grid.get(), quantized.restoration.get()});
        return {};
    };
    return forEachPanel(weights, tiling, show, weights.data() ? weights.size() : kPanelSize);
}

}  // namespace

Result<ErrorReport> report(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress, const WholeTensor& whole)
{
    Result<Encoder> encoder = Encoder::make(weights, spec, progress, whole);
    if (!encoder)
        return encoder.error();
    ErrorTally tally(*weights, *encoder->grid(), encoder->blocks(), encoder->tiling(), encoder->restoration().get());
    OutputTally outputs(*weights, encoder->restoration().get());
    progress.expect(2 * weights->size());
    const auto addErrors = [&](const QuantizedPiece& piece) {
        tally.addErrors(piece, progress);
        outputs.add(piece, encoder->blocks(), progress);
        return Result<void>();
    };
    if (Result<void> done = encoder->forEachPiece(addErrors, progress); !done)
        return done.error();
    encoder->keepRanges();
    const auto addHistograms = [&](const QuantizedPiece& piece) {
        tally.addHistograms(piece, progress);
        return Result<void>();
    };
    if (Result<void> done = encoder->forEachPiece(addHistograms, progress); !done)
        return done.error();
    ErrorReport result = tally.finish(encoder->params(), encoder->ranges());
    result.grid = encoder->grid();
    result.output = outputs.finish(result.mse * static_cast<double>(result.count));
    result.curve = encoder->curve();
    result.remarks = encoder->remarks();
    return result;
}

Result<ErrorReport> compare(const Weights& weights, const QuantizedTensor& quantized, Progress& progress)
{
    if (weights.rows() != quantized.rows || weights.cols() != quantized.cols)
        return Error{ErrorCode::BadArgument, {}, "tensor '" + weights.info().name + "'", "the weights and the codes differ in shape"};
    const Tiling tiling(weights.rows(), weights.cols(), quantized.blocks, false);
    ErrorTally tally(weights, *quantized.grid, quantized.blocks, tiling, quantized.restoration.get());
    OutputTally outputs(weights, quantized.restoration.get());
    progress.expect(2 * weights.size());
    const auto addErrors = [&](const QuantizedPiece& piece) {
        tally.addErrors(piece, progress);
        outputs.add(piece, quantized.blocks, progress);
    };
    if (Result<void> done = forEachPiece(weights, quantized, tiling, addErrors); !done)
        return done.error();
    const auto addHistograms = [&](const QuantizedPiece& piece) { tally.addHistograms(piece, progress); };
    if (Result<void> done = forEachPiece(weights, quantized, tiling, addHistograms); !done)
        return done.error();
    ErrorReport result = tally.finish(quantized.params, quantized.ranges);
    result.grid = quantized.grid;
    result.output = outputs.finish(result.mse * static_cast<double>(result.count));
    result.curve = quantized.curve;
    result.remarks = quantized.remarks;
    return result;
}

}  // namespace bitloupe
