// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What all lenses share: either a picture, or a hint what to do while there is none.

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

protected:
    QWidget* page() const { return m_page; }  // put the lens in here
    const Picture& picture() const { return m_picture; }
    // Called with picture() where everything that the lens needs is there.
    virtual void draw() = 0;
    // Why there is nothing to draw yet; empty where there is.
    virtual QString missing() const;

private:
    Picture m_picture;
    Picture m_drawn;  // keeps alive what the charts borrow
    QStackedLayout* m_stack;
    QWidget* m_page;
    QLabel* m_hint;
};

}  // namespace bitloupe
