// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/csv.h"

#include <QCoreApplication>
#include <charconv>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kMarkdownRows = 100;

QString field(const QString& text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n'))
        && !text.contains(QLatin1Char('\r')))
        return text;
    QString quoted = text;
    quoted.replace(QLatin1String("\""), QLatin1String("\"\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

void append(QString& text, const QStringList& values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            text += QLatin1Char(',');
        text += field(values[i]);
    }
    text += QLatin1Char('\n');
}

QString cell(const QString& text)
{
    QString escaped = text;
    escaped.replace(QLatin1String("|"), QLatin1String("\\|"));
    return escaped.simplified();
}

QString line(const QStringList& values)
{
    QString text = QStringLiteral("|");
    for (const QString& value : values)
        text += QLatin1Char(' ') + cell(value) + QLatin1String(" |");
    return text + QLatin1Char('\n');
}

bool isNumber(const QString& text)
{
    bool ok = false;
    static_cast<void>(text.toDouble(&ok));
    return ok;
}

}  // namespace

QString exactNumber(double value)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

QString csv(const ValueTable& table)
{
    QString text;
    append(text, table.columns);
    for (const QStringList& row : table.rows)
        append(text, row);
    return text;
}

QString tabSeparated(const ValueTable& table)
{
    QString text;
    const auto add = [&text](const QStringList& values) {
        QStringList cells;
        for (const QString& value : values)
            cells.append(value.simplified());
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    add(table.columns);
    for (const QStringList& row : table.rows)
        add(row);
    return text;
}

QString markdown(const ValueTable& table, const QString& title)
{
    QString text = title.isEmpty() ? QString() : QStringLiteral("**%1**\n\n").arg(title.simplified());
    text += line(table.columns);
    QStringList rules;
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        rules.append(!table.rows.empty() && i < table.rows.front().size() && isNumber(table.rows.front()[i]) ? QStringLiteral("---:")
                                                                                                             : QStringLiteral("---"));
    text += QLatin1Char('|') + rules.join(QLatin1Char('|')) + QLatin1String("|\n");
    const std::size_t shown = table.rows.size() > kMarkdownRows ? kMarkdownRows : table.rows.size();
    for (std::size_t i = 0; i < shown; ++i)
        text += line(table.rows[i]);
    if (shown < table.rows.size()) {
        const auto more = static_cast<int>(table.rows.size() - shown);
        text += line({QCoreApplication::translate("ChartMenu", "… %n more row(s): copy as CSV for all", nullptr, more)});
    }
    for (const QString& note : table.notes)
        text += QLatin1Char('\n') + note.simplified() + QLatin1Char('\n');
    return text;
}

}  // namespace bitloupe
