// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sentences for people, made in one place: errors, names of table members, numbers with units. Qt Core only, so that the
// window and the command line say the same. Numbers are printed in the C locale and read back to the same value.

#include "core/base/error.h"
#include "core/base/remark.h"
#include "core/spec/quant_spec.h"

#include <QString>
#include <string_view>

namespace bitloupe::text {

// One clear sentence: what, where, the number, and what to do. Names from files are escaped (no control characters).
QString sentence(const Error& error);
// What an answer remarks on, as a sentence; empty for an id that is not known.
QString remark(const Remark& remark);
// Whether a method could not do what was asked of it; other remarks are facts of the answer.
bool isWarning(const Remark& remark);
// Human name of a table member or parameter or parameter word: ("grid", "nf4") -> "NF4 (4-bit NormalFloat)".
// Kinds: "grid", "granularity", "range", "rounding", "preparation", "param", "word", "format", "exporter", "lens", "preset".
// Empty where there is none (a test walks all tables and fails on empty names).
QString name(std::string_view kind, std::string_view id);
// One sentence of explanation, for tooltips; may be empty.
QString hint(std::string_view kind, std::string_view id);
// Short human form of a spec: "INT4 · group 128 · symmetric · MSE".
QString shortSpec(const QuantSpec& spec);
// A name from a file made safe to display: control, escape and bidirectional characters as \uXXXX.
QString safe(std::string_view nameFromFile);

QString bytes(std::uint64_t bytes);  // "1.05 MB"
QString decibels(double db);  // "18.19 dB", "exact" for +infinity
QString significant(double value, int digits);  // "2.05e-05"
QString percent(double fraction);  // "0.603 %"
QString shareHeldApart(double share);  // of tokens, from the calibration: "none", "a quarter", "15 %"

}  // namespace bitloupe::text
