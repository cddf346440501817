// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/code_reader.h"

#include "core/grid/code_value.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe {

CodeReader::CodeReader(const Analysis& analysis)
    : m_isWidest(!std::holds_alternative<PerTensor>(analysis.spec.granularity))
{
    const Range widest = widestRange(analysis.report);
    if (!analysis.report.grid || widest == Range{})
        return;
    m_grid = analysis.report.grid;
    const bool hasParams = !m_isWidest && analysis.quantized != nullptr && !analysis.quantized->params.empty();
    m_params = hasParams ? analysis.quantized->params.front() : m_grid->params(widest);
}

std::optional<CodeReader::Code> CodeReader::at(double value) const
{
    if (m_grid == nullptr)
        return std::nullopt;
    const auto weight = static_cast<float>(value);
    std::byte bytes[2] = {};
    m_grid->encode(&weight, 1, m_params, true, bytes);
    const int code = codeAt(bytes, 0, m_grid->codeType());
    return Code{code, static_cast<double>(m_grid->value(code, m_params))};
}

QString CodeReader::words(double value) const
{
    const std::optional<Code> code = at(value);
    if (!code)
        return {};
    const QString level = text::significant(code->value, 4);
    return (m_isWidest ? QCoreApplication::translate("HistogramLens", "widest block: code %1 → %2")
                       : QCoreApplication::translate("HistogramLens", "code %1 → %2"))
        .arg(code->code)
        .arg(level);
}

}  // namespace bitloupe
