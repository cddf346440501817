// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Nearest, GPTQ, AWQ, SmoothQuant and their combinations by the error that counts: that of the outputs, total and by output
// channel. Rows come one after the other.

#include "core/report/method_survey.h"
#include "views/lenses/activations/input_view.h"
#include "views/table/figure_model.h"

namespace bitloupe {

struct MethodsPart : InputPart {
    QuantSpec spec;
    std::vector<std::shared_ptr<const MethodResult>> rows;  // in the order of methodVariants()
    std::size_t expected = 0;
};

InputView* makeMethodsView(QWidget* parent);
Result<InputPartPtr> computeMethods(const InputViewQuestion& question, Progress& progress);

// "AWQ, GPTQ"; "Nearest" where nothing is prepared.
QString methodName(const QuantSpec& spec);
// "least output error: AWQ, GPTQ, 7.31 dB above plain rounding"
QString methodsNote(const MethodsPart& part);

class MethodModel : public FigureModel {
    Q_OBJECT
public:
    enum Column { Name, Output, Gain, Weights, Bits, kColumns };
    using FigureModel::FigureModel;

    void setPart(const MethodsPart& part);
    const MethodsPart& part() const { return m_part; }
    bool disagrees(int row) const;  // with the row before all others, by the two errors

    ValueTable valuesOf(const std::vector<int>& rows) const override;
    std::vector<int> lessImportant() const override { return {Bits, Weights, Gain}; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString words(const MethodResult& result, int row, int column) const;

    MethodsPart m_part;
};

}  // namespace bitloupe
