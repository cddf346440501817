// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/encoder.h"

#include "core/prepare/preparation.h"
#include "core/round/first_error.h"

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
    , m_grid(std::move(members.grid))
    , m_calibrator(std::move(members.calibrator))
    , m_rounding(std::move(members.rounding))
    , m_rules(rules)
    , m_blocks(blocks)
    , m_tiling(m_weights->rows(), m_weights->cols(), blocks, m_rounding->needsWholeRows())
    , m_params(blocks.blockCount)
    , m_stored(rules.fitsItself || m_grid->hasSecondStage() ? blocks.blockCount : 0)
    , m_ranges(blocks.blockCount)
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
    if (Result<void> found = together ? encoder.roundMatrix(known, progress) : encoder.findAll(known, progress); !found)
        return found.error();
    return encoder;
}

// What cannot wait until a tile is encoded.
Result<void> Encoder::findAll(const WholeTensor& whole, Progress& progress)
{
    const bool needsAll = m_rules.learns || m_grid->hasSecondStage();
    const bool isKnown = !whole.ranges.empty() && !m_rules.fitsItself;
    if (m_tiling.holdsBlocks() && !needsAll && !isKnown)
        return {};
    Result<void> found = m_rules.learns ? learn(progress)
        : isKnown                       ? setRanges(whole.ranges)
        : m_tiling.holdsBlocks()        ? findSmallRanges(progress)
                                        : findLargeRanges(whole, progress);
    if (!found)
        return found;
    if (m_grid->hasSecondStage())
        m_grid->settle(m_params, m_stored, m_blocks.blocksPerRow);
    keepRanges();
    return {};
}

// All codes at once. Parameters are known before only where they must be: the rounding finds others with the errors that
// it has pushed onto their weights.
Result<void> Encoder::roundMatrix(const WholeTensor& whole, Progress& progress)
{
    const bool known = m_rules.learns || m_rules.fitsItself || m_grid->hasSecondStage() || m_blocks.wholeTensor || m_blocks.rowsPerBlock > 1
        || !whole.ranges.empty();
    if (known) {
        if (Result<void> found = findAll(whole, progress); !found)
            return found;
        if (m_findsRanges && m_tiling.holdsBlocks()) {
            if (Result<void> found = findSmallRanges(progress); !found)
                return found;
        }
    }
    m_codes.resize(m_weights->size() * codeBytes(m_grid->codeType()));
    std::vector<BlockParams>& stored = params();
    const MatrixJob job{*m_weights, *m_grid, m_blocks, known,  [this](std::span<const float> weights) { return paramsOf(weights); },
                        m_params,   stored,  m_ranges, m_codes};
    const Result<bool> done = m_rounding->roundMatrix(job, m_remarks, progress);
    if (!done)
        return done.error();
    if (*done || known)
        keepRanges();
    if (*done)
        return {};
    m_codes = {};
    return known ? Result<void>() : findAll(whole, progress);
}

Result<GroupParams> Encoder::paramsOf(std::span<const float> weights) const
{
    Progress unseen;
    const Result<RangeChoice> choice = m_calibrator->choose(Slice(weights), *m_grid, false, unseen);
    if (!choice)
        return choice.error();
    const BlockParams params = m_grid->params(choice->range);
    return GroupParams{params, params, choice->range};
}

Result<void> Encoder::learn(Progress& progress)
{
    const BlockSlices slices{m_blocks.blockCount, [this](std::uint64_t index) {
                                 const Tile block = m_tiling.block(index);
                                 return Slice(*m_weights, block.first, block.count);
                             }};
    auto learned = m_grid->learn(slices, progress);
    if (!learned)
        return learned.error();
    m_grid = std::move(*learned);
    for (std::uint64_t index = 0; index < m_blocks.blockCount; ++index) {
        const BlockParams params{1, static_cast<std::int32_t>(index)};
        setFit(index, {params, params});
    }
    return {};
}

// In a pass over the weights of its own, panel by panel.
Result<void> Encoder::findSmallRanges(Progress& progress)
{
    progress.expect(m_weights->size());
    for (std::uint64_t begin = 0; begin < m_tiling.count();) {
        const std::uint64_t end = m_tiling.panelEnd(begin, kPanelSize);
        const Tile last = m_tiling.tile(end - 1);
        const std::uint64_t first = m_tiling.tile(begin).first;
        const Result<Piece> piece = m_weights->read(first, last.first + last.count - first);
        if (!piece)
            return piece.error();
        FirstError error;
        tbb::parallel_for(begin, end, [&](std::uint64_t index) {
            const Tile tile = m_tiling.tile(index);
            progress.advance(tile.count);
            error.note(index, findRanges(tile, piece->values.data() + (tile.first - first)));
        });
        if (Result<void> found = error.result(); !found)
            return found;
        begin = end;
    }
    return {};
}

Result<void> Encoder::findLargeRanges(const WholeTensor& whole, Progress& progress)
{
    if (m_weights->size() == 0)
        return {};
    if (whole.range && m_blocks.wholeTensor && !m_rules.fitsItself) {
        setRange(0, *whole.range);
        return {};
    }
    if (whole.slice && m_blocks.wholeTensor)
        return findRange(0, *whole.slice, progress);
    for (std::uint64_t index = 0; index < m_blocks.blockCount; ++index) {
        const Tile block = m_tiling.block(index);
        if (Result<void> found = findRange(index, Slice(*m_weights, block.first, block.count), progress); !found)
            return found;
    }
    return {};
}

