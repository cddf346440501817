// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the current grid makes of a value: its code, and what that code means. With one scale for the tensor that is what
// happens to such a weight; with more it is what would happen in the block that reaches farthest, and the words say so.

#include "core/report/analysis.h"

#include <QString>
#include <memory>
#include <optional>

namespace bitloupe {

class CodeReader {
public:
    struct Code {
        int code = 0;
        double value = 0;
    };

    CodeReader() = default;  // of nothing
    explicit CodeReader(const Analysis& analysis);

    std::optional<Code> at(double value) const;
    bool isOfWidestBlock() const { return m_isWidest; }
    QString words(double value) const;  // "code 3 → 0.0507"; empty where there is no grid

private:
    std::shared_ptr<const Grid> m_grid;
    BlockParams m_params;
    bool m_isWidest = false;
};

}  // namespace bitloupe
