// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How controls are drawn: Fusion with quiet frames, pills for tabs, small headings for docks and thin scroll bars. Drawn with
// painters in logical pixels from the palette's theme, so that it is crisp at every scale and follows a change of theme.
//
// Properties that widgets may carry:
//   "titleNote" (QString, on a QDockWidget): a side note at the right of the dock's heading
//   "link" (bool, on a QToolButton): drawn as words in the accent colour

#include "views/theme.h"

#include <QProxyStyle>

class QStyleOptionProgressBar;
class QStyleOptionSlider;

namespace bitloupe {

class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    // Each draws its element and says so; false: as Fusion does it.
    bool drawPanel(PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool drawTab(ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    bool drawBar(ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawDockTitle(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComplex& option, QPainter& painter) const;
    void drawSpinBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
    void drawProgress(ControlElement element, const QStyleOptionProgressBar& option, QPainter& painter) const;
    void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
};

}  // namespace bitloupe
