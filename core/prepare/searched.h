// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a preparation's search varies. Its curve (PreparationCurve) travels with the answer, and a remark that ends in
// "_found" tells what was taken: "smoothquant_alpha_found", "awq_ratio_found".

#include <string_view>

namespace bitloupe {

// Of the parameter that the curve goes over: "alpha", "ratio"; empty where this preparation searches for nothing.
std::string_view searchedParameter(std::string_view preparation);

// Whether a remark tells what a search took: its value is that parameter's.
inline bool tellsWhatWasFound(std::string_view remark) { return remark.ends_with("_found"); }

}  // namespace bitloupe
