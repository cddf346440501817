// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "views/text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace bitloupe::cli {

namespace {

// Characters, not bytes. Wide East Asian characters are counted as one: a column may then be a little ragged.
std::size_t displayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (; !utf8.empty(); ++width)
        utf8.remove_prefix(text::nextChar(utf8).length);
    return width;
}

std::string padded(const std::string& text, std::size_t width, bool toTheRight)
{
    const std::size_t have = displayWidth(text);
    const std::string space(width > have ? width - have : 0, ' ');
    return toTheRight ? space + text : text + space;
}

std::string escapePipes(const std::string& text)
{
    std::string out;
    for (const char c : text)
        out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string rightTrimmed(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace

void Output::startTable(std::vector<Column> columns)
{
    finish();
    m_columns = std::move(columns);
}

void Output::add(const Record& record, std::vector<std::string> cells)
{
    if (m_form == OutputForm::Json)
        return line(toJson(record));
    if (m_form != OutputForm::Csv) {
        m_rows.push_back(std::move(cells));
        return;
    }
    const std::vector<FlatField> fields = flatten(record);
    std::string keys, values;
    for (const FlatField& field : fields) {
        keys += (keys.empty() ? "" : ",") + csvCell(field.first);
        values += (&field == fields.data() ? "" : ",") + csvCell(field.second);
    }
    if (m_csvKeys != keys)  // once, or where another kind of line begins
        line(keys);
    m_csvKeys = keys;
    line(values);
}

void Output::paragraph(const std::string& text)
{
    if (m_form != OutputForm::Markdown)
        return;
    finish();
    line("");
    line(escapePipes(text));
}

void Output::finish()
{
    if (!m_rows.empty())
        m_form == OutputForm::Markdown ? printMarkdown() : printTable();
    m_rows.clear();
}

void Output::line(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
    if (std::fflush(stdout) != 0)
        throw OutputClosed{errno};
}

void Output::printTable()
{
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        widths.push_back(displayWidth(m_columns[i].title));
        for (const auto& row : m_rows)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string head;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        head += (i > 0 ? "  " : "") + padded(m_columns[i].title, widths[i], m_columns[i].isNumber);
    line(rightTrimmed(head));
    for (const auto& row : m_rows) {
        std::string text;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            text += (i > 0 ? "  " : "") + padded(row[i], widths[i], m_columns[i].isNumber);
        line(rightTrimmed(text));
    }
}

void Output::printMarkdown()
{
    std::string head = "|", rule = "|";
    for (const Column& column : m_columns) {
        head += " " + escapePipes(column.title) + " |";
        rule += column.isNumber ? " ---: |" : " --- |";
    }
    if (m_hasPrinted)
        line("");  // else the table would go on, or what stands before it would be its head
    m_hasPrinted = true;
    line(head);
    line(rule);
    for (const auto& row : m_rows) {
        std::string text = "|";
        for (const std::string& cell : row)
            text += " " + escapePipes(cell) + " |";
        line(text);
    }
}

}  // namespace bitloupe::cli
