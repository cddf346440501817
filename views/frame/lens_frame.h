// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What all lenses share: either a picture, or a hint what to do while there is none. A page that is too low scrolls.

#include "views/frame/card_page.h"
#include "views/lens.h"

class QLabel;
class QStackedLayout;

namespace bitloupe {

class LensFrame : public LensView {
    Q_OBJECT
public:
    explicit LensFrame(QWidget* parent);
    void show(const Picture& picture) final;
    using QWidget::show;
    QString hint() const;  // what is shown in place of a picture; empty where there is one

protected:
    CardPage* page() const { return m_page; }  // put the lens in here
    const Picture& picture() const { return m_picture; }
    // Called with picture() where everything that the lens needs is there.
    virtual void draw() = 0;
    // Why there is nothing to draw yet; empty where there is.
    virtual QString missing() const;
    // What to say of weights that leave nothing to draw: no elements, none finite.
    QString emptiness() const;

private:
    void connectCharts();

    Picture m_picture;
    Picture m_drawn;  // keeps alive what the charts borrow
    QStackedLayout* m_stack;
    QWidget* m_scroll;
    CardPage* m_page;
    QLabel* m_hint;
    bool m_isConnected = false;
};

// What is said in place of what is not there yet: that it is being computed, or was cancelled.
QString waiting(const Picture& picture);
// What is said of what is there so far, and that no more comes, where that is so.
QString withStopped(const QString& note, const Picture& picture);
// What is said of a picture that is made from a sample; empty for an exact one.
QString sampleMark(const Picture& picture);
// "model-layers.0.w2-histogram": what a saved picture of this tensor is called.
QString pictureStem(const Picture& picture, const QString& chart);

}  // namespace bitloupe
