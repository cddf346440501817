// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The report as one self-contained HTML page: no scripts, no outside references, light and dark.

#include "core/report/analysis.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bitloupe::cli {

// One line of the report's table.
struct ReportRow {
    std::string file;
    TensorInfo info;
    double sqnrDb = 0, mse = 0, clippedFraction = 0, bitsPerWeight = 0;
    std::uint64_t bytesBefore = 0, bytesAfter = 0;
};

// What the pictures of one tensor are drawn from.
struct ReportPictures {
    std::string file;
    TensorInfo info;
    std::shared_ptr<const Analysis> analysis;
    std::optional<GridComparison> grids;  // NF4 against INT4
};

std::string pageHead(const QuantSpec& spec);
std::string tableSection(std::span<const ReportRow> rows);
std::string tensorSection(const ReportPictures& pictures);
std::string pageFoot();

}  // namespace bitloupe::cli
