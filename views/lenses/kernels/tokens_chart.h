// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where fewer bits stop paying: speed-up over float32 against the rows of activations, one line a quantized way.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"

class QLineSeries;

namespace bitloupe {

class DotItem;
class DotLabels;

class TokensChart : public ChartView {
    Q_OBJECT
public:
    explicit TokensChart(QWidget* parent);
    void draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem);
    void clear(const QString& why);

protected:
    void changeEvent(QEvent* event) override;

private:
    Reading read(double x) const;
    void colorLines();

    std::shared_ptr<const BenchRun> m_run;
    std::vector<KernelLine> m_shown;
    std::vector<QLineSeries*> m_lines;
    DotItem* m_dots;
    DotLabels* m_labels;
};

}  // namespace bitloupe
