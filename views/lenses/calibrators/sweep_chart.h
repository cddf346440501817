// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sample sweep: how a calibrator's range and its error on all samples settle with the number of samples it has seen.
// Lines are the means of the draws, dots the draws themselves.

#include "views/chart/chart_view.h"
#include "views/lenses/calibrators/survey_data.h"

class QLineSeries;

namespace bitloupe {

class DotItem;

class SweepChart : public ChartView {
    Q_OBJECT
public:
    explicit SweepChart(QWidget* parent);
    // `ofRange`: the change of the range against that of all samples, in per cent; else the SQNR on all samples.
    void draw(const std::shared_ptr<const SurveyData>& survey, bool ofRange, const Picture& picture);
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    Reading read(double x) const;
    double valueOf(const SweepDraw& draw) const;
    double meanOf(const SweepLevel& level) const;
    void drawLines();
    void colorLines();

    std::shared_ptr<const SurveyData> m_survey;
    std::vector<QLineSeries*> m_lines;
    DotItem* m_dots;
    bool m_ofRange = false;
};

// "MSE search: within 5 % of the range of all 4096 samples from 300 on."
QString settledWords(const SweptCalibrator& swept);
ValueTable sweepValues(const std::vector<SweptCalibrator>& sweep);

}  // namespace bitloupe
