// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the calibrators look at, by clipping threshold, with each one's choice on its curve. Objectives of one kind are shown
// together: errors, divergences, shares kept, errors that a model predicts. All but shares on a logarithmic axis.

#include "views/chart/chart_view.h"
#include "views/lenses/calibrators/curve_legend.h"
#include "views/lenses/calibrators/survey_data.h"

class QLineSeries;

namespace bitloupe {

class DotItem;

struct ObjectiveKind {
    QString id;  // of CalibratorInfo::objective: "error"
    QString name;  // "Error"
};
// The kinds of those rows that have a curve, in the order of the rows.
std::vector<ObjectiveKind> objectiveKinds(const std::vector<SurveyRow>& rows);

// A curve as plot points: threshold, and the objective or its decimal logarithm; points without one are left out.
QList<QPointF> objectivePoints(const Curve& curve, bool isLogarithmic);

// As far as the data reach and any of the calibrators goes, with a little to spare: a search that tries thresholds several
// times as large does not press the others together. `curves` may end before that.
double objectiveReach(const std::vector<SurveyRow>& rows, const std::vector<QList<QPointF>>& curves);

class ObjectiveChart : public ChartView {
    Q_OBJECT
public:
    explicit ObjectiveChart(QWidget* parent);
    void draw(const std::vector<SurveyRow>& rows, const QString& kind, const Choice& own, const Picture& picture);
    void clear();
    // What is drawn, with each one's choice: for a legend.
    std::vector<CurveName> names() const;

protected:
    void changeEvent(QEvent* event) override;

    static QString thresholdTitle(const Granularity& granularity);

private:
    Reading read(double x) const;
    QString drawCurves(const std::vector<QList<QPointF>>& curves);
    void colorLines();

    std::vector<QLineSeries*> m_lines;
    std::vector<SurveyRow> m_shown;  // by line
    DotItem* m_dots;
    Choice m_own;
    bool m_isLogarithmic = true;
};

}  // namespace bitloupe
