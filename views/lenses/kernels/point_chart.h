// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Charts of one point a way to multiply, with its name beside it: the roofline (roofline_chart.h), and speed against error.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"

namespace bitloupe {

class DotItem;
class DotLabels;

class PointChart : public ChartView {
    Q_OBJECT
public:
    explicit PointChart(QWidget* parent);
    // The points at `tokens` rows. `none`: said where nothing is known.
    void draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem, const QString& none);
    void clear(const QString& why);

protected:
    virtual std::vector<KernelPoint> pointsOf(const BenchRun& run) const = 0;  // at all numbers of rows
    virtual double plotX(double x) const { return x; }
    virtual double plotY(double y) const { return y; }
    virtual QString words(const KernelPoint& point) const = 0;
    virtual QString title() const = 0;
    virtual PlotRange rangeOf(PlotRange points) const = 0;  // with room around them
    virtual void drawMore(const BenchRun&, std::uint64_t, const PlotRange&) { }
    virtual void clearMore() { }
    const BenchRun* run() const { return m_run.get(); }

private:
    Reading read(double x, double y) const;

    std::shared_ptr<const BenchRun> m_run;
    std::vector<KernelPoint> m_shown;
    DotItem* m_dots;
    DotLabels* m_labels;
};

// SQNR against the speed-up.
class ErrorSpeedChart : public PointChart {
    Q_OBJECT
public:
    explicit ErrorSpeedChart(QWidget* parent);

protected:
    std::vector<KernelPoint> pointsOf(const BenchRun& run) const override { return errorPoints(run); }
    void drawMore(const BenchRun& run, std::uint64_t tokens, const PlotRange& range) override;
    QString words(const KernelPoint& point) const override;
    QString title() const override { return tr("Speed against what it loses"); }
    PlotRange rangeOf(PlotRange points) const override;
};

}  // namespace bitloupe
