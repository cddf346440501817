// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The few attributes that decide how a file is read.

#include "core/io/hdf5/helper/handle.h"

#include <string>

namespace bitloupe::hdf5 {

// The text of a short string attribute (fixed or variable length), or "" where there is none.
std::string attributeText(hid_t object, const char* name);

}  // namespace bitloupe::hdf5
