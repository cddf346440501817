// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of preparations. A new one: one file that defines its PreparationInfo, one declaration and one line here.

#include "core/prepare/preparation.h"

#include <array>

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

Result<Prepared> prepare(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    for (const PreparationInfo& info : preparations()) {
        if (info.id == spec.preparation.id)
            return info.prepare(std::move(weights), spec, progress);
    }
    return Error{ErrorCode::BadSpec, {}, "key 'preparation'", "no preparation '" + spec.preparation.id + "'"};
}

}  // namespace bitloupe
