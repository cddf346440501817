// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The values of a picture as text: what "Copy values" and "Save values" give. RFC 4180, "." as the decimal point, numbers
// that read back to the same value.

#include <QString>
#include <QStringList>
#include <vector>

namespace bitloupe {

struct ValueTable {
    QStringList columns;
    std::vector<QStringList> rows;
};

QString exactNumber(double value);  // shortest text that reads back to the same double
QString csv(const ValueTable& table);

}  // namespace bitloupe
