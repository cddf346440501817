// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 5: what happens to the weights before they are quantized. "none" passes them on untouched.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spec/param.h"
#include "core/tensor/weights.h"

#include <memory>
#include <span>
#include <string_view>

namespace bitloupe {

struct PreparationInfo {
    std::string_view id;
    std::span<const ParamInfo> params;
    Result<std::shared_ptr<const Weights>> (*prepare)(std::shared_ptr<const Weights> weights, const Choice& choice, Progress& progress);
};
std::span<const PreparationInfo> preparations();
Result<std::shared_ptr<const Weights>> prepare(std::shared_ptr<const Weights> weights, const Choice& choice, Progress& progress);

}  // namespace bitloupe
