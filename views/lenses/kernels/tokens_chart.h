// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where fewer bits stop paying: speed-up over float32 against the rows of activations, one line a quantized way. The pointer is told the
// nearest point; keys go from one number of rows to the next, and are told all ways there, the fastest first.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"
#include "views/lenses/kernels/kernels_look.h"

class QLineSeries;

namespace bitloupe {

class DotItem;
class MarginNames;

class TokensChart : public ChartView {
    Q_OBJECT
public:
    explicit TokensChart(QWidget* parent);
    // `none`: said where nothing is known.
    void draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem, const QString& none);
    void clear(const QString& why);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool ownKey(QKeyEvent* event) override;

private:
    Reading read(double x, double y) const;
    Reading readAll(std::uint64_t tokens) const;
    double stepped(double x, int steps) const;
    void drawLines();
    void colorLines();
    void makeRoom();
    void makeHeight();

    std::shared_ptr<const BenchRun> m_run;
    std::vector<KernelLine> m_shown;
    std::vector<WayLook> m_looks;
    std::vector<QLineSeries*> m_lines;
    DotItem* m_dots;
    MarginNames* m_names;
    bool m_isKeyed = false;  // keys were used last, not the pointer
};

}  // namespace bitloupe
