// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whose curve is whose: mark, line and name of each, in as many lines as it takes.

#include "views/chart/marker.h"
#include "views/chart/plot_item.h"

#include <QWidget>
#include <vector>

namespace bitloupe {

struct CurveName {
    QString text;
    Ink color;
    Marker marker = Marker::Circle;
    QList<qreal> dashes;  // empty: the line is whole
    bool isActive = false;  // bold
};

class CurveLegend : public QWidget {
    Q_OBJECT
public:
    explicit CurveLegend(QWidget* parent);

    void setNames(std::vector<CurveName> names);

    int heightForWidth(int width) const override;  // as high as it makes itself

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QFont fontOf(const CurveName& name) const;
    int lineHeight() const;
    std::vector<QRect> places(int width) const;  // one a name

    std::vector<CurveName> m_names;
};

}  // namespace bitloupe
