// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Operations a second against operations for each byte of weights, under the limits that were measured: how fast bytes come, and how fast
// they are multiplied by the activations of the ways of the run. A name stands at the end of each roof.

#include "views/lenses/kernels/point_chart.h"

class QLineSeries;

namespace bitloupe {

class MarginNames;

class RooflineChart : public PointChart {
    Q_OBJECT
public:
    explicit RooflineChart(QWidget* parent);
    const std::vector<KernelRoof>& roofs() const { return m_roofs; }

protected:
    void changeEvent(QEvent* event) override;
    std::vector<KernelPoint> pointsOf(const BenchRun& run) const override { return rooflinePoints(run); }
    double plotX(double x) const override;
    double plotY(double y) const override;
    QString words(const KernelPoint& point) const override;
    QString title() const override { return tr("Roofline"); }
    PlotRange rangeOf(PlotRange points) const override;
    void drawMore(const BenchRun& run, std::uint64_t tokens, const PlotRange& range) override;
    void clearMore() override;

private:
    double heightAt(const KernelRoof& roof, double x) const;  // plot units
    void drawRoofs(const PlotRange& range);
    void colorRoofs();

    std::vector<KernelRoof> m_roofs;
    std::vector<QLineSeries*> m_lines;
    MarginNames* m_names;
};

}  // namespace bitloupe
