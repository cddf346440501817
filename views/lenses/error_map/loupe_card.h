// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The loupe: one weight, its neighbours, its formula with the numbers filled in, its bytes. Its text can be marked with the
// mouse; Copy takes all of it, the context menu also as CSV (neighbours) and Markdown.

#include "views/frame/card.h"
#include "views/lenses/error_map/loupe_facts.h"
#include "views/lenses/error_map/map_data.h"

class QGridLayout;
class QLabel;

namespace bitloupe {

class Chip;
class NeighbourStrip;

class LoupeCard : public Card {
    Q_OBJECT
public:
    explicit LoupeCard(QWidget* parent);

    void draw(const ErrorMapData& answer, const QString& title, const QString& fileStem);
    bool isHeld() const;
    void setHeld(bool isHeld);
    QString words() const;  // all facts, one a line

Q_SIGNALS:
    void chosen(bitloupe::MatrixPlace place);
    void worstWanted();
    void heldChanged(bool isHeld);
    void said(const QString& sentence, bool isProblem);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Line {
        QLabel* label;
        QLabel* text;
    };
    void buildHeader();
    void setFacts();
    void copy() const;

    std::optional<WeightTrace> m_trace;
    std::vector<LoupeFact> m_facts;
    QString m_title, m_fileStem;
    NeighbourStrip* m_strip;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    Chip* m_hold = nullptr;
};

}  // namespace bitloupe
