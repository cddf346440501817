// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The result's figures as text to paste elsewhere: each with its exact value and its unit.

#include "core/report/analysis.h"

#include <QString>
#include <vector>

namespace bitloupe {

struct ResultFigure {
    QString name;
    double value = 0;
    QString unit;  // "dB", "bit"…; empty: a bare number
};

std::vector<ResultFigure> resultFigures(const Analysis& analysis);
QString figuresAsCsv(const std::vector<ResultFigure>& figures);
QString figuresAsMarkdown(const std::vector<ResultFigure>& figures);

}  // namespace bitloupe
