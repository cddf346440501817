// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A framed part of a lens: a title, a side note, and what it holds.

#include "views/frame/elided_label.h"

#include <QFrame>

class QVBoxLayout;

namespace bitloupe {

class HeaderLayout;

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const { return m_title->text(); }
    // Beside the title; `stands out`: in the colour of what deserves a look.
    void setNote(const QString& note, bool standsOut = false);
    // A head with more to say than fits beside each other: title and note take more lines, and lose nothing.
    void setHeadWraps();
    // Where the title is said elsewhere: on the tab that shows the card.
    void setTitleShown(bool isShown);
    HeaderLayout* header() const { return m_header; }  // for controls after the note
    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_title;
    ElidedLabel* m_note;
    HeaderLayout* m_header;
    QVBoxLayout* m_body;
    bool m_showsTitle = true;
};

}  // namespace bitloupe
