// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tells screen readers that a chart is a chart, and what its crosshair reads.

namespace bitloupe {

void installChartAccessibility();  // once is enough, more does no harm

}  // namespace bitloupe
