// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/survey_facts.h"

#include "views/lenses/calibrators/sweep_chart.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CalibratorsLens)
};

// The baseline, which clips nothing: the first of the table.
SurveyRow baseline(const SurveyData& survey)
{
    for (const SurveyRow& row : survey.rows)
        if (row->calibrator.id == calibrators().front().id && !row->error)
            return row;
    return nullptr;
}

}  // namespace

SurveyRow bestRow(const SurveyData& survey)
{
    SurveyRow best;
    for (const SurveyRow& row : survey.rows)
        if (!row->error && (best == nullptr || row->report.sqnrDb > best->report.sqnrDb))
            best = row;
    return best;
}

QString surveyNote(const SurveyData& survey)
{
    QStringList parts;
    const SurveyRow best = bestRow(survey), plain = baseline(survey);
    if (best != nullptr)
        parts += Words::tr("%1 is best: %2").arg(calibratorName(best->calibrator), text::decibels(best->report.sqnrDb));
    if (best != nullptr && plain != nullptr && best != plain && std::isfinite(best->report.sqnrDb - plain->report.sqnrDb))
        parts += Words::tr("%1 above %2")
                     .arg(text::decibels(best->report.sqnrDb - plain->report.sqnrDb), text::name("range", plain->calibrator.id));
    if (!survey.isComplete())
        parts += Words::tr("%1 of %2 so far").arg(survey.rows.size()).arg(survey.expected);
    return parts.join(QStringLiteral(" · "));
}

QString sweepNote(const SurveyData& survey)
{
    for (const SweptCalibrator& swept : survey.sweep)
        if (swept.calibrator == survey.own && !swept.levels.empty() && survey.isComplete())
            return settledWords(swept);
    return {};
}

}  // namespace bitloupe
