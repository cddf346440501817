// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/examination.h"

#include "core/report/heavy_weights.h"
#include "core/round/block_ranges.h"
#include "kernels/kernels.h"

#include <array>
#include <cassert>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

constexpr float kSmallestHalf = 6.103515625e-5F;  // normal
constexpr float kLargestHalf = 65504.0F;
constexpr std::uint64_t kFewestForShares = 100;  // weights of which a thousandth can be spoken
constexpr double kDominated = 0.5;

}  // namespace

void Examination::tell(std::string_view id, const Counted& counted, std::uint64_t of, double value, double limit)
{
    if (counted.count == 0)
        return;
    const auto kinds = findingKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [id](const FindingKind& candidate) { return candidate.id == id; });
    assert(kind != kinds.end());
    m_findings.push_back({id, kind->severity, kind->unit, counted.count, of, counted.first, value, limit});
}

void Examination::noteNonFinite(std::span<const float> values, std::uint64_t first)
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]))
            continue;
        Counted& counted = std::isnan(values[i]) ? m_nan : m_infinity;
        counted.first = counted.count == 0 ? first + i : std::min(counted.first, first + i);
        ++counted.count;
    }
}

Result<ExaminedBlock> Examination::lookAt(const Slice& slice, std::uint64_t first, Progress& progress)
{
    std::vector<Extent> parts(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        const kernels::MinMax found = kernels::active().minMax(values.data(), values.size());
        parts[tile] = {found.min, found.max, values.size() - found.nonFinite};
        if (found.nonFinite > 0)
            noteNonFinite(values, first + tile * kTileSize);
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    Extent extent;
    for (const Extent& part : parts)
        extent.add(part);
    float scale = m_spec.learns ? 1 : m_spec.grid->params(fullRange(extent, *m_spec.grid)).scale;
    if (m_spec.fitsItself && !m_spec.learns) {
        const auto fit = m_spec.grid->fit(slice, progress);
        if (!fit)
            return fit.error();
        scale = fit->stored.scale;
    }
    const std::lock_guard lock(m_mutex);
    m_extent.add(extent);
    return ExaminedBlock{extent.min, extent.max, scale, extent.finite > 0};
}

Result<void> Examination::lookAtBlocks(Progress& progress)
{
    m_blocks.resize(static_cast<std::size_t>(m_spec.blocks.blockCount));
    const auto visit = [&](std::uint64_t index, const Slice& slice, Progress& counted) -> Result<void> {
        const auto block = lookAt(slice, m_tiling.block(index).first, counted);
        if (!block)
            return block.error();
        m_blocks[static_cast<std::size_t>(index)] = *block;
        return {};
    };
    return forEachBlock(m_weights, m_spec.blocks, nullptr, visit, progress);
}

void Examination::findNonFinite()
{
    for (Counted* counted : {&m_nan, &m_infinity})
        counted->first = counted->count == 0 ? 0 : m_weights.originalIndex(counted->first);
    tell("nan", m_nan, m_weights.size());
    tell("infinity", m_infinity, m_weights.size());
}

void Examination::findScales()
{
    const float smallest = m_spec.halfScales ? kSmallestHalf : FLT_MIN;
    const bool raised = !m_spec.halfScales;  // float32 scales are kept at the smallest normal number
    Counted below, beyond;
    float least = FLT_MAX;
    for (std::uint64_t index = 0; index < m_blocks.size(); ++index) {
        const ExaminedBlock& block = m_blocks[static_cast<std::size_t>(index)];
        const float scale = std::fabs(block.scale);
        const bool offsetSaysAll = block.min == block.max && !m_spec.grid->offsetName().empty();
        if (block.absMax() == 0 || offsetSaysAll)
            continue;
        if (scale < smallest || (raised && scale == smallest)) {
            below.note(index);
            least = std::min(least, scale);
        }
        if (m_spec.halfScales && scale >= kLargestHalf)
            beyond.note(index);
    }
    tell("scale_below_normal", below, m_blocks.size(), static_cast<double>(least), static_cast<double>(smallest));
    tell("scale_beyond_type", beyond, m_blocks.size(), static_cast<double>(kLargestHalf), static_cast<double>(kLargestHalf));
}

void Examination::findFewWeights()
{
    Counted few;
    double least = HUGE_VAL;
    for (std::uint64_t index = 0; index < m_blocks.size(); ++index) {
        const auto weights = static_cast<double>(weightsIn(index));
        if (weights >= m_spec.weightsNeeded)
            continue;
        few.note(index);
        least = std::min(least, weights);
    }
    tell("few_weights", few, m_blocks.size(), least, std::ceil(m_spec.weightsNeeded));
}

Result<void> Examination::findDominated(Progress& progress)
{
    const std::uint64_t finite = m_extent.finite;
    if (finite < kFewestForShares || m_extent.min == m_extent.max)
        return {};
    const std::uint64_t few = std::max<std::uint64_t>(finite / 1000, 1);
    const auto share = shareOfHeaviest(Slice(m_weights, 0, m_weights.size()), finite, few, progress);
    if (!share)
        return share.error();
    if (*share > kDominated)
        tell("dominated", {few, 0}, finite, *share, kDominated);
    return {};
}

void Examination::findTensor()
{
    if (m_extent.finite == 0)
        return tellTensor("empty");
    if (m_extent.absMax() == 0)
        return tellTensor("zero_tensor");
    if (m_extent.min == m_extent.max)
        return tellTensor("constant_tensor", static_cast<double>(m_extent.min));
    if (isOneSided(m_extent.min, m_extent.max))
        tellTensor("one_sided_tensor", static_cast<double>(m_extent.max > 0 ? m_extent.max : m_extent.min));
}

// Of tensors that are more than one block; what holds for the whole tensor is not told again of each.
void Examination::findBlocks()
{
    if (m_blocks.size() < 2 || m_extent.min == m_extent.max)
        return;
    Counted zero, constant, oneSided;
    for (std::uint64_t index = 0; index < m_blocks.size(); ++index) {
        const ExaminedBlock& block = m_blocks[static_cast<std::size_t>(index)];
        if (!block.hasSome)
            continue;
        if (block.absMax() == 0)
            zero.note(index);
        else if (block.min == block.max && weightsIn(index) > 1)
            constant.note(index);
        else if (isOneSided(block.min, block.max) && !isOneSided(m_extent.min, m_extent.max))
            oneSided.note(index);
    }
    tell("zero_blocks", zero, m_blocks.size());
    tell("constant_blocks", constant, m_blocks.size());
    tell("one_sided_blocks", oneSided, m_blocks.size());
}

void Examination::findShape()
{
    const BlockLayout& blocks = m_spec.blocks;
    if (!blocks.wholeTensor && blocks.blockSize > 0 && m_weights.cols() % blocks.blockSize != 0)
        tell("short_blocks", {m_weights.rows(), blocks.blocksPerRow - 1}, m_blocks.size(),
             static_cast<double>(m_weights.cols() % blocks.blockSize), static_cast<double>(blocks.blockSize));
    if (exceedsFloat32(m_weights.info().dtype))
        tellTensor("precision");
}

Result<std::vector<Finding>> Examination::run(Progress& progress)
{
    if (Result<void> done = lookAtBlocks(progress); !done)
        return done.error();
    findNonFinite();
    if (m_weights.size() > 0) {
        findScales();
        findFewWeights();
        if (Result<void> done = findDominated(progress); !done)
            return done.error();
    }
    findTensor();
    findBlocks();
    findShape();
    return std::move(m_findings);
}

}  // namespace bitloupe
