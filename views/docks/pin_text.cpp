// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/pin_text.h"

#include "views/chart/csv.h"
#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe {

namespace {

QString specText(const PinRow& row) { return QString::fromStdString(printSpec(row.pin.spec)); }

// A bar in a name would end the table's cell.
QString cell(QString text) { return text.replace(u'|', QStringLiteral("\\|")); }

QString known(const std::optional<double>& number) { return number ? exactNumber(*number) : QString(); }

QString outputCell(const PinFigures& figures)
{
    if (!figures.outputSqnrDb)
        return {};
    const QString output = text::decibels(*figures.outputSqnrDb);
    return figures.outputSqnrDbApart
        ? QCoreApplication::translate("PinsDock", "%1, held apart %2").arg(output, text::decibels(*figures.outputSqnrDbApart))
        : output;
}

QString heading(const char* words) { return QCoreApplication::translate("PinsDock", words); }

}  // namespace

QString pinsAsText(const std::vector<PinRow>& rows)
{
    QString text;
    for (const PinRow& row : rows)
        text += specText(row) + u'\n';
    return text;
}

QString pinsAsCsv(const std::vector<PinRow>& rows)
{
    ValueTable table{{QStringLiteral("name"), QStringLiteral("spec"), QStringLiteral("bits_per_weight"), QStringLiteral("sqnr_db"),
                      QStringLiteral("mse"), QStringLiteral("max_abs_error"), QStringLiteral("bytes"), QStringLiteral("output_sqnr_db"),
                      QStringLiteral("output_mse"), QStringLiteral("output_sqnr_db_apart"), QStringLiteral("output_mse_apart")},
                     {}};
    for (const PinRow& row : rows) {
        QStringList values{row.pin.name, specText(row)};
        if (const auto& f = row.figures)
            values += {exactNumber(f->bitsPerWeight), exactNumber(f->sqnrDb),         exactNumber(f->mse),
                       exactNumber(f->maxAbsError),   QString::number(f->bytesAfter), known(f->outputSqnrDb),
                       known(f->outputMse),           known(f->outputSqnrDbApart),    known(f->outputMseApart)};
        else
            values += QStringList(9, QString());
        table.rows.push_back(values);
    }
    return csv(table);
}

QString pinsAsMarkdown(const std::vector<PinRow>& rows)
{
    QString text = QStringLiteral("| %1 | %2 | %3 | MSE | %4 | %5 | %6 |\n|---|---:|---:|---:|---:|---:|---:|\n")
                       .arg(heading(QT_TRANSLATE_NOOP("PinsDock", "Settings")), heading(QT_TRANSLATE_NOOP("PinsDock", "Bits per weight")),
                            QStringLiteral("SQNR"), heading(QT_TRANSLATE_NOOP("PinsDock", "Largest error")),
                            heading(QT_TRANSLATE_NOOP("PinsDock", "Size")), heading(QT_TRANSLATE_NOOP("PinsDock", "Output SQNR")));
    for (const PinRow& row : rows) {
        QStringList cells{cell(row.pin.name)};
        if (const auto& f = row.figures)
            cells += {QString::number(f->bitsPerWeight, 'f', 3), text::decibels(f->sqnrDb),  text::significant(f->mse, 3),
                      text::significant(f->maxAbsError, 3),      text::bytes(f->bytesAfter), outputCell(*f)};
        else
            cells += QStringList(6, QString());
        text += QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    return text;
}

}  // namespace bitloupe
