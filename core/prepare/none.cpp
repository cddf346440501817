// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "none": the weights as they are.

#include "core/prepare/preparation.h"

namespace bitloupe {

PreparationInfo noPreparation()
{
    return {"none", {}, [](std::shared_ptr<const Weights> weights, const QuantSpec&, Progress&) {
                return Result<Prepared>(Prepared{std::move(weights), nullptr, {}, {}});
            }};
}

}  // namespace bitloupe
