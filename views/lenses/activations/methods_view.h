// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Nearest, GPTQ, AWQ, SmoothQuant and their combinations by the error that counts: that of the outputs, total and by output
// channel. Rows come one after the other.

#include "core/report/held_apart.h"
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
// In dB of the output, by which methods are ranked: on the tokens held apart where there are some.
double rankedBy(const OutputError& output);
// "least output error: AWQ, GPTQ, 7.31 dB above plain rounding"; "▲ 2 of 9 harm on tokens held apart · best on these: AWQ, 0.54 dB
// above plain rounding"
QString methodsNote(const MethodsPart& part);

class MethodModel : public FigureModel {
    Q_OBJECT
public:
    enum Column { Name, Output, Gain, Apart, GainApart, Weights, Bits, kColumns };
    using FigureModel::FigureModel;

    void setPart(const MethodsPart& part);
    const MethodsPart& part() const { return m_part; }
    bool disagrees(int row) const;  // with the row before all others, by the two errors
    std::optional<Harm> harm(int row) const;  // on the tokens held apart, against that row
    bool holdsApart() const;  // any row knows tokens held apart

    ValueTable valuesOf(const std::vector<int>& rows) const override;
    std::vector<int> lessImportant() const override { return {Bits, Weights, Apart, Output, Gain}; }
    bool isIdle(int column) const override { return (column == Apart || column == GainApart) && !holdsApart(); }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString words(const MethodResult& result, int row, int column) const;
    QString toolTip(const MethodResult& result, int row) const;
    double gain(const MethodResult& result, bool apart) const;  // in dB above plain rounding

    MethodsPart m_part;
};

}  // namespace bitloupe
