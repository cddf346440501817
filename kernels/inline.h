// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// For functions on arrays of vectors: called, these would go through memory.
#define BITLOUPE_INLINE __attribute__((always_inline)) inline
