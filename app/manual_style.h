// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Markdown says what a piece of text is; this gives it the looks of the theme: space, tables, code.

class QTextDocument;

namespace bitloupe {

struct Theme;

void dressManual(QTextDocument& document, const Theme& theme);

}  // namespace bitloupe
