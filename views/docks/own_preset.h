// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Settings that somebody saved under a name of their own.

#include "core/spec/quant_spec.h"

#include <QString>

namespace bitloupe {

struct OwnPreset {
    QString name;
    QuantSpec spec;
    friend bool operator==(const OwnPreset&, const OwnPreset&) = default;
};

}  // namespace bitloupe
