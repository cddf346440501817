// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inputs as integers: a scale for each token against one for all, dynamic and static, token by token.

#include "core/report/token_quantization.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct TokensPart : InputPart {
    std::optional<TokenQuantization> answer;
    std::optional<Error> problem;  // why there is none
};

InputView* makeTokensView(QWidget* parent);
Result<InputPartPtr> computeTokens(const InputViewQuestion& question, Progress& progress);

// "each token 38.1 dB, all tokens 31.2 dB, all tokens, static 30.9 dB (of the outputs)"
QString tokensNote(const TokenQuantization& answer);

}  // namespace bitloupe
