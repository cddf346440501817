// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which activations meet which weights, where people have said so: by the tensor's name, the entry's; empty: none at all.
// Tensors that are not in here are matched by their names.

#include <QString>
#include <map>

namespace bitloupe {

using InputMatches = std::map<QString, QString>;

}  // namespace bitloupe
