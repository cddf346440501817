// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the loupe says of one weight: the formula with its numbers filled in, from the value to the bytes. No widgets here.

#include "core/io/stored_element.h"
#include "core/report/weight_trace.h"
#include "views/chart/csv.h"
#include "views/lenses/error_map/loupe_formula.h"

#include <QString>
#include <vector>

namespace bitloupe {

struct LoupeFact {
    QString label;  // "code"
    QString text;
    bool isCode = false;  // bytes: in the font of code
};

// "channel 37 · input 171 · block 5 of 16 in this channel"
QString loupePlace(const WeightTrace& trace, std::uint64_t cols);
QString errorWords(const WeightTrace& trace);
QString scaleWords(const WeightTrace& trace, std::uint64_t cols);
// "3B 9E at 0x3f4a6 (byte 259238) of the file · F16, little-endian"
QString bytesWords(const StoredElement& stored);
// Where the packed codes of an export have this one: "bits 4–7 of byte 85". Empty for codes of whole bytes.
QString packedWords(const WeightTrace& trace);

std::vector<LoupeFact> loupeFacts(const WeightTrace& trace, const StoredElement* stored, const Error* problem, std::uint64_t cols);

ValueTable factTable(const std::vector<LoupeFact>& facts);
ValueTable neighbourTable(const WeightTrace& trace);

}  // namespace bitloupe
