// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// --activations FILE[:NAME]: what the weights are multiplied with. NAME is for weights whose tensor has another name there.
// --hold-apart SHARE: of whose tokens no method learns. --input-bits N: also quantized.

#include "app/cli/command.h"
#include "core/activations/activations.h"
#include "core/base/remark.h"
#include "core/tensor/weights.h"

#include <optional>
#include <set>
#include <string>

namespace bitloupe::cli {

class Inputs {
public:
    // Nothing is opened where the option was not given. Errors: those of opening; BadArgument where there is no such NAME.
    static Result<Inputs> open(Job& job);

    // The weights with their inputs; as they are, with a warning, where the file has none that fit and NAME names none.
    Result<std::shared_ptr<const Weights>> attach(Job& job, std::shared_ptr<const Weights> weights) const;
    const std::shared_ptr<const Activations>& activations() const { return m_activations; }  // null: none
    const InputChoice& choice() const { return m_choice; }
    std::optional<int> bits() const { return m_bits; }  // --input-bits
    bool holdsApart() const { return m_activations && m_choice.heldApart > 0; }

private:
    std::shared_ptr<const Activations> m_activations;
    InputChoice m_choice;
    std::optional<int> m_bits;
    mutable std::set<std::pair<std::string, std::string_view>> m_said;  // of which tensor what: once, however many specs ask
};

// "gptq_no_inputs" and its kin, as a warning where a method could not do what was asked, else as a note.
void sayRemark(Job& job, const std::string& tensor, const Remark& remark);

}  // namespace bitloupe::cli
