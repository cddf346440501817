// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/kernels_data.h"

#include "core/base/system.h"
#include "views/lenses/kernels/kernels_request.h"

#include <algorithm>
#include <atomic>

namespace bitloupe {

namespace {

constexpr double kSeconds = 3;  // for each number of tokens

// Whether this run may begin now: the first question of it only.
bool begins(std::uint64_t run)
{
    static std::atomic<std::uint64_t> last{0};
    std::uint64_t before = last.load();
    while (run > before) {
        if (last.compare_exchange_weak(before, run))
            return true;
    }
    return false;
}

std::vector<std::string> waysOf(const KernelsRequest& request)
{
    std::vector<std::string> ways;
    for (const ProductCase& each : productCases()) {
        const bool isThere = each.isThere == nullptr || each.isThere();
        if (isThere && (request.wantsAll || each.isUsual))
            ways.emplace_back(each.id);
    }
    return ways;
}

// The settings' own format as the others are: nearest, not prepared.
QuantSpec plainSpec(QuantSpec spec)
{
    spec.rounding = defaultSpec().rounding;
    spec.preparation = defaultSpec().preparation;
    return spec;
}

Result<BenchRequest> requestOf(const LensQuestion& question, const KernelsRequest& asked)
{
    const double bytes = kBenchBytesAWeight * static_cast<double>(asked.rows) * static_cast<double>(asked.cols);
    if (bytes > 0.5 * static_cast<double>(memoryLimit()))
        return Error{ErrorCode::NeedsMemory, {}, {}, std::to_string(static_cast<std::uint64_t>(bytes)) + " bytes"};
    const auto weights = benchWeights(question.weights, asked.rows, asked.cols);
    if (!weights)
        return weights.error();
    BenchRequest request;
    request.weights = *weights;
    request.cases = waysOf(asked);
    request.specs = {plainSpec(question.spec)};
    request.tokens.assign(std::begin(kLensTokens), std::end(kLensTokens));
    request.threads = asked.threads;
    request.isCold = asked.isCold;
    request.seconds = kSeconds;
    return request;
}

}  // namespace

Result<std::shared_ptr<const LensData>> computeKernels(const LensQuestion& question, Progress& progress)
{
    using Shared = std::shared_ptr<const LensData>;
    const auto before = std::dynamic_pointer_cast<const KernelsData>(question.before);
    if (before != nullptr && before->option == question.option)
        return Shared(before);
    auto data = std::make_shared<KernelsData>();
    data->option = question.option;
    data->isOver = true;
    const auto asked = parseRequest(QString::fromStdString(question.option));
    if (!asked || !begins(asked->run))
        return Shared(data);
    const auto request = requestOf(question, *asked);
    if (!request)
        return request.error();
    const auto soFar = [&](const BenchRun& run) {
        auto some = std::make_shared<KernelsData>();
        some->option = question.option;
        some->run = run;
        question.soFar(some);
    };
    auto run = runBenchmark(*request, soFar, progress);
    if (!run)
        return run.error();
    data->run = std::move(*run);
    return Shared(data);
}

}  // namespace bitloupe
