// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the doctor found, as sentences (core/report/doctor.h). Qt Core only.

#include "core/report/doctor.h"

#include <QString>

namespace bitloupe::text {

// One sentence with its numbers, the reason why it matters, and what helps: "3 of 4096 blocks are all zeros…".
QString sentence(const Finding& finding);
// "Warning", "Note".
QString severity(Severity severity);

}  // namespace bitloupe::text