Result<void> Encoder::findRange(std::uint64_t block, const Slice& slice, Progress& progress)
{
    if (m_rules.fitsItself)
        return fitBlock(block, slice, progress);
    const Result<RangeChoice> choice = m_calibrator->choose(slice, *m_grid, false, progress);
    if (!choice)
        return choice.error();
    setRange(block, choice->range);
    return {};
}

Result<void> Encoder::setRanges(std::span<const Range> ranges)
{
    if (ranges.size() != m_blocks.blockCount)
        return Error{ErrorCode::BadArgument,
                     {},
                     "ranges",
                     std::to_string(ranges.size()) + " for " + std::to_string(m_blocks.blockCount) + " blocks"};
    for (std::uint64_t block = 0; block < m_blocks.blockCount; ++block)
        setRange(block, ranges[static_cast<std::size_t>(block)]);
    return {};
}

void Encoder::setRange(std::uint64_t block, Range range)
{
    m_ranges[block] = range;
    m_params[block] = m_grid->params(range);
    if (!m_stored.empty())
        m_stored[block] = m_params[block];
}

void Encoder::setFit(std::uint64_t block, const BlockFit& fit)
{
    m_params[block] = fit.working;
    m_stored[block] = fit.stored;
    m_ranges[block] = m_grid->representable(fit.stored);
}

Result<void> Encoder::fitBlock(std::uint64_t block, const Slice& slice, Progress& progress)
{
    const Result<BlockFit> found = m_grid->fit(slice, progress);
    if (!found)
        return found.error();
    setFit(block, *found);
    return {};
}

Result<void> Encoder::findRanges(const Tile& tile, const float* values)
{
    Progress unseen;  // the tile counts as a whole, when it is encoded
    const std::uint64_t end = m_tiling.endBlock(tile.first, tile.count);
    for (std::uint64_t index = m_tiling.firstBlock(tile.first); index < end; ++index) {
        const Tile block = m_tiling.block(index);
        const std::span<const float> weights(values + (block.first - tile.first), block.count);
        if (Result<void> found = findRange(index, Slice(weights), unseen); !found)
            return found;
    }
    return {};
}

void Encoder::encodeTile(const Tile& tile, const float* values, std::byte* codes) const
{
    const std::size_t bytes = codeBytes(m_grid->codeType());
    const std::vector<BlockParams>& all = m_stored.empty() ? m_params : m_stored;
    if (m_blocks.wholeTensor)
        return m_rounding->roundRow({values, tile.count}, *m_grid, {tile.count, m_params, all, tile.first}, codes);
    const std::uint64_t parts = m_tiling.rowPartCount(tile);
    for (std::uint64_t i = 0; i < parts; ++i) {
        const RowPart part = m_tiling.rowPart(tile, i);
        const std::uint64_t first = part.row * m_weights->cols() + part.first;
        const std::uint64_t firstBlock = m_tiling.firstBlock(first);
        const std::uint64_t count = m_tiling.endBlock(first, part.count) - firstBlock;
        // A piece of a full block is as good as a full block; a piece of a shorter last one is not.
        const bool isPiece = !m_tiling.holdsBlocks() || m_blocks.rowsPerBlock > 1;
        const bool pieceOfFull = isPiece && m_tiling.block(firstBlock).count == m_blocks.blockSize * m_blocks.rowsPerBlock;
        const RowBlocks blocks{
            pieceOfFull ? part.count : m_blocks.blockSize, {m_params.data() + firstBlock, count}, {all.data() + firstBlock, count}, first};
        const std::uint64_t offset = first - tile.first;
        m_rounding->roundRow({values + offset, part.count}, *m_grid, blocks, codes + offset * bytes);
    }
}

Result<void> Encoder::encode(std::uint64_t begin, std::uint64_t end, const float* values, std::byte* codes, Progress& progress)
{
    if (begin == end)
        return {};
    const std::uint64_t origin = m_tiling.tile(begin).first;
    const std::size_t bytes = codeBytes(m_grid->codeType());
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
        const float* weights = values + (tile.first - origin);
        if (m_findsRanges)
            error.note(index, findRanges(tile, weights));
        encodeTile(tile, weights, codes + (tile.first - origin) * bytes);
    });
    return error.result();
}

Result<void> Encoder::forEachPiece(const PieceSink& sink, Progress& progress)
{
    progress.expect(m_weights->size());
    std::vector<std::byte> codes;
    for (std::uint64_t begin = 0; begin < m_tiling.count();) {
        const std::uint64_t end = m_tiling.panelEnd(begin, kPanelSize);
        const Tile last = m_tiling.tile(end - 1);
        const std::uint64_t first = m_tiling.tile(begin).first;
        const Result<Piece> piece = m_weights->read(first, last.first + last.count - first);
        if (!piece)
            return piece.error();
        const std::size_t count = piece->values.size();
        codes.resize(std::max(codes.size(), count * codeBytes(m_grid->codeType())));
        if (Result<void> encoded = encode(begin, end, piece->values.data(), codes.data(), progress); !encoded)
            return encoded;
        const std::uint64_t firstBlock = m_tiling.firstBlock(first);
        const std::uint64_t blocks = m_tiling.endBlock(first, count) - firstBlock;
        const Result<Piece> shown = m_restoration ? m_given->read(first, count) : piece;
        if (!shown)
            return shown.error();
        const QuantizedPiece quantized{first,
                                       shown->values,
                                       {codes.data(), count * codeBytes(m_grid->codeType())},
                                       firstBlock,
                                       {params().data() + firstBlock, blocks},
                                       {m_ranges.data() + firstBlock, blocks},
                                       m_grid.get(),
                                       m_restoration.get()};
        if (Result<void> taken = sink(quantized); !taken)
            return taken;
        begin = end;
    }
    return {};
}

}  // namespace bitloupe
