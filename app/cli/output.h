// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Results on standard output, in the form that was asked for. JSON and CSV lines leave at once; tables for people when
// all rows are known, because a column is as wide as its widest cell.

#include "app/cli/value.h"

#include <string>
#include <vector>

namespace bitloupe::cli {

enum class OutputForm { Table, Json, Csv, Markdown };

// Standard output cannot be written: its reader left, or the disk is full. Carries errno.
struct OutputClosed {
    int error = 0;
};

// A column of the table for people.
struct Column {
    std::string title;
    bool isNumber = true;  // aligned to the right
};

class Output {
public:
    explicit Output(OutputForm form)
        : m_form(form)
    {
    }

    // Before the first row. A new table may follow an earlier one.
    void startTable(std::vector<Column> columns);
    // `record` is printed as JSON and CSV, `cells` (one a column, UTF-8, names made safe) in tables.
    void add(const Record& record, std::vector<std::string> cells);
    // Words under the table, in Markdown alone: other forms have them on standard error, or as data. Ends the table.
    void paragraph(const std::string& text);
    // Prints what is still held back.
    void finish();

    OutputForm form() const { return m_form; }

private:
    void line(const std::string& text);
    void printTable();
    void printMarkdown();

    OutputForm m_form;
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    bool m_hasPrinted = false;  // a table in Markdown
    std::string m_csvKeys;  // the heading that was printed last
};

}  // namespace bitloupe::cli
