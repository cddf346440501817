// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Error by threshold: the SQNR of clipping at each threshold, and where each calibrator stands on that curve. A click or a
// drag tries a threshold by hand.

#include "views/chart/chart_view.h"
#include "views/lens.h"

class QLineSeries;

namespace bitloupe {

class DotItem;
class GripItem;

class ThresholdChart : public ChartView {
    Q_OBJECT
public:
    explicit ThresholdChart(QWidget* parent = nullptr);
    void draw(const Picture& picture);

Q_SIGNALS:
    void thresholdMoved(double threshold);  // in units of the weights

protected:
    void changeEvent(QEvent* event) override;

private:
    void colorLine();
    Reading readout(double x) const;

    QLineSeries* m_line;
    DotItem* m_dots;
    GripItem* m_grip;
    std::shared_ptr<const Analysis> m_analysis;
};

// The curve over threshold / largest magnitude; points that are not finite are left out.
QList<QPointF> relativeCurve(const Curve& curve, double largestMagnitude);

}  // namespace bitloupe
