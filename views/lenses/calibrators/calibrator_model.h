// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The calibrators side by side as a table: one row each, sorted by any figure, best first at the start. Rows come one after
// the other while they are computed; the one in use is bold.

#include "views/lenses/calibrators/survey_data.h"
#include "views/table/figure_model.h"

namespace bitloupe {

class CalibratorModel : public FigureModel {
    Q_OBJECT
public:
    explicit CalibratorModel(QWidget* parent);  // whose theme the marks have

    void setSurvey(std::shared_ptr<const SurveyData> survey);  // keeps the order that people chose; may be null
    const SurveyedCalibrator& calibratorAt(int row) const { return *m_survey->rows[m_order[static_cast<std::size_t>(row)]]; }
    int rowOf(const std::string& calibrator) const;  // -1: no such row
    void themeChanged();

    ValueTable valuesOf(const std::vector<int>& rows) const override;
    ValueTable report() const;  // as people read it, all columns
    std::vector<int> lessImportant() const override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void reorder();
    QVariant mark(const SurveyedCalibrator& row) const;

    QWidget* m_themed;
    std::shared_ptr<const SurveyData> m_survey;
    std::vector<std::size_t> m_order;
    int m_column = 2;  // SQNR
    Qt::SortOrder m_direction = Qt::DescendingOrder;
};

}  // namespace bitloupe
