// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of preparations. A new one: one file that defines its PreparationInfo, one declaration and one line here.

#include "core/prepare/preparation.h"

#include <array>

namespace bitloupe {

PreparationInfo noPreparation();  // none.cpp

std::span<const PreparationInfo> preparations()
{
    static const std::array table{noPreparation()};
    return table;
}

Result<std::shared_ptr<const Weights>> prepare(std::shared_ptr<const Weights> weights, const Choice& choice, Progress& progress)
{
    for (const PreparationInfo& info : preparations()) {
        if (info.id == choice.id)
            return info.prepare(std::move(weights), choice, progress);
    }
    return Error{ErrorCode::BadSpec, {}, "key 'preparation'", "no preparation '" + choice.id + "'"};
}

}  // namespace bitloupe
