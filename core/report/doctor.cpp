// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/doctor.h"

#include "core/calibrate/calibrator.h"
#include "core/calibrate/extent.h"
#include "core/report/heavy_weights.h"
#include "core/round/block_ranges.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <mutex>

namespace bitloupe {

namespace {

constexpr float kSmallestHalf = 6.103515625e-5F;  // normal
constexpr float kLargestHalf = 65504.0F;
constexpr std::uint64_t kFewestForShares = 100;  // weights of which a thousandth can be spoken
constexpr double kDominated = 0.5;

constexpr std::array kKinds{
    FindingKind{"nan", Severity::Warning, FindingUnit::Weights},
    FindingKind{"infinity", Severity::Warning, FindingUnit::Weights},
    FindingKind{"scale_below_normal", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"scale_beyond_type", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"few_weights", Severity::Warning, FindingUnit::Blocks},
    FindingKind{"dominated", Severity::Warning, FindingUnit::Weights},
    FindingKind{"empty", Severity::Note, FindingUnit::Tensor},
    FindingKind{"zero_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"constant_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"zero_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"constant_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"one_sided_tensor", Severity::Note, FindingUnit::Tensor},
    FindingKind{"one_sided_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"short_blocks", Severity::Note, FindingUnit::Blocks},
    FindingKind{"precision", Severity::Note, FindingUnit::Tensor},
};

// What is kept of one block; there may be many millions of them.
struct Block {
    float min = 0, max = 0;  // over finite weights; both 0 where there is none
    float scale = 1;
    bool hasSome = false;  // finite ones

    float absMax() const { return std::max(-min, max); }
};

struct Members {
    std::shared_ptr<const Grid> grid;
    BlockLayout blocks;
    bool fitsItself = false;
    double weightsNeeded = 0;
    bool halfScales = false;
};

// Blocks with some property: how many, and the first.
struct Counted {
    std::uint64_t count = 0, first = 0;

    void note(std::uint64_t index)
    {
        first = count == 0 ? index : first;
        ++count;
    }
};

class Examination {
public:
    Examination(const Weights& weights, Members members)
        : m_weights(weights)
        , m_members(std::move(members))
        , m_tiling(weights.rows(), weights.cols(), m_members.blocks, false)
    {
    }
    Result<std::vector<Finding>> run(Progress& progress);

private:
    Result<void> lookAtBlocks(Progress& progress);
    Result<Block> lookAt(const Slice& slice, std::uint64_t first, Progress& progress);
    void noteNonFinite(std::span<const float> values, std::uint64_t first);
    Result<void> findDominated(Progress& progress);
    void findNonFinite();
    void findScales();
    void findFewWeights();
    void findTensor();
    void findBlocks();
    void findShape();

    std::uint64_t weightsIn(std::uint64_t block) const { return m_tiling.block(block).count; }
    bool isOneSided(float min, float max) const { return m_members.grid->isSymmetric() && min != max && (min >= 0 || max <= 0); }
    void tell(std::string_view id, const Counted& counted, std::uint64_t of, double value = 0, double limit = 0);
    void tellTensor(std::string_view id, double value = 0) { tell(id, {1, 0}, 1, value); }

    const Weights& m_weights;
    Members m_members;
    Tiling m_tiling;
    std::vector<Block> m_blocks;
    std::mutex m_mutex;  // of the three below, while blocks are looked at
    Extent m_extent;  // of all
    Counted m_nan, m_infinity;  // first: flat in the matrix
    std::vector<Finding> m_findings;
};

void Examination::tell(std::string_view id, const Counted& counted, std::uint64_t of, double value, double limit)
{
    if (counted.count == 0)
        return;
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [id](const FindingKind& candidate) { return candidate.id == id; });
    assert(kind != kKinds.end());
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

Result<Block> Examination::lookAt(const Slice& slice, std::uint64_t first, Progress& progress)
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
    float scale = m_members.grid->params(fullRange(extent, *m_members.grid)).scale;
    if (m_members.fitsItself) {
        const auto fit = m_members.grid->fit(slice, progress);
        if (!fit)
            return fit.error();
        scale = fit->stored.scale;
    }
    const std::lock_guard lock(m_mutex);
    m_extent.add(extent);
    return Block{extent.min, extent.max, scale, extent.finite > 0};
}

Result<void> Examination::lookAtBlocks(Progress& progress)
{
    m_blocks.resize(static_cast<std::size_t>(m_members.blocks.blockCount));
    const auto visit = [&](std::uint64_t index, const Slice& slice, Progress& counted) -> Result<void> {
        const auto block = lookAt(slice, m_tiling.block(index).first, counted);
        if (!block)
            return block.error();
        m_blocks[static_cast<std::size_t>(index)] = *block;
        return {};
    };
    return forEachBlock(m_weights, m_members.blocks, nullptr, visit, progress);
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
    const float smallest = m_members.halfScales ? kSmallestHalf : FLT_MIN;
    const bool raised = !m_members.halfScales;  // float32 scales are kept at the smallest normal number
    Counted below, beyond;
    float least = FLT_MAX;
    for (std::uint64_t index = 0; index < m_blocks.size(); ++index) {
        const Block& block = m_blocks[static_cast<std::size_t>(index)];
        const float scale = std::fabs(block.scale);
        if (block.absMax() == 0)
            continue;
        if (scale < smallest || (raised && scale == smallest)) {
            below.note(index);
            least = std::min(least, scale);
        }
        if (m_members.halfScales && scale >= kLargestHalf)
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
        if (weights >= m_members.weightsNeeded)
            continue;
        few.note(index);
        least = std::min(least, weights);
    }
    tell("few_weights", few, m_blocks.size(), least, std::ceil(m_members.weightsNeeded));
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
        const Block& block = m_blocks[static_cast<std::size_t>(index)];
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
    const BlockLayout& blocks = m_members.blocks;
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

Result<Members> membersOf(const Weights& weights, const QuantSpec& spec)
{
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    Members members{std::move(*grid), blockLayout(spec.granularity, weights.rows(), weights.cols()), gridRules(spec.grid).fitsItself, 0,
                    false};
    const auto type = spec.grid.params.find("scale_dtype");
    members.halfScales = type != spec.grid.params.end() && type->second == ParamValue(std::string("float16"));
    const CalibratorInfo* calibrator = findCalibrator(spec.range.id);
    if (calibrator != nullptr && calibrator->weightsNeeded != nullptr && !members.fitsItself)
        members.weightsNeeded = calibrator->weightsNeeded(spec.range);
    return members;
}

}  // namespace

std::span<const FindingKind> findingKinds() { return kKinds; }

Result<std::vector<Finding>> examine(const Weights& weights, const QuantSpec& spec, Progress& progress)
{
    auto members = membersOf(weights, asFormatSays(spec));
    if (!members)
        return members.error();
    return Examination(weights, std::move(*members)).run(progress);
}

}  // namespace bitloupe
