// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace bitloupe::cli {

// Whether `name` matches `pattern`: * any text (slashes and dots too), ? one character (UTF-8), [abc], [a-z], [!a-z] one
// byte of a set, \ makes the next character plain. A pattern that is the name itself always matches.
bool globMatches(std::string_view pattern, std::string_view name);

}  // namespace bitloupe::cli
