// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The values of a picture as text: what copying and saving values gives. "." is the decimal point, and numbers read back to
// the same value.

#include <QString>
#include <QStringList>
#include <vector>

namespace bitloupe {

struct ValueTable {
    QStringList columns;
    std::vector<QStringList> rows;
    QStringList notes{};  // lines below the table, in what is made for people alone
};

QString exactNumber(double value);  // shortest text that reads back to the same double
QString csv(const ValueTable& table);  // RFC 4180
QString tabSeparated(const ValueTable& table);  // for spreadsheets, by paste
// A table for documents and issues; of long ones the first rows, and a last one that says how many more there are.
QString markdown(const ValueTable& table, const QString& title = {});

}  // namespace bitloupe
