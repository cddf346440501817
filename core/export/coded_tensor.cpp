// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/coded_tensor.h"

#include "core/activations/activations.h"
#include "core/base/text.h"
#include "core/report/output_tally.h"
#include "core/tensor/weights.h"
#include "kernels/kernels.h"

#include <algorithm>

namespace bitloupe {
namespace {

constexpr std::uint64_t kPanel = std::uint64_t{1} << 20;  // elements

template <class T>
std::span<const std::byte> bytesOf(std::span<const T> values)
{
    return std::as_bytes(values);
}

// Before hours of work rather than after.
Result<void> refuseNonFinite(const Weights& weights, const std::string& file, Progress& progress)
{
    progress.expect(weights.size());
    std::uint64_t nonFinite = 0;
    for (std::uint64_t first = 0; first < weights.size(); first += kPanel) {
        const auto piece = weights.read(first, std::min(kPanel, weights.size() - first));
        if (!piece)
            return piece.error();
        nonFinite += kernels::active().minMax(piece->values.data(), piece->values.size()).nonFinite;
        progress.advance(piece->values.size());
    }
    if (nonFinite == 0)
        return {};
    return Error{ErrorCode::NonFinite, file, "tensor " + inQuotes(weights.info().name),
                 std::to_string(nonFinite) + " of " + std::to_string(weights.size()) + " weights are NaN or infinite"};
}

Result<std::shared_ptr<const Weights>> openFiniteWeights(const ExportJob& job, std::size_t tensor, Remarks& remarks, Progress& progress)
{
    WeightsOptions options;
    options.outputAxis = axisFor(job.spec, job.file->tensors()[tensor]);
    auto weights = openWeights(job.file, tensor, options, progress);
    if (!weights)
        return weights.error();
    if (auto finite = refuseNonFinite(**weights, job.file->path().string(), progress); !finite)
        return finite.error();
    return job.activations ? job.activations->attach(*weights, job.inputs, remarks, progress) : weights;
}

void sayRemarks(const ExportJob& job, const TensorInfo& info, Remarks remarks, const Remarks& more)
{
    remarks.insert(remarks.end(), more.begin(), more.end());
    if (job.remarked && !remarks.empty())
        job.remarked(info, remarks);
}

// Appends the parameters of blocks not seen before: pieces of one row share its block.
Result<void> appendParams(CodedTensor& coded, const QuantizedPiece& piece)
{
    const std::uint64_t known = coded.scales.size() / sizeof(float);
    std::vector<float> scales, offsets;
    std::vector<std::int32_t> zeros;
    for (std::size_t i = 0; i < piece.params.size(); ++i) {
        if (piece.firstBlock + i < known)
            continue;
        scales.push_back(piece.params[i].scale);
        zeros.push_back(piece.params[i].zero);
        offsets.push_back(piece.params[i].offset);
    }
    if (auto kept = coded.scales.append(bytesOf(std::span<const float>(scales))); !kept)
        return kept;
    if (auto kept = coded.offsets.append(bytesOf(std::span<const float>(offsets))); !kept)
        return kept;
    return coded.zeros.append(bytesOf(std::span<const std::int32_t>(zeros)));
}

// A tensor without elements has blocks that no piece touches.
Result<void> padParams(CodedTensor& coded)
{
    const BlockParams unused;
    while (coded.scales.size() / sizeof(float) < coded.blocks.blockCount) {
        if (auto kept = coded.scales.append(bytesOf(std::span(&unused.scale, 1))); !kept)
            return kept;
        if (auto kept = coded.zeros.append(bytesOf(std::span(&unused.zero, 1))); !kept)
            return kept;
        if (auto kept = coded.offsets.append(bytesOf(std::span(&unused.offset, 1))); !kept)
            return kept;
    }
    return {};
}

Result<void> createSpools(CodedTensor& coded, const std::filesystem::path& folder)
{
    auto codes = Spool::create(coded.rows * coded.cols * codeBytes(coded.grid->codeType()), folder);
    if (!codes)
        return codes.error();
    auto scales = Spool::create(coded.blocks.blockCount * sizeof(float), folder);
    if (!scales)
        return scales.error();
    auto zeros = Spool::create(coded.blocks.blockCount * sizeof(std::int32_t), folder);
    if (!zeros)
        return zeros.error();
    auto offsets = Spool::create(coded.blocks.blockCount * sizeof(float), folder);
    if (!offsets)
        return offsets.error();
    coded.codes = std::move(codes).value();
    coded.offsets = std::move(offsets).value();
    coded.scales = std::move(scales).value();
    coded.zeros = std::move(zeros).value();
    return {};
}

}  // namespace

DType codeDType(CodeType type)
{
    switch (type) {
    case CodeType::I8:
        return DType::I8;
    case CodeType::U8:
        return DType::U8;
    case CodeType::I16:
        return DType::I16;
    default:
        return DType::U16;
    }
}

Result<CodedTensor> codeTensor(const ExportJob& job, std::size_t tensor, const std::filesystem::path& folder, Progress& progress)
{
    Remarks remarks;
    const auto weights = openFiniteWeights(job, tensor, remarks, progress);
    if (!weights)
        return weights.error();
    const auto grid = makeGrid(job.spec.grid);
    if (!grid)
        return grid.error();
    const Granularity granularity = asFormatSays(job.spec).granularity;
    CodedTensor coded{.info = (*weights)->info(),
                      .outputAxis = (*weights)->outputAxis(),
                      .rows = (*weights)->rows(),
                      .cols = (*weights)->cols(),
                      .fold = foldAround((*weights)->info().shape, (*weights)->outputAxis()),
                      .grid = *grid,
                      .granularity = granularity,
                      .blocks = blockLayout(granularity, (*weights)->rows(), (*weights)->cols()),
                      .codes = {},
                      .scales = {},
                      .zeros = {},
                      .offsets = {},
                      .remarks = {}};
    if (auto created = createSpools(coded, folder); !created)
        return created.error();
    const auto keep = [&coded](const QuantizedPiece& piece) {
        auto kept = coded.codes.append(piece.codes);
        return kept ? appendParams(coded, piece) : kept;
    };
    auto plan = quantizePieces(*weights, job.spec, keep, progress);
    if (!plan)
        return plan.error();
    coded.grid = plan->grid;
    coded.restoration = plan->restoration;
    coded.remarks = plan->remarks;
    sayRemarks(job, coded.info, std::move(remarks), plan->remarks);
    if (auto padded = padParams(coded); !padded)
        return padded.error();
    return coded;
}

Result<RestoredTensor> restoreTensor(const ExportJob& job, std::size_t tensor, const std::filesystem::path& folder, Progress& progress)
{
    Remarks remarks;
    const auto weights = openFiniteWeights(job, tensor, remarks, progress);
    if (!weights)
        return weights.error();
    const BlockLayout blocks = blockLayout(asFormatSays(job.spec).granularity, (*weights)->rows(), (*weights)->cols());
    auto values = Spool::create((*weights)->size() * sizeof(float), folder);
    if (!values)
        return values.error();
    std::vector<float> block;
    const auto keep = [&](const QuantizedPiece& piece) {
        block.resize(piece.weights.size());
        decodePiece(piece, blocks, (*weights)->cols(), block);
        return values->append(bytesOf(std::span<const float>(block)));
    };
    const auto plan = quantizePieces(*weights, job.spec, keep, progress);
    if (!plan)
        return plan.error();
    const TensorInfo& info = (*weights)->info();
    sayRemarks(job, info, std::move(remarks), plan->remarks);
    return RestoredTensor{info, (*weights)->outputAxis(), foldAround(info.shape, (*weights)->outputAxis()), std::move(values).value(),
                          plan->remarks};
}

}  // namespace bitloupe
