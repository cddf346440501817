// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/spec/quant_spec.h"

#include <QString>

namespace bitloupe::text {

// "Scales fold into: The normalization before"; empty where the settings scale no columns.
QString foldsInto(const QuantSpec& spec);

}  // namespace bitloupe::text
