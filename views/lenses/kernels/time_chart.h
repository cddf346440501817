// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One bar a way to multiply, one below the other: its median time, with its bounds as a line across the bar's end; beside it its name,
// time, bytes a second, what packing took, and speed-up over float32. A way whose results are wrong is marked.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"

namespace bitloupe {

class TimeBars;

class TimeChart : public ChartView {
    Q_OBJECT
public:
    explicit TimeChart(QWidget* parent);
    void draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem,
              const QString& none);  // `none`: said where nothing is known of these tokens
    void clear(const QString& why);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Reading read(double y) const;
    void makeRoom();
    void useUnit(double mostSeconds);

    TimeBars* m_bars;
    std::shared_ptr<const BenchRun> m_run;
    double m_unit = 1e3;  // that the axis has in a second
};

}  // namespace bitloupe
