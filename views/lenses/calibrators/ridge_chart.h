// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Small multiples: the histogram of the weights once for each calibrator, one below the other on one axis, what the
// calibrator clips in its colour and its two ends as lines. Counts are logarithmic, so that single outliers are seen.

#include "views/chart/chart_view.h"
#include "views/chart/plot_item.h"
#include "views/lenses/calibrators/survey_data.h"

namespace bitloupe {

class RidgeItem;

class RidgeChart : public ChartView {
    Q_OBJECT
public:
    explicit RidgeChart(QWidget* parent);
    // Bands in the order of `rows`, from the top.
    void draw(const std::shared_ptr<const SurveyData>& survey, const std::vector<SurveyRow>& rows, const Picture& picture);
    void clear();
    // Stands out: the row that the table has in focus; empty: none.
    void setChosen(const std::string& calibrator);

Q_SIGNALS:
    void calibratorClicked(const std::string& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitNames();
    Reading read(double x, double y) const;
    std::size_t bandAt(double y) const;  // m_rows.size(): none

    RidgeItem* m_item;
    std::vector<SurveyRow> m_rows;
    std::shared_ptr<const Analysis> m_analysis;
};

}  // namespace bitloupe
