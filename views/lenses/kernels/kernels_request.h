// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Kernels lens asks to be measured, as the lens's option: "rows=4096 cols=4096 threads=1 from=memory ways=usual run=3". Every
// press of Measure is a run of its own; none begins twice.

#include <QString>
#include <cstdint>
#include <optional>

namespace bitloupe {

struct KernelsRequest {
    std::uint64_t rows = 0, cols = 0;
    int threads = 1;
    bool isCold = true;
    bool wantsAll = false;  // all ways to multiply, not the usual ones alone
    std::uint64_t run = 0;
    friend bool operator==(const KernelsRequest&, const KernelsRequest&) = default;
};
QString printRequest(const KernelsRequest& request);
std::optional<KernelsRequest> parseRequest(const QString& text);

}  // namespace bitloupe
