// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/result_text.h"

#include "core/prepare/searched.h"
#include "views/chart/csv.h"
#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe {

std::vector<ResultFigure> resultFigures(const Analysis& analysis)
{
    const ErrorReport& report = analysis.report;
    const auto name = [](const char* words) { return QCoreApplication::translate("ResultPanel", words); };
    const QString weight = name(QT_TRANSLATE_NOOP("ResultPanel", "weight"));
    std::vector<ResultFigure> figures{
        {name(QT_TRANSLATE_NOOP("ResultPanel", "SQNR")), report.sqnrDb, QStringLiteral("dB")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "MSE")), report.mse, weight + QStringLiteral("²")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Largest error")), report.maxAbsError, weight},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Mean error")), report.meanAbsError, weight},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Relative error")), report.relativeError * 100, QStringLiteral("%")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Cosine")), report.cosine, {}},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "KL divergence")), report.kl, QStringLiteral("nat")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Clipped")), report.clippedFraction * 100, QStringLiteral("%")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Bits per weight")), report.bitsPerWeight, QStringLiteral("bit")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Size before")), static_cast<double>(report.bytesBefore), QStringLiteral("B")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Size after")), static_cast<double>(report.bytesAfter), QStringLiteral("B")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Code entropy")), report.codeEntropyBits, QStringLiteral("bit")},
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Used levels")), report.usedLevels * 100, QStringLiteral("%")}};
    if (report.output.known) {
        figures.push_back({name(QT_TRANSLATE_NOOP("ResultPanel", "Output SQNR")), report.output.sqnrDb, QStringLiteral("dB")});
        figures.push_back({name(QT_TRANSLATE_NOOP("ResultPanel", "Output MSE")), report.output.mse, {}});
    }
    if (const auto& apart = report.output.heldApart) {
        figures.push_back({name(QT_TRANSLATE_NOOP("ResultPanel", "Output SQNR, apart")), apart->sqnrDb, QStringLiteral("dB")});
        figures.push_back({name(QT_TRANSLATE_NOOP("ResultPanel", "Output MSE, apart")), apart->mse, {}});
    }
    for (const Remark& remark : report.remarks) {
        if (tellsWhatWasFound(remark.id))
            figures.push_back({QString::fromUtf8(searchedParameter(analysis.spec.preparation.id)), remark.value, {}});
    }
    if (!analysis.bestPossible.levels.empty())
        figures.push_back(
            {name(QT_TRANSLATE_NOOP("ResultPanel", "Best possible (Lloyd–Max)")), analysis.bestPossible.sqnrDb, QStringLiteral("dB")});
    figures.push_back(
        {name(QT_TRANSLATE_NOOP("ResultPanel", "Bound for a Gaussian (R(D))")), analysis.rateDistortionDb, QStringLiteral("dB")});
    return figures;
}

QString figuresAsCsv(const std::vector<ResultFigure>& figures)
{
    ValueTable table{{QStringLiteral("figure"), QStringLiteral("value"), QStringLiteral("unit")}, {}};
    for (const ResultFigure& figure : figures)
        table.rows.push_back({figure.name, exactNumber(figure.value), figure.unit});
    return csv(table);
}

QString figuresAsMarkdown(const std::vector<ResultFigure>& figures)
{
    QString table = QStringLiteral("| %1 | %2 | %3 |\n|---|---:|---|\n")
                        .arg(QCoreApplication::translate("ResultPanel", "Figure"), QCoreApplication::translate("ResultPanel", "Value"),
                             QCoreApplication::translate("ResultPanel", "Unit"));
    for (const ResultFigure& figure : figures)
        table += QStringLiteral("| %1 | %2 | %3 |\n").arg(figure.name, text::significant(figure.value, 6), figure.unit);
    return table;
}

}  // namespace bitloupe
