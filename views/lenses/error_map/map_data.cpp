// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/map_data.h"

#include <algorithm>

namespace bitloupe {

namespace {

std::shared_ptr<const QuantizedTensor> answerOf(const LensQuestion& question)
{
    const bool isOurs = question.analysis != nullptr && question.analysis->exact && question.analysis->spec == question.spec;
    return isOurs ? question.analysis->quantized : nullptr;
}

// The range that the spec's own calibrator chose for the whole tensor, where the analysis knows it.
const Range* knownRange(const LensQuestion& question)
{
    if (question.analysis == nullptr || question.analysis->spec != question.spec)
        return nullptr;
    for (const CalibrationResult& result : question.analysis->calibrations)
        if (result.calibrator == question.spec.range.id)
            return &result.choice.range;
    return nullptr;
}

Result<ErrorMap> mapOf(const LensQuestion& question, const MapQuery& query, Progress& progress)
{
    const WholeTensor whole{nullptr, knownRange(question)};
    if (question.sample)
        return errorMap(*question.sample, question.spec, query, progress, whole);
    if (const auto answer = answerOf(question))
        return errorMap(question.weights, *answer, query, progress);
    return errorMap(question.weights, question.spec, query, progress, whole);
}

Result<WeightTrace> traceOf(const LensQuestion& question, MatrixPlace weight, Progress& progress)
{
    if (const auto answer = answerOf(question))
        return traceWeight(question.weights, *answer, weight.row, weight.col, progress);
    return traceWeight(question.weights, question.spec, weight.row, weight.col, progress, {nullptr, knownRange(question)});
}

// The map of the data before, where it is the one that is asked for.
std::shared_ptr<const ErrorMap> keptMap(const LensQuestion& question, const MapQuery& query)
{
    const auto before = std::dynamic_pointer_cast<const ErrorMapData>(question.before);
    const bool isSame = before != nullptr && before->map != nullptr && before->map->query == query && question.analysis != nullptr
        && before->analysis.lock() == question.analysis;
    return isSame ? before->map : nullptr;
}

MapRequest requestOf(const LensQuestion& question, ErrorMapData& data)
{
    data.rows = question.sample ? question.sample->rows() : question.weights->rows();
    data.cols = question.sample ? question.sample->cols() : question.weights->cols();
    data.blocks = blockLayout(asFormatSays(question.spec).granularity, data.rows, data.cols);
    const std::optional<MapRequest> asked = parseMapOption(question.option);
    if (asked && asked->rows == data.rows && asked->cols == data.cols)
        return *asked;
    const MapQuery like = asked ? asked->query : MapQuery{};
    return {data.rows,
            data.cols,
            {like.quantity, like.summary, wholeRegion(data.rows, data.cols, data.blocks.blockSize, kFirstMapCells)},
            std::nullopt};
}

Result<void> addTrace(const LensQuestion& question, const MapRequest& request, ErrorMapData& data, Progress& progress)
{
    const std::uint64_t worst = question.analysis ? question.analysis->report.maxAbsErrorIndex : 0;
    const std::uint64_t flat = question.weights->matrixIndex(std::min(worst, question.weights->size() - 1));
    const MatrixPlace weight = request.weight.value_or(MatrixPlace{flat / data.cols, flat % data.cols});
    Result<WeightTrace> trace = traceOf(question, weight, progress);
    if (!trace)
        return trace.error();
    data.trace = std::move(*trace);
    if (!question.file)
        return {};
    Result<StoredElement> stored = question.file->readStored(question.tensor, data.trace->element);
    if (stored)
        data.stored = std::move(*stored);
    else
        data.storedProblem = stored.error();
    return {};
}

}  // namespace

Result<std::shared_ptr<const LensData>> computeErrorMap(const LensQuestion& question, Progress& progress)
{
    auto data = std::make_shared<ErrorMapData>();
    const MapRequest request = requestOf(question, *data);
    data->analysis = question.analysis;
    if (data->rows == 0 || data->cols == 0)
        return std::shared_ptr<const LensData>(std::move(data));
    data->map = keptMap(question, request.query);
    if (data->map == nullptr) {
        Result<ErrorMap> map = mapOf(question, request.query, progress);
        if (!map)
            return map.error();
        data->map = std::make_shared<const ErrorMap>(std::move(*map));
    }
    if (!question.sample)
        if (Result<void> traced = addTrace(question, request, *data, progress); !traced)
            return traced.error();
    return std::shared_ptr<const LensData>(std::move(data));
}

}  // namespace bitloupe
