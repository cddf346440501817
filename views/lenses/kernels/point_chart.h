// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Charts of one point a way to multiply, with its name beside it: the roofline, and speed against error.

#include "views/chart/chart_view.h"
#include "views/lenses/kernels/kernels_facts.h"

class QLineSeries;

namespace bitloupe {

class DotItem;
class DotLabels;

class PointChart : public ChartView {
    Q_OBJECT
public:
    explicit PointChart(QWidget* parent);
    void draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem);
    void clear(const QString& why);

protected:
    virtual std::vector<KernelPoint> pointsOf(const BenchRun& run) const = 0;
    virtual double plotX(double x) const { return x; }
    virtual double plotY(double y) const { return y; }
    virtual QString words(const KernelPoint& point) const = 0;
    virtual QString title() const = 0;
    virtual QString none() const = 0;  // what is said where there are no points
    virtual PlotRange rangeOf(PlotRange points) const = 0;  // with room around them
    virtual void drawMore(const BenchRun&, const PlotRange&) { }

private:
    Reading read(double x, double y) const;

    std::shared_ptr<const BenchRun> m_run;
    std::vector<KernelPoint> m_shown;
    DotItem* m_dots;
    DotLabels* m_labels;
};

// Operations a second against operations for each byte of weights, under the limits that were measured: how fast bytes come, and how fast
// they are multiplied as float32 and as INT8.
class RooflineChart : public PointChart {
    Q_OBJECT
public:
    explicit RooflineChart(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;
    std::vector<KernelPoint> pointsOf(const BenchRun& run) const override { return rooflinePoints(run); }
    double plotX(double x) const override;
    double plotY(double y) const override;
    QString words(const KernelPoint& point) const override;
    QString title() const override { return tr("Roofline"); }
    QString none() const override { return tr("preparing…"); }
    PlotRange rangeOf(PlotRange points) const override;
    void drawMore(const BenchRun& run, const PlotRange& range) override;

private:
    void colorRoofs();

    QLineSeries* m_floats;
    QLineSeries* m_bytes;
};

// SQNR against the speed-up at one row of activations.
class ErrorSpeedChart : public PointChart {
    Q_OBJECT
public:
    explicit ErrorSpeedChart(QWidget* parent);

protected:
    std::vector<KernelPoint> pointsOf(const BenchRun& run) const override { return errorPoints(run); }
    QString words(const KernelPoint& point) const override;
    QString title() const override { return tr("Speed against what it loses"); }
    QString none() const override { return tr("preparing…"); }
    PlotRange rangeOf(PlotRange points) const override;
};

}  // namespace bitloupe
