// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cards of a lens: a main one, and others below it side by side. Where the page is too narrow for two of these, one is
// shown at a time, chosen by its name; where it is too low for all, it scrolls (LensFrame puts it into a scroll area).

#include <QWidget>
#include <vector>

namespace bitloupe {

class Card;
class Chip;

class CardPage : public QWidget {
    Q_OBJECT
public:
    explicit CardPage(QWidget* parent = nullptr);

    // `mainShare`: of the height, where there is more than the cards need.
    void setCards(Card* main, double mainShare, const std::vector<Card*>& others, const std::vector<int>& widths);
    bool isNarrow() const { return m_isNarrow; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return {700, 600}; }

Q_SIGNALS:
    void narrowChanged(bool isNarrow);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool isNarrowAt(int width) const;
    int tabsHeight(int width) const;
    void choose(std::size_t card);
    void arrange();
    void arrangeTabs(const QRect& place);

    Card* m_main = nullptr;
    std::vector<Card*> m_others;
    std::vector<int> m_widths;  // shares
    std::vector<Chip*> m_tabs;
    double m_mainShare = 0.6;
    std::size_t m_chosen = 0;
    bool m_isNarrow = false;
};

}  // namespace bitloupe
