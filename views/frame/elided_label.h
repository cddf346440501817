// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One line of text that gives way: where it does not fit it ends in "…", and its tooltip says all of it. A text of parts
// ("512 × 1376 · F16 · mean 0") loses whole parts from its end, so that no word is cut. One that wraps takes more lines instead.

#include <QLabel>

namespace bitloupe {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    QString shownText(int width) const;
    int wholeWidth() const;  // with less a word is cut, or what wraps takes another line
    void setWraps(bool wraps);
    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace bitloupe
