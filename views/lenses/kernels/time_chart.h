// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One bar a way to multiply, one below the other: its median time, with its bounds as a line across the bar's end; beside it its name,
// time, bytes a second and speed-up over float32.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"

namespace bitloupe {

class TimeBars;

class TimeChart : public ChartView {
    Q_OBJECT
public:
    explicit TimeChart(QWidget* parent);
    void draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem);
    void clear(const QString& why);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Reading read(double y) const;
    void makeRoom();

    TimeBars* m_bars;
    std::shared_ptr<const BenchRun> m_run;
    std::vector<KernelBar> m_shown;
};

}  // namespace bitloupe
