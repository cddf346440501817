// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calibrate/reference/torch_observer.h"
#include "tests/golden/case.h"

namespace bitloupe::golden {

// The keys that affine.qparams and the observers share.
inline reference::TorchScheme torchScheme(const Case& c)
{
    return {c.word("scheme") == "symmetric",
            c.integer("qmin"),
            c.integer("qmax"),
            static_cast<float>(c.number("eps")),
            static_cast<float>(c.number("sym_divisor")),
            c.integer("sym_zero_point")};
}

}  // namespace bitloupe::golden
