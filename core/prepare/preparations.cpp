// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of preparations. A new one: one file that defines its PreparationInfo, one declaration and one line here.

#include "core/prepare/preparation.h"
#include "core/prepare/searched.h"

#include <array>
#include <utility>

namespace bitloupe {

PreparationInfo noPreparation();  // none.cpp
PreparationInfo smoothQuantPreparation();  // smooth_quant_preparation.cpp
PreparationInfo awqPreparation();  // awq_preparation.cpp
PreparationInfo llmInt8Preparation();  // outlier_preparations.cpp
PreparationInfo outlierPreparation();  // outlier_preparations.cpp

std::span<const PreparationInfo> preparations()
{
    static const std::array table{noPreparation(), smoothQuantPreparation(), awqPreparation(), llmInt8Preparation(), outlierPreparation()};
    return table;
}

std::string_view searchedParameter(std::string_view preparation)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSearched{{{"smoothquant", "alpha"}, {"awq", "ratio"}}};
    for (const auto& [id, parameter] : kSearched) {
        if (id == preparation)
            return parameter;
    }
    return {};
}

Result<Prepared> prepare(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    for (const PreparationInfo& info : preparations()) {
        if (info.id == spec.preparation.id)
            return info.prepare(std::move(weights), spec, progress);
    }
    return Error{ErrorCode::BadSpec, {}, "key 'preparation'", "no preparation '" + spec.preparation.id + "'"};
}

}  // namespace bitloupe
