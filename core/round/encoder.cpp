// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/encoder.h"

#include "core/prepare/preparation.h"
#include "core/round/first_error.h"
#include "core/round/scale_remarks.h"

#include <algorithm>
#include <tbb/parallel_for.h>

namespace bitloupe {

Result<Encoder::Members> Encoder::membersOf(const QuantSpec& spec)
{
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    auto calibrator = makeCalibrator(spec.range);
    if (!calibrator)
        return calibrator.error();
    auto rounding = makeRounding(spec.rounding);
    if (!rounding)
        return rounding.error();
    return Members{std::move(*grid), std::move(*calibrator), std::move(*rounding)};
}

Encoder::Encoder(std::shared_ptr<const Weights> weights, Members members, GridRules rules, const BlockLayout& blocks)
    : m_weights(std::move(weights))
    , m_rounding(std::move(members.rounding))
    , m_blocks(blocks)
    , m_tiling(m_weights->rows(), m_weights->cols(), blocks, m_rounding->needsWholeRows())
    , m_finder(m_weights, std::move(members.grid), std::move(members.calibrator), rules, blocks, m_tiling)
{
}

Result<Encoder> Encoder::make(std::shared_ptr<const Weights> weights, const QuantSpec& asked, Progress& progress, const WholeTensor& whole)
{
    const QuantSpec spec = asFormatSays(asked);
    const std::shared_ptr<const Weights> given = weights;
    Result<Members> members = membersOf(spec);
    if (!members)
        return members.error();
    auto prepared = prepare(std::move(weights), spec, progress);
    if (!prepared)
        return prepared.error();
    const BlockLayout blocks = blockLayout(spec.granularity, prepared->weights->rows(), prepared->weights->cols());
    Encoder encoder(std::move(prepared->weights), std::move(*members), gridRules(spec.grid), blocks);
    encoder.m_given = given;
    encoder.m_restoration = std::move(prepared->restoration);
    encoder.m_curve = std::move(prepared->curve);
    encoder.m_remarks = std::move(prepared->remarks);
    const WholeTensor known = encoder.m_weights == given ? whole : WholeTensor{};
    const bool together = encoder.m_rounding->roundsMatrix();
    if (Result<void> found = together ? encoder.roundMatrix(known, progress) : encoder.findParams(known, progress); !found)
        return found.error();
    return encoder;
}

Remarks Encoder::remarks() const
{
    Remarks all = m_remarks;
    sayLostScales(*m_weights, *m_finder.grid(), m_tiling, m_finder.stored(), all);
    return all;
}

Result<void> Encoder::findParams(const WholeTensor& whole, Progress& progress)
{
    const Result<bool> all = m_finder.findEarly(whole, progress);
    if (!all)
        return all.error();
    m_findsRanges = !*all;
    return {};
}

// All codes at once. Parameters are known before only where they must be: the rounding finds others with the errors that
// it has pushed onto their weights.
Result<void> Encoder::roundMatrix(const WholeTensor& whole, Progress& progress)
{
    const bool known = !m_finder.mayBeFoundLate(whole);
    if (known) {
        if (Result<void> found = m_finder.findAll(whole, progress); !found)
            return found;
    }
    m_codes.resize(m_weights->size() * codeBytes(grid()->codeType()));
    const FindGroup find = [this](std::span<const float> weights) { return m_finder.paramsOf(weights); };
    const MatrixJob job{*m_weights, *grid(), m_blocks, known, find, m_finder.working(), m_finder.stored(), m_finder.ranges(), m_codes};
    const Result<bool> done = m_rounding->roundMatrix(job, m_remarks, progress);
    if (!done)
        return done.error();
    if (*done || known)
        keepRanges();
    if (*done)
        return {};
    m_codes = {};
    return known ? Result<void>() : findParams(whole, progress);
}

Result<void> Encoder::encodeTile(const Tile& tile, const float* values, std::byte* codes)
{
    if (m_rounding->roundsEachToNearest() && m_finder.fitAndEncode(tile, values, codes))
        return {};
    if (m_rounding->roundsEachToNearest() && m_findsRanges && m_finder.findAndEncode(tile, values, codes))
        return {};
    if (m_findsRanges) {
        if (Result<void> found = m_finder.findIn(tile, values); !found)
            return found;
    }
    roundTile(tile, values, codes);
    return {};
}

void Encoder::roundTile(const Tile& tile, const float* values, std::byte* codes) const
{
    const std::size_t bytes = codeBytes(grid()->codeType());
    const std::span<const BlockParams> working = m_finder.working(), stored = m_finder.stored();
    if (m_blocks.wholeTensor)
        return m_rounding->roundRow({values, tile.count}, *grid(), {tile.count, working, stored, tile.first}, codes);
    const std::uint64_t parts = m_tiling.rowPartCount(tile);
    for (std::uint64_t i = 0; i < parts; ++i) {
        const RowPart part = m_tiling.rowPart(tile, i);
        const std::uint64_t first = part.row * m_weights->cols() + part.first;
        const std::uint64_t firstBlock = m_tiling.firstBlock(first);
        const std::uint64_t count = m_tiling.endBlock(first, part.count) - firstBlock;
        // A piece of a full block is as good as a full block; a piece of a shorter last one is not.
        const bool isPiece = !m_tiling.holdsBlocks() || m_blocks.rowsPerBlock > 1;
        const bool pieceOfFull = isPiece && m_tiling.block(firstBlock).count == m_blocks.blockSize * m_blocks.rowsPerBlock;
        const RowBlocks blocks{pieceOfFull ? part.count : m_blocks.blockSize, working.subspan(firstBlock, count),
                               stored.subspan(firstBlock, count), first};
        const std::uint64_t offset = first - tile.first;
        m_rounding->roundRow({values + offset, part.count}, *grid(), blocks, codes + offset * bytes);
    }
}

Result<void> Encoder::encode(std::uint64_t begin, std::uint64_t end, const float* values, std::byte* codes, Progress& progress)
{
    if (begin == end)
        return {};
    const std::uint64_t origin = m_tiling.tile(begin).first;
    const std::size_t bytes = codeBytes(grid()->codeType());
    if (!m_codes.empty()) {
        const Tile last = m_tiling.tile(end - 1);
        std::copy(m_codes.data() + origin * bytes, m_codes.data() + (last.first + last.count) * bytes, codes);
        progress.advance(last.first + last.count - origin);
        return {};
    }
    FirstError error;
    tbb::parallel_for(begin, end, [&](std::uint64_t index) {
        const Tile tile = m_tiling.tile(index);
        progress.advance(tile.count);
        error.note(index, encodeTile(tile, values + (tile.first - origin), codes + (tile.first - origin) * bytes));
    });
    return error.result();
}

Result<void> Encoder::forEachPiece(const PieceSink& sink, Progress& progress)
{
    progress.expect(m_weights->size());
    Buffer<std::byte> codes;
    const auto visit = [&](const Panel& panel) -> Result<void> {
        const std::size_t bytes = panel.values.size() * codeBytes(grid()->codeType());
        codes.resize(std::max(codes.size(), bytes));
        if (Result<void> encoded = encode(panel.begin, panel.end, panel.values.data(), codes.data(), progress); !encoded)
            return encoded;
        if (!m_restoration)
            return sink(pieceOf(panel, panel.values, std::span(codes).first(bytes)));
        const Result<Piece> shown = m_given->read(panel.first, panel.values.size());
        return shown ? sink(pieceOf(panel, shown->values, std::span(codes).first(bytes))) : Result<void>(shown.error());
    };
    return forEachPanel(*m_weights, m_tiling, visit);
}

QuantizedPiece Encoder::pieceOf(const Panel& panel, std::span<const float> shown, std::span<const std::byte> codes)
{
    const std::uint64_t firstBlock = m_tiling.firstBlock(panel.first);
    const std::uint64_t blocks = m_tiling.endBlock(panel.first, shown.size()) - firstBlock;
    return {panel.first,
            shown,
            codes,
            firstBlock,
            std::span(params()).subspan(firstBlock, blocks),
            std::span(ranges()).subspan(firstBlock, blocks),
            grid().get(),
            m_restoration.get()};
}

}  // namespace bitloupe
